"""The detainers of some matches, whom each reached, and what became of the hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from matching.detainers.models import Detainer, Service
from matching.detainers.states import Status
from matching.holds.models import CustodyEnd, HoldClock, Overdue
from reports.statistics.stage_of import DetainerRecord

HOUR = timedelta(hours=1)
MOST_HOURS = 32_767  # what two bytes hold


@dataclass(frozen=True)
class Held:
    """The detainer of a booking that counts, and how long it held past its deadline, if it did."""

    detainer: DetainerRecord
    hours_over: int


@dataclass(frozen=True)
class Custody:
    """How and when custody of a booking ended; the deadline, if its hold is on record as past."""

    kind: str = ""
    ended_at: datetime | None = None
    deadline_at: datetime | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether it went past the deadline; an end in time that was reported late did not."""
        if self.deadline_at is None:
            return False
        return self.ended_at is None or self.ended_at > self.deadline_at

    def hours_over(self, at: datetime) -> int:
        """Hours begun from the deadline to the end, or to ``at``; 0 where it is not overdue."""
        if self.deadline_at is None or not self.is_overdue:
            return 0
        return min(max(-((self.deadline_at - (self.ended_at or at)) // HOUR), 1), MOST_HOURS)


def read_holds(booking_of: Mapping[UUID, UUID], *, at: datetime) -> dict[UUID, Held]:
    """What is held by detainers on matches, by booking; ``booking_of`` is by the ids of cases.

    Of several issued detainers the one that led to a transfer counts, else the latest.  Five
    queries, however many there are.
    """
    issued = _issued(booking_of)
    services = Service.objects.filter(detainer__in=[pk for pk, _status in issued.values()])
    reached = set(services.order_by().values_list("detainer_id", "on"))
    custody = _custody(issued)
    return {
        booking: Held(
            DetainerRecord(
                status,
                on_agency=(pk, Service.On.AGENCY) in reached,
                on_person=(pk, Service.On.PERSON) in reached,
                is_overdue=custody[booking].is_overdue,
                custody_end=custody[booking].kind,
            ),
            custody[booking].hours_over(at),
        )
        for booking, (pk, status) in issued.items()
    }


def _issued(booking_of: Mapping[UUID, UUID]) -> dict[UUID, tuple[UUID, str]]:
    """The id and the status of the detainer that counts, by booking."""
    rows = Detainer.objects.filter(
        case__in=list(booking_of),
        source=Detainer.Source.SECURE_COMMUNITIES,
        issued_at__isnull=False,
    )
    found: dict[UUID, tuple[UUID, str]] = {}
    for case, pk, status in rows.order_by("issued_at").values_list("case_id", "pk", "status"):
        booking = booking_of[case]
        if booking not in found or found[booking][1] != Status.TRANSFERRED:
            found[booking] = pk, status
    return found


def _custody(bookings: Iterable[UUID]) -> dict[UUID, Custody]:
    ids = list(bookings)
    clocks = HoldClock.objects.filter(booking__in=ids).order_by()
    of_clock = dict(clocks.values_list("pk", "booking_id"))
    late = Overdue.objects.filter(clock__in=list(of_clock)).order_by()
    deadlines = {of_clock[pk]: at for pk, at in late.values_list("clock_id", "deadline_at")}
    ends = CustodyEnd.objects.filter(booking__in=ids).order_by()
    ended = {pk: (kind, at) for pk, kind, at in ends.values_list("booking_id", "kind", "ended_at")}
    custody = {}
    for booking in ids:
        kind, ended_at = ended.get(booking, ("", None))
        custody[booking] = Custody(kind, ended_at, deadlines.get(booking))
    return custody
