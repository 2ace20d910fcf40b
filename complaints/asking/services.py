"""Writes: a question is put to the place complained of, and the place answers it once."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from complaints.asking.letters import tell_officials
from complaints.asking.models import Answer, Asking, Kind, Question, Stance
from complaints.asking.refusals import (
    AnsweredAlready,
    NobodyToAsk,
    NotInTime,
    StanceUnfit,
    TooSoon,
)
from complaints.casework.hands import lock_complaint, require_hand
from complaints.deadlines.due import day_of, end_of
from complaints.models import Complaint
from complaints.states import INVESTIGATE, SUPERVISE, Status
from complaints.vault.keys import destroy_keys, make_keys
from complaints.vault.sealed import seal_record
from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied, holds
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.reaching import stepping_into
from portal.training.services import require_trained_for

# Whoever answers for a place: its officials and counsel, and those of its state.
ANSWERS = "decide_participation"
# Project choices: no rule names a period.
LEAST_DAYS, MOST_DAYS = 5, 90
# Whose rights let them ask.
ASKS = (INVESTIGATE, SUPERVISE)


def ask_place(
    *,
    complaint_id: UUID,
    words: str,
    until: date,
    kind: str = Kind.QUESTION,
    gives_number: bool = False,
    by: User,
    at: datetime,
) -> Question:
    """Put a question to the place complained of, to be answered until the end of a day there.

    Or a recommendation, while the complaint stands at one.  For investigators and supervisors.
    Raises ``AccessDenied``, ``NobodyToAsk``, ``NotInTime``, ``TooSoon``, ``WordsMissing``,
    ``WordsTooLong`` and ``KeyDestroyed``.
    """
    text = fit(words)
    with stepping_into(scope.complaints()):
        complaint = lock_complaint(complaint_id)
        require_hand(complaint, by, *ASKS, at=at)
        _refuse(complaint, until, at)
        if kind == Kind.RECOMMENDATION and complaint.status != Status.RECOMMENDATION:
            raise TooSoon(_("Take the complaint to its recommendation first."))
        made = Question(
            kind=Kind(kind),
            jurisdiction_id=complaint.jurisdiction_id,
            complaint_number=complaint.number if gives_number else "",
            asked_at=at,
            due_at=end_of(until, complaint.jurisdiction.time_zone),
        )
        make_keys(made.pk)
        made.words = seal_record({"words": text}, complaint_id=made.pk, name=f"question:{made.pk}")
        made.save(force_insert=True)
        Asking.objects.create(
            jurisdiction_id=complaint.jurisdiction_id,
            question=made,
            complaint=complaint,
            asked_by=by,
        )
        detail: dict[str, object] = {
            "kind": made.kind,
            "until": until.isoformat(),
            "number": gives_number,
        }
        trail.record(event="question.asked", subject=made, by=by, at=at, detail=detail)
        tell_officials(made, complaint.jurisdiction, is_new=True, at=at)
    return made


@transaction.atomic
def answer_question(
    *, question_id: UUID, words: str, stance: str = "", by: User, at: datetime
) -> Answer:
    """Answer a question for the place to which it was put, late or not; nobody changes it.

    An answer to a recommendation says whether the place agrees, and no other one does.  Runs in
    the place's own scope.  Raises ``AccessDenied``, ``AnsweredAlready``, ``StanceUnfit``,
    ``WordsMissing``, ``WordsTooLong`` and ``KeyDestroyed``.
    """
    text = fit(words)
    question = Question.objects.select_related("jurisdiction").filter(pk=question_id).first()
    if question is None or not holds(by, ANSWERS, question.jurisdiction):
        raise AccessDenied(_("This question was not put to a place that you answer for."))
    require_trained_for(user=by, rights=[ANSWERS], place=question.jurisdiction, at=at)
    if (stance in Stance.values) != (question.kind == Kind.RECOMMENDATION):
        raise StanceUnfit(_("Say whether your jurisdiction agrees with the recommendation."))
    name = f"answer:{question.pk}"
    sealed = seal_record({"words": text}, complaint_id=question.pk, name=name)
    try:
        with transaction.atomic():
            made = Answer.objects.create(
                jurisdiction_id=question.jurisdiction_id,
                question=question,
                words=sealed,
                stance=stance,
                answered_by=by,
                answered_at=at,
            )
    except IntegrityError:
        raise AnsweredAlready(_("This question was answered already.")) from None
    detail: dict[str, object] = {"stance": stance}
    trail.record(event="question.answered", subject=question, by=by, at=at, detail=detail)
    return made


def forget_questions(complaint: Complaint) -> int:
    """Destroy the keys of every question of a complaint that is disposed of; how many.

    Runs in the complaints scope.
    """
    rows = Asking.objects.filter(complaint=complaint).order_by("pk")
    ids = list(rows.values_list("question_id", flat=True))
    for question_id in ids:
        destroy_keys(question_id)
    return len(ids)


def _refuse(complaint: Complaint, until: date, at: datetime) -> None:
    if complaint.jurisdiction.kind == Jurisdiction.Kind.PROGRAM:
        raise NobodyToAsk(_("The complaint is about no county or state that could be asked."))
    today = day_of(at, complaint.jurisdiction.time_zone)
    if not timedelta(days=LEAST_DAYS) <= until - today <= timedelta(days=MOST_DAYS):
        given = {"least": LEAST_DAYS, "most": MOST_DAYS}
        raise NotInTime(_("Give from %(least)s to %(most)s days for the answer.") % given)
