"""What an agency's software reports on a detainer, safe to send again.

A network may lose an answer, so that software asks twice: a report that is on record already
is the same answer and no second record, and one that differs is refused by the service that
keeps it.  The end of a release and the start of the clock are such by themselves
(matching.holds.services).
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from matching.bookings.errors import ForeignAgency
from matching.detainers import services
from matching.detainers.effect import standing_answer
from matching.detainers.models import Answer, Detainer, Receipt, Service
from matching.detainers.sealed import proof_of
from matching.status.errors import AlreadyRecorded
from matching.status.models import Conviction
from portal.accounts.models import User
from portal.jurisdictions.models import Agency


def require_own(detainer: Detainer, agency: Agency | None) -> None:
    """Refuse an agency's software that speaks for another agency; people speak for the place."""
    if agency is not None and agency.pk != detainer.agency_id:
        raise ForeignAgency(f"This token answers for the agency {agency.ori} alone.")


@transaction.atomic
def acknowledge_once(*, detainer_id: UUID, by: User, at: datetime) -> Receipt:
    """Say that the agency has a detainer; raises what ``acknowledge`` does."""
    services.lock_detainer(detainer_id)
    before = Receipt.objects.filter(detainer=detainer_id).first()
    return before or services.acknowledge(detainer_id=detainer_id, by=by, at=at)


@transaction.atomic
def answer_once(
    *,
    detainer_id: UUID,
    choice: str,
    condition_id: int | None = None,
    state_condition_id: int | None = None,
    by: User,
    at: datetime,
) -> Answer:
    """Answer a detainer; the standing answer given again is that one and no other.

    Another answer than the standing one is a new one, as when an agency thinks better of it.
    Raises what ``answer`` does.
    """
    standing = standing_answer(services.lock_detainer(detainer_id))
    named = {condition_id, state_condition_id} - {None}
    if standing and standing.choice == choice and named <= _conditions_of(standing):
        return standing
    return services.answer(
        detainer_id=detainer_id,
        choice=choice,
        condition_id=condition_id,
        state_condition_id=state_condition_id,
        by=by,
        at=at,
    )


@transaction.atomic
def serve_once(
    *, detainer_id: UUID, means: str, served_at: datetime, proof: str, by: User, at: datetime
) -> None:
    """Record that the person was given the copy; raises what ``serve`` does."""
    services.lock_detainer(detainer_id)
    rows = Service.objects.filter(detainer=detainer_id, on=Service.On.PERSON)
    if before := rows.first():
        said = (before.means, before.served_at, proof_of(before))
        if said == (means, served_at, proof.strip()):
            return
    services.serve(
        detainer_id=detainer_id, means=means, served_at=served_at, proof=proof, by=by, at=at
    )


@transaction.atomic
def convict_once(
    *,
    detainer: Detainer,
    charge_id: int,
    convicted_on: date,
    severity: str,
    source: str,
    by: User,
    at: datetime,
) -> Conviction:
    """Record a conviction on a charge of a detainer's booking.

    No detainer is held before it, as a conviction holds the cases first, which come before their
    detainers; the database knows one conviction a charge.  Raises what ``report_conviction`` does.
    """
    said = {"charge_id": charge_id, "convicted_on": convicted_on, "severity": severity}
    on_record = Conviction.objects.filter(
        booking=detainer.booking_id, source=source.strip(), retracted_at=None, **said
    )
    if before := on_record.first():
        return before
    try:
        with transaction.atomic():
            return services.report_conviction(
                booking_id=detainer.booking_id, source=source, by=by, at=at, **said
            )
    except AlreadyRecorded:
        if same := on_record.first():
            return same
        raise


def _conditions_of(answer: Answer) -> set[int | None]:
    return {answer.condition_id, answer.state_condition_id}
