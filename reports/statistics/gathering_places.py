"""What of a place decides how its bookings are counted: its code, clocks and participation."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import Act, Flow
from portal.participation.models import ParticipationEvent, ParticipationPeriod
from portal.quarters import Quarter

NO_COUNTY = 0
Stretch = tuple[datetime | None, datetime | None]


@dataclass(frozen=True)
class Place:
    """A place in one quarter, which is from ``begins`` up to and without ``ends`` on its clocks.

    ``county`` is its FIPS code as a number, 0 where it is no county.  ``activated_at`` is None
    where it never was.  ``open_during`` are the stretches in which it took part as is known now,
    each without its end; None is the beginning or the end of time.
    """

    county: int
    begins: datetime
    ends: datetime
    activated_at: datetime | None = None
    open_during: tuple[Stretch, ...] = ()

    def has(self, moment: datetime) -> bool:
        """Whether an instant is of the quarter here."""
        return self.begins <= moment < self.ends

    def is_activated(self, moment: datetime) -> bool:
        """Whether the program had activated it by an instant, whatever came of it since."""
        return self.activated_at is not None and self.activated_at <= moment

    def took_part(self, moment: datetime) -> bool:
        """Whether it took part at an instant; without a word on it, it did not."""
        return any(
            (since is None or since <= moment) and (until is None or moment < until)
            for since, until in self.open_during
        )


def places_in(quarter: Quarter) -> dict[int, Place]:
    """Every place by its id, as it stands to a quarter; four queries."""
    activated, stretches = _activations(), _stretches()
    first, last = quarter.begins, quarter.shifted(1).begins
    rows = Jurisdiction.objects.values_list("pk", "kind", "code", "time_zone", "listed")
    return {
        pk: Place(
            county=int(code) if kind == Jurisdiction.Kind.COUNTY and listed else NO_COUNTY,
            begins=_midnight(first, zone),
            ends=_midnight(last, zone),
            activated_at=activated.get(pk),
            open_during=tuple(stretches.get(pk, ())),
        )
        for pk, kind, code, zone, listed in rows.order_by()
    }


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))


def _activations() -> dict[int, datetime]:
    """When each place was first activated; an entry that was undone from its start never was."""
    entries = ParticipationEvent.objects.order_by()
    undone = dict(
        entries.filter(act=Act.UNDO)
        .order_by("-effective_at")
        .values_list("concerns_id", "effective_at")
    )
    found: dict[int, datetime] = {}
    acts = entries.filter(act=Act.ACTIVATION).order_by("-effective_at")
    for pk, place, since in acts.values_list("pk", "jurisdiction_id", "effective_at"):
        if pk not in undone or undone[pk] > since:
            found[place] = since
    return found


def _stretches() -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = defaultdict(list)
    rows = ParticipationPeriod.objects.exclude(flow=Flow.L2).order_by()
    for place, during in rows.values_list("jurisdiction_id", "during"):
        found[place].append((during.lower, during.upper))
    return found
