"""What the page of a complaint shows its people of the letters that they were sent."""

from django.template import Library

from complaints.letters.models import Letter
from complaints.letters.selectors import letters_to
from complaints.models import Party

register = Library()


@register.simple_tag
def sent_to(party: Party) -> list[Letter]:
    """Every letter that a person was sent, the oldest first."""
    return letters_to(party)
