"""The portal complains by itself of each hold past its deadline: once, and soon."""

from datetime import datetime

from django.db import IntegrityError

from complaints.models import Complaint
from complaints.services import open_complaint
from matching.holds.models import Overdue
from portal.jurisdictions import scope

AT_ONCE = 200


def open_for_overdue_holds(*, at: datetime) -> int:
    """Open the complaints that are missing; return how many, at most 200 a turn.

    Safe to run twice, and at the same time: the database lets one complaint for a hold in.
    """
    with scope.within(scope.complaints()):
        rows = Overdue.objects.filter(complaint=None).order_by("deadline_at", "pk")
        missing = list(rows.select_related("jurisdiction", "agency")[:AT_ONCE])
    return sum(_open_once(overdue, at) for overdue in missing)


def _open_once(overdue: Overdue, at: datetime) -> bool:
    """Open a complaint of a hold in a transaction of its own; False where another was first."""
    try:
        with scope.within(scope.complaints()):
            open_complaint(
                topic=Complaint.Topic.HELD_TOO_LONG,
                source=Complaint.Source.AUTOMATIC,
                jurisdiction=overdue.jurisdiction,
                agency=overdue.agency,
                notice_number=overdue.number,
                by=None,
                at=at,
                overdue=overdue,
            )
    except IntegrityError:
        with scope.within(scope.complaints()):
            if not Complaint.objects.filter(overdue=overdue).exists():
                raise
        return False
    return True
