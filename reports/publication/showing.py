"""What stands in a cell for a place: a number made of numbers shown, or why there is none.

One rule for pages, pictures and files, so that they say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.gaps import Gap
from reports.statistics.measures import MEASURES, Measure
from reports.statistics.stages import FORWARDED

COUNTY = 5  # digits of its code
PER = 1000  # of which rates are told
LEAST_EXPOSURE = 50  # bookings among which events are told as a rate
RATES = {"matched": "forwarded", "detainers": "forwarded"}  # events, and among what


@dataclass(frozen=True)
class Counties:
    """How many counties a place has, how many took part, and how many of those reported."""

    all: int
    took_part: int
    reported: int


@dataclass(frozen=True)
class Place:
    """A place in a quarter: on how many of its days it took part, and whether it reported.

    Of a state and of the nation the days are the mean of their counties, rounded, so that what
    they consist of says whether any took part.
    """

    code: str
    name: str
    days: int
    of_days: int
    reported: bool
    counties: Counties | None = None

    @property
    def took_part(self) -> bool:
        """Whether prints were forwarded on a day of it, anywhere in it."""
        return self.days > 0 or (self.counties is not None and self.counties.took_part > 0)


Shown = int | Gap
Counts = Mapping[int, int]  # persons by stage number


def shown(measure: Measure, counts: Counts, place: Place) -> Shown:
    """The number of a measure in a place, or its gap.

    A place that reported nothing has no number at all.  Of one that took no part, what comes after
    the immigration search is no 0 but a figure that there cannot be.
    """
    if not place.reported:
        return Gap.NOT_REPORTED if place.took_part else Gap.NOT_PARTICIPATING
    number = measure.of(counts)
    if not place.took_part and number == 0 and measure.stages <= FORWARDED:
        return Gap.NOT_PARTICIPATING
    return number


def all_shown(counts: Counts, place: Place) -> dict[str, Shown]:
    """Every measure by name."""
    return {name: shown(measure, counts, place) for name, measure in MEASURES.items()}


def unrated(events: Shown, exposure: Shown) -> Gap | None:
    """Why there is no rate, or None where there is one.

    Of fewer than fifty the five that rounding moves is more than a tenth.
    """
    for part in (events, exposure):
        if isinstance(part, Gap):
            return part
    if not exposure:
        return Gap.NOT_APPLICABLE
    return Gap.TOO_FEW if int(exposure) < LEAST_EXPOSURE else None  # type: ignore[arg-type]


def per_thousand(events: Shown, exposure: Shown) -> float | Gap:
    """Events per 1,000, to one decimal, or why there is none."""
    if gap := unrated(events, exposure):
        return gap
    return round(PER * int(events) / int(exposure), 1)  # type: ignore[arg-type]


def rates(counts: Counts, place: Place) -> list[float | Gap]:
    """The rates of a place in their order."""
    pairs = [[shown(MEASURES[name], counts, place) for name in pair] for pair in RATES.items()]
    return [per_thousand(events, exposure) for events, exposure in pairs]
