"""Reads: the questions of a complaint, and what a place sees of what was put to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from complaints.asking.models import Answer, Question, StageCount
from complaints.asking.services import ANSWERS
from complaints.asking.stages import Stage
from complaints.models import Complaint
from complaints.vault.keys import KeyDestroyed
from complaints.vault.sealed import open_record
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.access import jurisdictions_of
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.reaching import stepping_into


@dataclass(frozen=True)
class Asked:
    """A question with its answer; the words are '' once its keys are destroyed."""

    question: Question
    words: str
    answer: Answer | None
    answer_words: str
    is_late: bool

    @property
    def last_moment(self) -> datetime:
        """The last instant that is not too late; it is of the last day of the place."""
        return self.question.due_at - timedelta(microseconds=1)


@dataclass(frozen=True)
class Counted:
    """The complaints about a place at one stage; ``number`` is None for fewer than five."""

    stage: str
    number: int | None


@dataclass(frozen=True)
class Place:
    """A place, and the complaints about it by stage as they were counted last."""

    place: Jurisdiction
    counts: list[Counted]


def questions_of(complaint: Complaint, *, at: datetime) -> list[Asked]:
    """Every question of a complaint with its answer, the latest first; complaints scope."""
    rows = Question.objects.filter(asking__complaint=complaint)
    return [_asked(row, at) for row in _in_order(rows)]


def questions_for(user: User) -> QuerySet[Question]:
    """The questions put to the places that a person answers for, the latest first.

    Runs in the places' own scope.  An administrator as such answers for none.
    """
    return _in_order(Question.objects.filter(jurisdiction__in=jurisdictions_of(user, ANSWERS)))


def question_for(user: User, question_id: UUID, *, at: datetime) -> Asked | None:
    """One question with its own answer; None for one that was put to nobody of the person's."""
    found = questions_for(user).filter(pk=question_id).first()
    return _asked(found, at) if found else None


def places_of(user: User) -> list[Place]:
    """The places that a person answers for, by name, with the counts of each."""
    rows = Jurisdiction.objects.filter(pk__in=jurisdictions_of(user, ANSWERS)).order_by("name")
    counts = StageCount.objects.filter(jurisdiction__in=rows)
    found: dict[int, dict[str, StageCount]] = {}
    for one in counts.order_by("stage"):
        found.setdefault(one.jurisdiction_id, {})[one.stage] = one
    return [_place(row, found.get(row.pk, {})) for row in rows]


def missed_questions(*, at: datetime) -> int:
    """How many questions were not answered in time, in every place together; for the public.

    Runs in the complaints scope, or in none.
    """
    unanswered, late = Q(answer=None), Q(answer__answered_at__gte=F("due_at"))
    with stepping_into(scope.complaints()):
        return Question.objects.filter(unanswered | late, due_at__lte=at).count()


def _in_order(rows: QuerySet[Question]) -> QuerySet[Question]:
    rows = rows.select_related("jurisdiction", "answer__answered_by")
    return rows.order_by("-asked_at", "-id")


def _asked(row: Question, at: datetime) -> Asked:
    answer: Answer | None = getattr(row, "answer", None)
    is_late = row.due_at <= (answer.answered_at if answer else at)
    words = _words(row.words, row.pk, "question")
    answered = _words(answer.words, row.pk, "answer") if answer else ""
    return Asked(row, words, answer, answered, is_late)


def _words(sealed: bytes | memoryview, question_id: UUID, kind: str) -> str:
    try:
        told = open_record(sealed, complaint_id=question_id, name=f"{kind}:{question_id}")
    except KeyDestroyed:
        return ""
    return str(told["words"])


def _place(place: Jurisdiction, counts: dict[str, StageCount]) -> Place:
    each = [
        Counted(stage.label, counts[stage].number if stage in counts else None) for stage in Stage
    ]
    return Place(place, each)
