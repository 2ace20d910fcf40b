"""One place over all quarters that were published, of each the version that stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.quarters import Quarter as Named
from reports.gaps import Gap
from reports.pictures.figure import Figure
from reports.pictures.trend import trend
from reports.pictures.trend_quarters import Quarter, Rate
from reports.publication import counting, selectors
from reports.publication.counting import ByStage
from reports.publication.flag_words import FlagWords, words_of
from reports.publication.intervals import exact_interval
from reports.publication.models import Publication
from reports.publication.pages import Stamp, splits, stamp_of
from reports.publication.showing import PER, Place, shown, unrated
from reports.publication.tables import (
    MAIN,
    WORDS,
    Cell,
    Table,
    flow_table,
    main_cells,
    rate_titles,
    titles,
)
from reports.statistics.measures import MEASURES

TREND = ("detainers", "forwarded")  # events, and among what
YEAR = 4  # quarters


@dataclass(frozen=True)
class Told:
    """A place in one quarter."""

    published: Publication
    place: Place
    counts: ByStage


@dataclass(frozen=True)
class PlacePage:
    """A place: its last quarter, its trend, its history, and what the review found."""

    stamp: Stamp
    place: Place
    flow: Table
    levels: Table
    groups: Table
    trend: Figure
    history: Table
    flags: Sequence[FlagWords]
    state: str

    @property
    def trend_rows(self) -> list[list[str]]:
        """The rows of the trend as text."""
        return [
            [cell if isinstance(cell, str) else f"{cell:,.10g}" for cell in row]
            for row in self.trend.rows
        ]


def place_page(code: str) -> PlacePage | None:
    """A county, a state or the nation; None where no version that stands has it."""
    quarters = series(code)
    if not quarters:
        return None
    last, place = quarters[-1], quarters[-1].place
    earlier = quarters[-2] if len(quarters) > 1 else None
    levels, groups = splits(counting.cells_of(last.published, code), place)
    return PlacePage(
        stamp_of(last.published),
        place,
        flow_table(
            last.counts,
            place,
            earlier.counts if earlier else None,
            earlier.published if earlier else None,
            then_place=earlier.place if earlier else None,
        ),
        levels,
        groups,
        _trend(place, quarters),
        _history(quarters),
        [words_of(flag) for flag in selectors.flags_of(code)],
        code[: selectors.STATE] if place.counties is None else "",
    )


def series(code: str) -> list[Told]:
    """A place in each quarter that was published, the earliest first."""
    published = {one.pk: one for one in selectors.standing()}
    places = selectors.place_over(list(published), code)
    counts = counting.by_version(published.values(), code)
    return [
        Told(one, places[key], counts.get(key, {}))
        for key, one in sorted(published.items(), key=lambda pair: pair[1].quarter)
        if key in places
    ]


def _trend(place: Place, quarters: Sequence[Told]) -> Figure:
    points = [Quarter(one.published.quarter, _rate(one.counts, one.place)) for one in quarters]
    return trend(
        points,
        prefix="trend",
        title=_("Detainers per 1,000 forwarded: %(place)s") % {"place": place.name},
        unit=_("detainers per 1,000 forwarded"),
        language=WORDS,
        alarms=False,
    )


def _rate(counts: Mapping[int, int], place: Place) -> Rate | Gap:
    events, exposure = (shown(MEASURES[name], counts, place) for name in TREND)
    if gap := unrated(events, exposure):
        return gap
    number, whole = int(events), int(exposure)  # type: ignore[arg-type]
    low, high = exact_interval(number)
    return Rate(*(round(PER * value / whole, 1) for value in (number, low, high)))


def _history(quarters: Sequence[Told]) -> Table:
    columns = [_("Quarter"), _("Version"), _("Days of taking part"), _("Reported")]
    rows: list[list[Cell]] = [
        [
            {"text": one.published.quarter, "url": _version(one.published)},
            one.published.version,
            f"{one.place.days} / {one.place.of_days}",
            _("Yes") if one.place.reported else _("No"),
            *main_cells(one.counts, one.place),
        ]
        for one in reversed(quarters)
    ]
    rows = [*_year(quarters), *rows]
    heads = [*columns, *titles(MAIN), *rate_titles()]
    return Table(_("All quarters, the latest first"), heads, rows)


def _year(quarters: Sequence[Told]) -> list[list[Cell]]:
    """The last four quarters as one row, where they follow upon each other: sums of what is shown.

    A quarter of which nothing was reported leaves no sum of four.
    """
    last = quarters[-YEAR:]
    names = [Named.named(one.published.quarter) for one in last]
    if len(last) < YEAR or names[-1].serial - names[0].serial != YEAR - 1:
        return []
    counts: Counter[int] = Counter()
    for one in last:
        counts.update(one.counts)
    place = replace(
        last[-1].place,
        days=sum(one.place.days for one in last),
        of_days=sum(one.place.of_days for one in last),
        reported=all(one.place.reported for one in last),
    )
    told = _("Yes") if place.reported else _("No")
    days = f"{place.days} / {place.of_days}"
    without = Gap.NOT_APPLICABLE.code
    return [[_("The last four together"), without, days, told, *main_cells(counts, place)]]


def _version(published: Publication) -> str:
    return reverse("figure-version", args=[published.quarter, published.version])
