"""The release falls due: the one clock of a booking starts."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from matching.detainers.clock import Deadline
from matching.detainers.effect import UNDER_WAY, go_on
from matching.detainers.errors import CaseOver, PlaceLeft, WrongTime
from matching.detainers.models import Detainer
from matching.detainers.moves import lock_detainer, require_custody, take_step
from matching.detainers.states import Status
from matching.holds.effect import obstacle_of
from matching.holds.errors import ClockRuns, CustodyOver, NothingHolds
from matching.holds.models import CustodyEnd, HoldClock
from matching.holds.reckoning import hold_booking, reckon, table_at
from matching.status.errors import ClaimStops
from portal.accounts.models import User
from portal.audit import trail


@transaction.atomic
def report_release_due(
    *, detainer_id: UUID, at_instant: datetime, by: User, at: datetime
) -> HoldClock:
    """Say for the agency that a person would have been released at an instant, but for the hold.

    Starts the clock of the booking and takes every detainer that asks for a hold and is in
    effect to RELEASE_DUE; one that an undecided claim stops stays where it is, and the clock
    runs all the same.  Said again with the same instant, it takes on what was stopped then, as
    long as the clock is not over.
    Raises ``AccessDenied``, ``Untrained``, ``WrongTime``, ``ClockRuns``, ``CustodyOver``,
    ``NothingHolds``, ``NotConvicted``, ``NotServed``, ``PlaceLeft`` or ``CaseOver``.
    """
    named = Detainer.objects.select_related("jurisdiction__parent", "booking").get(pk=detainer_id)
    require_custody(named, by, at, to=Status.RELEASE_DUE)
    hold_booking(named.booking_id)
    if not named.booking.booked_at <= at_instant <= at:
        raise WrongTime(_("A release falls due after the booking, and before it is reported."))
    if CustodyEnd.objects.filter(booking=named.booking_id).exists():
        raise CustodyOver(_("The end of this custody is on record: no hold begins after it."))
    clock = HoldClock.objects.filter(booking=named.booking_id).first()
    if clock and clock.started_at != at_instant:
        raise ClockRuns(_("The clock of this booking runs already: it starts once."))
    if clock and clock.ends_at <= at:
        return clock
    holding = _begin_holds(named.booking_id, by, at)
    return clock or _start(holding, at_instant, by, at)


def _begin_holds(booking_id: UUID, by: User, at: datetime) -> list[Detainer]:
    """Take the detainers of a booking that hold to RELEASE_DUE; those that hold, by key."""
    rows = Detainer.objects.filter(booking=booking_id, status__in=UNDER_WAY).order_by("pk")
    holding: list[Detainer] = []
    obstacle: Exception = NothingHolds(_("No detainer here asks for a hold: release the person."))
    for pk in rows.values_list("pk", flat=True):
        detainer = go_on(detainer=lock_detainer(pk), by=by, at=at)
        if found := obstacle_of(detainer, at) or _step(detainer, by, at):
            obstacle = found
        else:
            holding.append(detainer)
    if not holding:
        raise obstacle
    return holding


def _step(detainer: Detainer, by: User, at: datetime) -> Exception | None:
    """Take a detainer to RELEASE_DUE; what keeps it for good from there, if anything does."""
    if detainer.status in (Status.RELEASE_DUE, Status.EXPIRED):
        return None
    try:
        take_step(detainer=detainer, to=Status.RELEASE_DUE, note="", by=by, at=at)
    except ClaimStops:
        return None  # a supervisor decides, and the time runs meanwhile
    except (PlaceLeft, CaseOver) as refusal:
        return refusal
    return None


def _start(holding: list[Detainer], start: datetime, by: User, at: datetime) -> HoldClock:
    """Start the clock by the form whose hold ends first."""
    detainer, found = min(
        ((one, _deadline(one, start)) for one in holding), key=lambda pair: pair[1].deadline
    )
    clock = HoldClock.objects.create(
        jurisdiction_id=detainer.jurisdiction_id,
        booking_id=detainer.booking_id,
        agency_id=detainer.agency_id,
        detainer=detainer,
        started_at=start,
        zone=found.zone,
        form=detainer.form,
        holiday_table=found.table,
        excluding_observed_at=found.excluding_observed,
        counting_observed_at=found.counting_observed,
        deadline_at=found.deadline,
        kept_days_count=settings.OBSERVED_HOLIDAYS_COUNT,
        started_by=by,
        reported_at=at,
    )
    detail: dict[str, object] = {
        "detainer": detainer.number,
        "form": detainer.form,
        "started_at": start.isoformat(),
        "deadline_at": found.deadline.isoformat(),
    }
    trail.record(event="clock.started", subject=clock, by=by, at=at, detail=detail)
    return clock


def _deadline(detainer: Detainer, start: datetime) -> Deadline:
    zone = detainer.jurisdiction.time_zone
    return reckon(form=detainer.form, start=start, zone=zone, table=table_at(start, zone))
