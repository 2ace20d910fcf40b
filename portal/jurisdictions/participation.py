"""Whether a jurisdiction takes part, and the decisions that change it.

The rule itself is the database's (``participation.sql``), so that the gate of every search
and these pages cannot disagree.
"""

from datetime import datetime

from django.db import connection, transaction

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.jurisdictions.models import Jurisdiction, ParticipationDecision

Flow = ParticipationDecision.Flow
SEARCHED = (Flow.L0, Flow.L1)


def flow_at(*, jurisdiction_id: int, at: datetime) -> str:
    """How a place's prints flow at an instant; L2 where nothing is known (fail closed)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT participation_flow(%s, %s)", [jurisdiction_id, at])
        return str(cursor.fetchone()[0])


def governing_decision(
    *, jurisdiction: Jurisdiction, at: datetime
) -> ParticipationDecision | None:
    """The decision that makes the flow what it is: the strictest one, nearest to the place."""
    chain: list[Jurisdiction] = []
    step: Jurisdiction | None = jurisdiction
    while step is not None:
        chain.append(step)
        step = step.parent
    latest = (
        ParticipationDecision.objects.filter(jurisdiction__in=chain, effective_at__lte=at)
        .select_related("jurisdiction")
        .order_by("jurisdiction_id", "-effective_at")
        .distinct("jurisdiction_id")
    )
    by_place = {decision.jurisdiction_id: decision for decision in latest}
    if jurisdiction.pk not in by_place:
        return None
    in_order = [by_place[place.pk] for place in chain if place.pk in by_place]
    return max(in_order, key=lambda decision: decision.flow)


@transaction.atomic
def decide(
    *,
    jurisdiction: Jurisdiction,
    flow: str,
    effective_at: datetime,
    instrument: str,
    authority: str,
    reason: str,
    by: User,
    at: datetime,
    retroactive: bool = False,
) -> ParticipationDecision:
    """Add a decision; it waits for the searches under way in the place, then takes effect.

    An effective time that has passed by then moves to that moment, unless ``retroactive``:
    history is imported so, and it unlocks nothing that was stamped when it was booked.
    """
    require(by, "decide_participation", jurisdiction)
    decision = ParticipationDecision.objects.create(
        jurisdiction=jurisdiction,
        flow=flow,
        effective_at=effective_at,
        instrument=instrument,
        authority=authority,
        reason=reason,
        decided_by=by,
        retroactive=retroactive,
    )
    decision.refresh_from_db()
    trail.record(
        event="participation.decided",
        subject=decision,
        by=by,
        at=at,
        after=flow,
        detail={"effective_at": decision.effective_at.isoformat(), "instrument": instrument},
    )
    return decision


@transaction.atomic
def record_history(
    *, decisions: list[ParticipationDecision], by: User, at: datetime
) -> list[ParticipationDecision]:
    """Add decisions of the past, as they are known, all or none; one line in the trail."""
    require(by, "decide_participation")
    if not all(decision.retroactive for decision in decisions):
        raise ValueError("History is recorded as retroactive.")
    made = ParticipationDecision.objects.bulk_create(decisions)
    if made:
        trail.record(
            event="participation.history",
            subject=made[0],
            by=by,
            at=at,
            detail={"decisions": len(made)},
        )
    return made
