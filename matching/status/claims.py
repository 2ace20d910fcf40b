"""Claims of citizenship, of a victim or a witness: anyone makes one, a supervisor decides it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from matching.bookings.models import Booking
from matching.status.cases import lock_case_at, move_case
from matching.status.duties import take_part
from matching.status.errors import AlreadyDecided, ClaimStops, NotFitting, WordsMissing
from matching.status.models import Case, Claim, Duty
from matching.status.sealed import seal_words
from matching.status.states import AT_WORK, CaseStatus
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.training.services import require_trained


@transaction.atomic
def make_claim(
    *, booking_id: UUID, kind: str, claimant: str, words: str, by: User | None, at: datetime
) -> Claim:
    """Take a claim in; from then on every step toward a hold is stopped.

    Anyone who can see the booking may, in its place's scope or in casework; ``by`` is None where
    the public page took it in.  ``words`` may be empty.  The database dates it after a decision
    that was made at the same moment, which did not know of it.  Raises ``NotFitting``.
    """
    booking = Booking.objects.get(pk=booking_id)
    claim = Claim(
        jurisdiction_id=booking.jurisdiction_id,
        booking=booking,
        kind=_one_of(Claim.Kind.values, kind),
        claimant=_one_of(Claim.Claimant.values, claimant),
        received_at=at,
        recorded_by=by,
    )
    claim.words = seal_words(words, row=claim, field="words")
    claim.save(force_insert=True)
    trail.record(event="claim.made", subject=claim, by=by, at=at, after=kind)
    return claim


@transaction.atomic
def decide_claim(*, claim_id: UUID, outcome: str, reason: str, by: User, at: datetime) -> Claim:
    """Decide on a claim, once; upheld, it closes every case of the booking.

    Raises ``AccessDenied``, ``Untrained``, ``DutiesMixed``, ``WordsMissing``, ``AlreadyDecided``
    or ``CaseMovedOn``.
    """
    require(by, "supervise_case")
    require_trained(user=by, role=Duty.Part.SUPERVISOR, at=at)
    if not reason.strip():
        raise WordsMissing(_("Say why you decide so."))
    booking_id = Claim.objects.values_list("booking", flat=True).get(pk=claim_id)
    cases = [lock_case_at(pk, at) for pk in _cases_of(booking_id)]
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim_id)
    if claim.outcome:
        raise AlreadyDecided(_("Somebody has decided on this claim already."))
    for case in cases:
        take_part(case=case, part=Duty.Part.SUPERVISOR, by=by, at=at)
    claim.outcome = Claim.Outcome(_one_of(Claim.Outcome.values, outcome))
    claim.reason = seal_words(reason, row=claim, field="reason")
    claim.decided_at, claim.decided_by = at, by
    claim.save(update_fields=["outcome", "reason", "decided_at", "decided_by"])
    trail.record(event="claim.decided", subject=claim, by=by, at=at, after=outcome)
    if claim.outcome == Claim.Outcome.UPHELD:
        for case in cases:
            if case.status in AT_WORK:
                move_case(case=case, to=CaseStatus.CLOSED, by=by, at=at, note=reason)
    return claim


def open_claims_of(booking: Booking) -> QuerySet[Claim]:
    """The claims of a booking on which nobody has decided, the oldest first."""
    return Claim.objects.filter(booking=booking, outcome="").order_by("received_at", "pk")


def require_no_open_claim(booking: Booking) -> None:
    """Refuse a step toward a hold while a claim waits; raises ``ClaimStops``."""
    if open_claims_of(booking).exists():
        raise ClaimStops(
            _(
                "Somebody says that this person is a citizen, a victim or a witness."
                " A supervisor decides on that before anything goes on."
            )
        )


def elapsed_of(claim: Claim, at: datetime) -> timedelta:
    """How long a claim took to be decided, or has waited by now."""
    return (claim.decided_at or at) - claim.received_at


def _cases_of(booking_id: UUID) -> list[UUID]:
    """In one order for everybody, so that two supervisors never wait for each other."""
    return list(
        Case.objects.filter(booking=booking_id).order_by("pk").values_list("pk", flat=True)
    )


def _one_of(allowed: list[str], value: str) -> str:
    if value not in allowed:
        raise NotFitting(_("Choose one of the values offered."))
    return value
