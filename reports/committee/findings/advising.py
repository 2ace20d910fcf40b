"""Writes of the secretariat on recommendations, in the committee's scope."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from reports.committee.findings.advice import LONGEST_WHY
from reports.committee.findings.days import day_for
from reports.committee.findings.letters import tell_addressee, tell_more_is_asked
from reports.committee.findings.models import Recommendation, Step
from reports.committee.findings.reaching import (
    allow_advice,
    keep_to_part,
    locked_advice,
    matter_of,
    move,
)
from reports.committee.findings.refusals import (
    DayUnfit,
    NoSuchFinding,
    StepUnfit,
    SupersededBySelf,
)
from reports.committee.findings.states import Progress
from reports.committee.seats.states import RUN


@transaction.atomic
def transmit(
    *, recommendation_id: UUID, by: User, at: datetime, due_on: date | None = None
) -> Recommendation:
    """Send an adopted recommendation to its addressee, by letter to whoever answers there.

    ``due_on`` gives a later day for the reply than the finding did.  Raises ``AccessDenied``,
    ``MustKeepAway``, ``TransitionRefused``, and ``DayUnfit`` where the day is past.
    """
    advice = locked_advice(recommendation_id)
    allow_advice(advice, Progress.TRANSMITTED, by, at)
    wanted = due_on or advice.due_on
    if wanted < advice.due_on or wanted <= day_for(advice.addressee, at=at):
        raise DayUnfit(_("Choose a day that is still to come, and no earlier one than adopted."))
    advice.due_on, advice.transmitted_at = wanted, at
    move(advice, Progress.TRANSMITTED, by, at, "due_on", "transmitted_at")
    tell_addressee(advice, at=at)
    return advice


@transaction.atomic
def supersede(
    *, recommendation_id: UUID, other_id: UUID, by: User, at: datetime
) -> Recommendation:
    """Put another recommendation in the place of one; both stay where they are.

    Raises ``AccessDenied``, ``MustKeepAway``, ``TransitionRefused``, ``NoSuchFinding`` and
    ``SupersededBySelf``.
    """
    # In one order, so that two calls that name each other's do not wait for each other.
    found = {one: locked_advice(one) for one in sorted({recommendation_id, other_id})}
    advice, other = found[recommendation_id], found[other_id]
    allow_advice(advice, Progress.SUPERSEDED, by, at)
    if advice == other or other.status == Progress.SUPERSEDED:
        raise SupersededBySelf(_("Name another recommendation, which stands itself."))
    advice.superseded_by = other
    move(advice, Progress.SUPERSEDED, by, at, "superseded_by_id")
    return advice


@transaction.atomic
def verify_step(*, recommendation_id: UUID, step: int, by: User, at: datetime) -> Step:
    """Verify a step that was done; with the last of them the recommendation is carried out.

    Raises ``AccessDenied``, ``MustKeepAway``, ``NoSuchFinding`` and ``StepUnfit``.
    """
    advice, found = _step(recommendation_id, step, by, at)
    found.verified_by, found.verified_at = by, at
    found.save(update_fields=["verified_by", "verified_at"])
    detail: dict[str, object] = {"step": step}
    event = "committee.step_verified"
    trail.record(event=event, subject=advice, by=by, at=at, detail=detail)
    if not Step.objects.filter(recommendation=advice, verified_at=None).exists():
        move(advice, Progress.VERIFIED, by, at)
    return found


@transaction.atomic
def ask_for_more(
    *, recommendation_id: UUID, step: int, reason: str, by: User, at: datetime
) -> Step:
    """Say in public why the evidence of a step does not do yet; the step is open again.

    Raises ``AccessDenied``, ``MustKeepAway``, ``NoSuchFinding``, ``StepUnfit``,
    ``WordsMissing`` and ``WordsTooLong``.
    """
    advice, found = _step(recommendation_id, step, by, at)
    found.asked_more = fit(reason, most=LONGEST_WHY)
    found.evidence, found.document, found.done_by, found.done_at = "", None, None, None
    fields = ["asked_more", "evidence", "document_id", "done_by_id", "done_at"]
    found.save(update_fields=fields)
    detail: dict[str, object] = {"step": step}
    trail.record(event="committee.more_asked", subject=advice, by=by, at=at, detail=detail)
    tell_more_is_asked(advice, found, at=at)
    return found


def _step(
    recommendation_id: UUID, number: int, by: User, at: datetime
) -> tuple[Recommendation, Step]:
    """A step that was done and waits for the secretariat, behind the lock of what it serves."""
    require(by, RUN)
    advice = locked_advice(recommendation_id)
    keep_to_part(matter_of(advice), by, at)
    rows = Step.objects.select_for_update(of=("self",)).filter(recommendation=advice)
    found = rows.filter(number=number).first()
    if found is None:
        raise NoSuchFinding(_("There is no such step."))
    waits = found.done_at is not None and found.verified_at is None
    if not waits or advice.status != Progress.IMPLEMENTING:
        raise StepUnfit(_("The step does not wait to be verified."))
    return advice, found
