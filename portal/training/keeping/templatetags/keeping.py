"""What a person is to complete by when, for the page of their own training."""

from django.template import Library
from django.utils import timezone

from portal.accounts.models import User
from portal.training.keeping.selectors import Due, dues_of

register = Library()


@register.simple_tag
def training_dues(user: User) -> list[Due]:
    """The modules that are assigned to a person, the earliest day first."""
    return dues_of(user, at=timezone.now())
