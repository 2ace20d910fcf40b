"""Reading clocks, alarms and holds past their deadline."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from matching.detainers.models import Detainer
from matching.holds.models import Alarm, CustodyEnd, HoldClock, Overdue, OverdueExplanation
from matching.status.models import Claim
from portal.accounts.models import User

SHOWN = 100
CLAIMED = Exists(Claim.objects.filter(booking=OuterRef("booking"), outcome=""))


def clocks_visible_to(user: User) -> QuerySet[HoldClock]:
    """The clocks of a person's places, the next end first, with ``is_overdue``, ``is_claimed``."""
    return _told(HoldClock.objects.visible_to(user, "view_booking"))


def all_clocks() -> QuerySet[HoldClock]:
    """The clocks of every place, for the program's officers; same order and fields."""
    return _told(HoldClock.objects.all())


def running(clocks: QuerySet[HoldClock]) -> list[HoldClock]:
    """Those whose custody has no end yet, the next end first; at most ``SHOWN``."""
    return list(clocks.filter(ended=False)[:SHOWN])


def alarms_of(clocks: QuerySet[HoldClock]) -> list[Alarm]:
    """The alarms of these clocks, the latest first; at most ``SHOWN``."""
    rows = Alarm.objects.filter(clock__in=clocks.order_by().values("pk"))
    linked = ("clock__detainer", "clock__agency", "clock__jurisdiction", "arrival__detainer")
    rows = rows.select_related(*linked)
    return list(rows.order_by("-raised_at", "-pk")[:SHOWN])


def alarms_in_order(clock: HoldClock) -> QuerySet[Alarm]:
    """Every alarm of a clock, the first one first, with the detainer that it tells of."""
    return clock.alarms.select_related("arrival__detainer").order_by("raised_at", "due_at", "pk")


def clock_in(clocks: QuerySet[HoldClock], pk: UUID) -> HoldClock | None:
    """One of these clocks; None where there is none."""
    return clocks.filter(pk=pk).first()


def clock_of_booking(booking_id: UUID) -> HoldClock | None:
    """The clock of a booking that this scope may see; None before the release is due."""
    return _told(HoldClock.objects.filter(booking=booking_id)).first()


def detainers_of(clock: HoldClock) -> list[Detainer]:
    """Every detainer of the booking, the oldest first: all of them share this clock."""
    return list(Detainer.objects.filter(booking=clock.booking_id).order_by("drafted_at", "pk"))


def undecided_claims_of(clock: HoldClock) -> list[Claim]:
    """The claims that stop every step toward a hold while the clock goes on; not their words."""
    rows = Claim.objects.filter(booking=clock.booking_id, outcome="").defer("words", "reason")
    return list(rows.order_by("received_at", "pk"))


def end_of(clock: HoldClock) -> CustodyEnd | None:
    """How custody ended; None while it goes on."""
    return CustodyEnd.objects.filter(booking=clock.booking_id).first()


def overdue_of(clock: HoldClock) -> Overdue | None:
    """The event that the hold went past its deadline; None where it did not."""
    return Overdue.objects.filter(clock=clock).first()


def explanations_of(overdue: Overdue) -> list[OverdueExplanation]:
    """What was said about it, the oldest first."""
    return list(overdue.explanations.select_related("explained_by"))


def _told(rows: QuerySet[HoldClock]) -> QuerySet[HoldClock]:
    rows = rows.select_related("detainer", "agency", "jurisdiction__parent")
    overdue = Overdue.objects.filter(clock=OuterRef("pk"))
    return rows.annotate(is_overdue=Exists(overdue), is_claimed=CLAIMED).order_by("ends_at", "pk")
