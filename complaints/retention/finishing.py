"""Carries out what two people decided: keys first, then files, then all that was sealed.

The order leaves no way in which a tombstone stands over anything that can be read: it is written
last, and after the keys.  A turn that breaks off is taken up again by the next one, from the
start, as each step done once more does no harm; nothing is destroyed that is not confirmed.
"""

from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, connection

from complaints.asking.services import forget_questions
from complaints.clusters.keeping import forget_sketch
from complaints.evidence.services import remove_files
from complaints.retention.models import Disposal, Tombstone
from complaints.retention.schedule import ended_as
from complaints.vault.keys import destroy_keys
from portal.audit import trail
from portal.jurisdictions import scope

AT_ONCE = 100


def finish_disposals(*, at: datetime) -> int:
    """Carry out what was confirmed, at most 100 a turn; how many.  Safe to run twice, and at once.

    One that a disk or the database refuses keeps none of the others waiting: the first such
    ``OSError`` or ``DatabaseError`` is raised once they are done.  Runs in no scope.
    """
    with scope.within(scope.complaints()):
        # What is confirmed after this turn began is for the next: no end is before its decision.
        rows = Disposal.objects.filter(confirmed_at__lte=at, complaint__tombstone=None)
        rows = rows.order_by("confirmed_at", "pk")
        waiting = list(rows.values_list("pk", "complaint_id")[:AT_ONCE])
    done, refused = 0, []
    for pk, complaint_id in waiting:
        try:
            done += _finish(pk, complaint_id, at)
        except (OSError, DatabaseError) as refusal:
            refused.append(refusal)
    if refused:
        raise refused[0]
    return done


def _finish(pk: UUID, complaint_id: UUID, at: datetime) -> bool:
    """Carry out one; False where another worker wrote its tombstone meanwhile."""
    destroy_keys(complaint_id)
    remove_files(complaint_id=complaint_id)
    with scope.within(scope.complaints()):
        rows = Disposal.objects.select_for_update(of=("self",)).select_related("complaint")
        disposal = rows.get(pk=pk)
        if Tombstone.objects.filter(complaint=complaint_id).exists():
            return False
        forget_questions(disposal.complaint)
        _empty(complaint_id)
        forget_sketch(complaint_id)
        _bury(disposal, at)
    return True


def _empty(complaint_id: UUID) -> None:
    """Empty every sealed column, by a function that asks for the two people itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT empty_complaint(%s)", [complaint_id])


def _bury(disposal: Disposal, at: datetime) -> None:
    complaint = disposal.complaint
    stone = Tombstone(
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        number=complaint.number,
        topic=complaint.topic,
        opened_at=complaint.opened_at,
        ended_at=complaint.changed_at,
        outcome=ended_as(complaint),
        period_id=disposal.period_id,
        proposed_by_id=disposal.proposed_by_id,
        confirmed_by=disposal.confirmed_by,
        disposed_at=disposal.confirmed_at or at,
        carried_out_at=at,
    )
    stone.save(force_insert=True)
    trail.record(event="retention.disposed", subject=complaint, by=None, at=at)
