"""Custody ends: the clock stops, and the detainers of the booking come to their end."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from matching.detainers.effect import UNDER_WAY
from matching.detainers.errors import NotConvicted, NotOpen, NotServed, WrongTime
from matching.detainers.models import Detainer
from matching.detainers.moves import lock_detainer, require_custody, take_step
from matching.detainers.states import DETAINER, Status
from matching.holds.errors import CustodyOver
from matching.holds.models import CustodyEnd, HoldClock
from matching.holds.overdue import note_overdue
from matching.holds.reckoning import hold_booking
from portal.accounts.models import User
from portal.audit import trail


@transaction.atomic
def report_end(
    *, detainer_id: UUID, kind: str, ended_at: datetime, by: User, at: datetime
) -> CustodyEnd:
    """Say for the agency when custody ended, by release or by transfer to the program.

    Stops the clock, if one runs, and ends every open detainer of the booking.  An end after the
    deadline, or after nothing held the person any more, puts the hold on record as overdue.
    Said again alike it is the same answer.
    Raises ``AccessDenied``, ``Untrained`` (a release asks for no training), ``WrongTime``,
    ``CustodyOver``, ``NotOpen``, and for a transfer ``TransitionRefused`` and what stops the
    detainer.
    """
    kind = CustodyEnd.Kind(kind)
    named = Detainer.objects.select_related("jurisdiction__parent", "booking").get(pk=detainer_id)
    require_custody(named, by, at, to=Status(kind))
    hold_booking(named.booking_id)
    if before := CustodyEnd.objects.filter(booking=named.booking_id).first():
        if (before.kind, before.ended_at) != (kind, ended_at):
            raise CustodyOver(_("The end of this custody is on record, and it is another."))
        return before
    open_ones = _lock_open(named.booking_id)
    clock = HoldClock.objects.filter(booking=named.booking_id).select_related("detainer").first()
    _refuse(named, clock, ended_at, at)
    if clock and ended_at > clock.ends_at:
        note_overdue(clock=clock, at=at)
    end = _keep(named, kind, ended_at, by, at)
    for detainer in open_ones:
        _end(detainer, kind, by, at, is_named=detainer.pk == named.pk)
    return end


def _lock_open(booking_id: UUID) -> list[Detainer]:
    """The open detainers of a booking, held: their rows come before the clock's for everybody."""
    rows = Detainer.objects.filter(booking=booking_id, status__in=UNDER_WAY).order_by("pk")
    held = [lock_detainer(pk) for pk in rows.values_list("pk", flat=True)]
    return [detainer for detainer in held if detainer.status in UNDER_WAY]


def _refuse(named: Detainer, clock: HoldClock | None, ended_at: datetime, at: datetime) -> None:
    if clock is None and named.status not in UNDER_WAY:
        raise NotOpen(_("This detainer is not issued, or it is at its end."))
    if not (clock.started_at if clock else named.booking.booked_at) <= ended_at <= at:
        raise WrongTime(_("Custody ends after the release was due, and before it is reported."))


def _keep(named: Detainer, kind: str, ended_at: datetime, by: User, at: datetime) -> CustodyEnd:
    end = CustodyEnd.objects.create(
        jurisdiction_id=named.jurisdiction_id,
        booking_id=named.booking_id,
        detainer=named,
        kind=kind,
        ended_at=ended_at,
        reported_by=by,
        reported_at=at,
    )
    detail: dict[str, object] = {"detainer": named.number, "ended_at": ended_at.isoformat()}
    trail.record(event="custody.ended", subject=end, by=by, at=at, after=kind, detail=detail)
    return end


def _end(detainer: Detainer, kind: str, by: User, at: datetime, *, is_named: bool) -> None:
    """End a locked detainer; another than the named one ends as a release if not in effect."""
    if is_named:
        DETAINER.permission_for(source=detainer.status, target=kind)
    to = Status(kind) if kind in DETAINER.ways[detainer.status] else Status.RELEASED
    try:
        take_step(detainer=detainer, to=to, note="", by=by, at=at)
    except (NotConvicted, NotServed):
        if is_named:
            raise
        take_step(detainer=detainer, to=Status.RELEASED, note="", by=by, at=at)
