"""Lengths of time on the pages of casework, in the reader's language."""

from datetime import datetime

from django.template import Library

from matching.casework.durations import in_days_and_hours
from matching.status.claims import elapsed_of
from matching.status.models import Claim

register = Library()


@register.filter
def waited(claim: Claim, at: datetime) -> str:
    """How long a claim took to be decided, or has waited at an instant."""
    return in_days_and_hours(elapsed_of(claim, at))


@register.filter
def since(moment: datetime, at: datetime) -> str:
    """How long ago a moment was at an instant."""
    return in_days_and_hours(at - moment)
