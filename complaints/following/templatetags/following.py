"""What the page of a complaint shows of its people and messages."""

from django.template import Library

from complaints.following.people import Person, people_of
from complaints.following.thread import Letter, all_letters_of
from complaints.models import Complaint
from complaints.vault.keys import KeyDestroyed

register = Library()


@register.simple_tag
def letters_with(complaint: Complaint) -> list[Letter] | None:
    """Every message of a complaint, the oldest first; None once its keys are destroyed."""
    try:
        return all_letters_of(complaint)
    except KeyDestroyed:
        return None


@register.simple_tag
def people_behind(complaint: Complaint) -> list[Person]:
    """Whoever is behind a complaint, without a name."""
    return people_of(complaint)
