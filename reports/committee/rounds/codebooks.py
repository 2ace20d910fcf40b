"""The codebook of the rounds: filed once a wording, and read in the reader's language."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import get_language

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from reports.committee.rounds.codebook_text import QUESTIONS, TITLE, Asked
from reports.committee.rounds.models import Codebook, Question
from reports.committee.seats.states import RUN

TURN = "SELECT pg_advisory_xact_lock(hashtext('committee_codebook'))"


@transaction.atomic
def file_codebook(
    *, by: User, at: datetime, title: str = TITLE, questions: Sequence[Asked] = QUESTIONS
) -> Codebook:
    """File a codebook as a new version; the last one again where it says the same.

    Runs in the committee's scope.  Two who come at once take turns.  Raises ``AccessDenied``.
    """
    require(by, RUN)
    with connection.cursor() as cursor:
        cursor.execute(TURN)
    last = latest_codebook()
    if last is not None and _says(last) == [_row(one) for one in questions]:
        return last
    version = (last.version if last else 0) + 1
    made = Codebook.objects.create(version=version, title=title, written_by=by, written_at=at)
    Question.objects.bulk_create(
        Question(codebook=made, number=number, **_row(one))
        for number, one in enumerate(questions, 1)
    )
    detail: dict[str, object] = {"version": version, "questions": len(questions)}
    trail.record(event="committee.codebook_filed", subject=made, by=by, at=at, detail=detail)
    return made


def latest_codebook() -> Codebook | None:
    """The codebook that a new round takes."""
    return Codebook.objects.order_by("-version").first()


def questions_of(codebook: Codebook) -> QuerySet[Question]:
    """The questions of a codebook by number."""
    return Question.objects.filter(codebook=codebook).order_by("number")


def text_of(question: Question) -> str:
    """The question in the language of the page."""
    return question.text_es if _in_spanish() else question.text


def answers_of(question: Question) -> list[tuple[int, str]]:
    """Its answers in their order, in the language of the page."""
    place = 2 if _in_spanish() else 1
    return [(answer[0], answer[place]) for answer in question.answers]


def _in_spanish() -> bool:
    return (get_language() or "").startswith("es")


def _row(asked: Asked) -> dict[str, object]:
    return {
        "duty": str(asked.duty),
        "text": asked.text,
        "text_es": asked.text_es,
        "scale": str(asked.scale),
        "answers": [list(answer) for answer in asked.answers],
    }


def _says(codebook: Codebook) -> list[dict[str, object]]:
    return list(questions_of(codebook).values("duty", "text", "text_es", "scale", "answers"))  # type: ignore[arg-type]
