"""Acts of a supervisor that reach the case and whatever rests on it, in one transaction."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from matching.detainers.issuing import cancel_of_booking, cancel_of_case
from matching.status import claims, services
from matching.status.models import Case, Claim
from portal.accounts.models import User


@transaction.atomic
def decide_claim(*, claim_id: UUID, outcome: str, reason: str, by: User, at: datetime) -> Claim:
    """Decide on a claim; upheld, it closes the cases and cancels every open detainer."""
    claim = claims.decide_claim(claim_id=claim_id, outcome=outcome, reason=reason, by=by, at=at)
    if claim.outcome == Claim.Outcome.UPHELD:
        cancel_of_booking(booking_id=claim.booking_id, note=reason, by=by, at=at)
    return claim


@transaction.atomic
def close_case(*, case_id: UUID, reason: str, by: User, at: datetime) -> Case:
    """Close a case and cancel what is open of its detainers."""
    case = services.close_case(case_id=case_id, reason=reason, by=by, at=at)
    cancel_of_case(case_id=case_id, note=reason, by=by, at=at)
    return case
