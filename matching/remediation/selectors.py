"""Tasks that acts with effect in the past left behind."""

from django.db.models import Count, QuerySet

from matching.remediation.models import Remediation, RemediationItem
from portal.accounts.models import User


def tasks_visible_to(user: User) -> QuerySet[Remediation]:
    """The tasks of a person's places, the open ones first, with ``touched`` searches counted."""
    rows = Remediation.objects.visible_to(user, "view_booking")
    rows = rows.select_related("jurisdiction", "event__jurisdiction", "resolved_by")
    return rows.annotate(touched=Count("items")).order_by("status", "-opened_at")


def items_of(task: Remediation) -> QuerySet[RemediationItem]:
    """The searches that a task lists, with their bookings, by the time of booking."""
    rows = RemediationItem.objects.filter(remediation=task)
    return rows.select_related("search__booking").order_by("search__booking__booked_at")
