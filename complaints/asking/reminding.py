"""What the beat does about questions: remind those who answer, and put what was missed on record.

It counts the complaints about each place too, once a week.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count

from complaints.asking.letters import tell_officials, tell_owners
from complaints.asking.models import LEAST, Asking, Question, StageCount
from complaints.asking.stages import STAGE_OF, Stage
from complaints.models import Complaint
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction

AT_ONCE = 200
BEFORE = timedelta(days=2)
# A place that saw each complaint come would know who was released the day before.
RECOUNTED = timedelta(days=7)


def remind_of_questions(*, at: datetime) -> int:
    """Remind of unanswered questions near their end, note those missed; how many letters.

    At most 200 of each a turn; safe to run twice and at once, as each is told of once.
    """
    near = _ids(due_at__gt=at, due_at__lte=at + BEFORE, reminded_at=None)
    missed = _ids(due_at__lte=at, missed_at=None)
    return sum(_remind(pk, at) for pk in near) + sum(_miss(pk, at) for pk in missed)


def count_stages(*, at: datetime) -> int:
    """Count the complaints about each place by stage; how many rows were written, 0 in between.

    Fewer than five are kept as no number at all.
    """
    with scope.within(scope.complaints()):
        newest = StageCount.objects.order_by("-counted_at").first()
        if newest and newest.counted_at + RECOUNTED > at:
            return 0
        rows = [
            StageCount(
                jurisdiction_id=place,
                stage=stage,
                number=number if number >= LEAST else None,
                counted_at=at,
            )
            for place, numbers in _numbers().items()
            for stage, number in numbers.items()
        ]
        StageCount.objects.bulk_create(
            rows,
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["jurisdiction", "stage"],
            update_fields=["number", "counted_at"],
        )
    return len(rows)


def _numbers() -> dict[int, dict[str, int]]:
    """The numbers by place and stage, also of places about which there is no complaint.

    Whether a place is counted must tell it nothing.
    """
    places = Jurisdiction.objects.exclude(kind=Jurisdiction.Kind.PROGRAM).order_by("pk")
    found = {pk: dict.fromkeys(Stage.values, 0) for pk in places.values_list("pk", flat=True)}
    rows = Complaint.objects.exclude(jurisdiction__kind=Jurisdiction.Kind.PROGRAM).order_by()
    by_status = rows.values_list("jurisdiction_id", "status").annotate(number=Count("pk"))
    for place, status, number in by_status:
        found[place][STAGE_OF[status]] += number
    return found


def _ids(**where: object) -> list[UUID]:
    with scope.within(scope.complaints()):
        rows = Question.objects.filter(answer=None, **where).order_by("due_at", "pk")
        return list(rows.values_list("pk", flat=True)[:AT_ONCE])


def _remind(pk: UUID, at: datetime) -> int:
    """Write to those who answer for the place, if nobody did meanwhile."""
    with scope.within(scope.complaints()):
        if not Question.objects.filter(pk=pk, reminded_at=None).update(reminded_at=at):
            return 0
        question = Question.objects.select_related("jurisdiction").get(pk=pk)
        return tell_officials(question, question.jurisdiction, is_new=False, at=at)


def _miss(pk: UUID, at: datetime) -> int:
    """Put a missed answer on record and write to who has the complaint, if nobody did."""
    with scope.within(scope.complaints()):
        if not Question.objects.filter(pk=pk, missed_at=None).update(missed_at=at):
            return 0
        asking = Asking.objects.select_related("question", "complaint__jurisdiction").get(
            question_id=pk
        )
        trail.record(event="question.late", subject=asking.question, by=None, at=at)
        return tell_owners(asking, at=at)
