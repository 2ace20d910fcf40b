"""What the page of a complaint shows of its people and messages."""

from django import template

from complaints.following.people import Person, people_of
from complaints.following.thread import Letter, all_letters_of
from complaints.models import Complaint

register = template.Library()


@register.simple_tag
def letters_with(complaint: Complaint) -> list[Letter]:
    """Every message of a complaint, the oldest first."""
    return all_letters_of(complaint)


@register.simple_tag
def people_behind(complaint: Complaint) -> list[Person]:
    """Whoever is behind a complaint, without a name."""
    return people_of(complaint)
