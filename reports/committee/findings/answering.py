"""Writes of an addressee, in its own scope: the reply, the steps, and the evidence of each."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, holds
from portal.participation.documents import LARGEST, TOO_LARGE, examine, publish
from portal.participation.drafts import TooLarge
from portal.participation.models import Document
from portal.participation.selectors import right_of
from portal.training.services import require_trained_for
from reports.committee.findings.advice import LONGEST_ADVICE, LONGEST_WORDS
from reports.committee.findings.days import day_for
from reports.committee.findings.models import Recommendation, Response, Step
from reports.committee.findings.reaching import locked_advice, move
from reports.committee.findings.refusals import (
    DayUnfit,
    NoSuchFinding,
    NothingUndertaken,
    StepUnfit,
)
from reports.committee.findings.states import ADDRESSEE, RECOMMENDATION, Progress, Stance

LONGEST_OFFICE = 200


@transaction.atomic
def answer(
    *, recommendation_id: UUID, stance: str, words: str, office: str, by: User, at: datetime
) -> Response:
    """Reply to a recommendation for its addressee, in time or late; the reply stays.

    Raises ``AccessDenied``, ``TransitionRefused``, ``WordsMissing`` and ``WordsTooLong``.
    """
    advice = _own(recommendation_id, by, at)
    _allow(advice, Progress.ANSWERED)
    made = Response.objects.create(
        recommendation=advice,
        stance=Stance(stance),
        words=fit(words, most=LONGEST_WORDS),
        office=fit(office, most=LONGEST_OFFICE),
        given_by=by,
        given_at=at,
    )
    move(advice, Progress.ANSWERED, by, at)
    detail: dict[str, object] = {"stance": made.stance}
    event = "committee.recommendation_answered"
    trail.record(event=event, subject=advice, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def undertake(
    *, recommendation_id: UUID, words: str, due_on: date, by: User, at: datetime
) -> Step:
    """Undertake a step until a day; with the first one the recommendation is being carried out.

    Raises ``AccessDenied``, ``TransitionRefused``, ``NothingUndertaken``, ``DayUnfit``,
    ``WordsMissing`` and ``WordsTooLong``.
    """
    advice = _own(recommendation_id, by, at)
    if advice.status != Progress.IMPLEMENTING:
        _allow(advice, Progress.IMPLEMENTING)
    if Response.objects.filter(recommendation=advice, stance=Stance.DOES_NOT).exists():
        raise NothingUndertaken(_("Your reply does not concur: there is nothing to undertake."))
    if due_on < day_for(advice.addressee, at=at):
        raise DayUnfit(_("Choose a day that is not past."))
    made = Step.objects.create(
        recommendation=advice,
        number=Step.objects.filter(recommendation=advice).count() + 1,
        words=fit(words, most=LONGEST_ADVICE),
        due_on=due_on,
        undertaken_by=by,
        undertaken_at=at,
    )
    if advice.status != Progress.IMPLEMENTING:
        move(advice, Progress.IMPLEMENTING, by, at)
    _record("committee.step_undertaken", advice, made, by, at)
    return made


def complete(
    *,
    recommendation_id: UUID,
    step: int,
    evidence: str,
    by: User,
    at: datetime,
    content: bytes = b"",
    name: str = "",
) -> Step:
    """Say that a step is done and by what one can see it, with a document if there is one.

    The secretariat then verifies it, or asks for more.  Raises ``AccessDenied``,
    ``NoSuchFinding``, ``StepUnfit``, ``WordsMissing``, ``WordsTooLong``, ``NotADocument`` and
    ``CheckUnavailable``.
    """
    if len(content) > LARGEST:
        raise TooLarge(str(TOO_LARGE))
    _own_of(recommendation_id, by, at)
    # Before the lock: a file can take seconds to read.
    media_type = examine(content) if content else ""
    with transaction.atomic():
        advice = _own(recommendation_id, by, at)
        document = publish(content=content, name=name, media_type=media_type) if content else None
        return _done(advice, step, evidence, document, by, at)


def _done(
    advice: Recommendation,
    number: int,
    evidence: str,
    document: Document | None,
    by: User,
    at: datetime,
) -> Step:
    rows = Step.objects.select_for_update(of=("self",)).filter(recommendation=advice)
    found = rows.filter(number=number).first()
    if found is None:
        raise NoSuchFinding(_("There is no such step."))
    if found.done_at is not None or advice.status != Progress.IMPLEMENTING:
        raise StepUnfit(_("The step is done already."))
    found.evidence, found.document = fit(evidence, most=LONGEST_WORDS), document
    found.done_by, found.done_at, found.asked_more = by, at, ""
    fields = ["evidence", "document_id", "done_by_id", "done_at", "asked_more"]
    found.save(update_fields=fields)
    _record("committee.step_done", advice, found, by, at)
    return found


def _own(recommendation_id: UUID, by: User, at: datetime) -> Recommendation:
    """A recommendation that was sent to an addressee for whom the person acts, locked."""
    return _theirs(locked_advice(recommendation_id), by, at)


def _own_of(recommendation_id: UUID, by: User, at: datetime) -> None:
    """Refuse whoever does not act for the addressee, before a file is read for them."""
    rows = Recommendation.objects.select_related("addressee")
    found = rows.filter(pk=recommendation_id).first()
    if found is None:
        raise NoSuchFinding(_("There is no such recommendation."))
    _theirs(found, by, at)


def _theirs(advice: Recommendation, by: User, at: datetime) -> Recommendation:
    place = advice.addressee
    right = right_of(place)
    if advice.transmitted_at is None or not holds(by, right, place):
        raise AccessDenied(_("No recommendation to a place that you answer for has this number."))
    require_trained_for(user=by, rights=[right], place=place, at=at)
    return advice


def _allow(advice: Recommendation, target: str) -> None:
    """Refuse where it does not go; whose it is was asked before."""
    needed = RECOMMENDATION.permission_for(source=advice.status, target=target)
    if needed != ADDRESSEE:
        raise AccessDenied(_("This is not for the addressee to do."))


def _record(event: str, advice: Recommendation, step: Step, by: User, at: datetime) -> None:
    detail: dict[str, object] = {"step": step.number, "due_on": step.due_on.isoformat()}
    trail.record(event=event, subject=advice, by=by, at=at, detail=detail)
