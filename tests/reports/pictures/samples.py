"""Pictures that between them say everything that a picture can say, with no letter of a caller."""

from portal.register.atlas import Atlas
from reports.gaps import Gap
from reports.pictures.county_map import Area, county_map
from reports.pictures.figure import Figure
from reports.pictures.funnel_plot import Spread, funnel_plot
from reports.pictures.funnel_units import Flag, Unit
from reports.pictures.language import Language
from reports.pictures.split_bar import Part, split_bar
from reports.pictures.trend import trend
from reports.pictures.trend_quarters import Quarter, Rate
from reports.statistics.review.funnel import Form

CODES = [f"399{number:02}" for number in range(1, 19)]
ATLAS = Atlas(
    counties={code: f"M{20 * place} 5l10 0 0 10-10 0z" for place, code in enumerate(CODES[:-6])},
    borders="M0 5l160 0",
    frame=(0, 0, 2040, 20),
)
BREAKS = (2345, 3456, 45_678)
RATES = [0, 100, 2345, 3456, 4567, 45678, *Gap]


def map_of(language: Language, *rates: float | Gap, words: str = "#") -> Figure:
    """A map in five classes."""
    areas = [Area(code, words, rate) for code, rate in zip(CODES, rates, strict=False)]
    return county_map(
        ATLAS, areas, prefix="map", title=words, unit=words, breaks=BREAKS, language=language
    )


def funnel_of(language: Language, *units: Unit, words: str = "#") -> Figure:
    """A funnel of these units."""
    spread = Spread(Form.CQC, 0.02)
    return funnel_plot(
        units, spread, prefix="funnel", title=words, events=words, language=language
    )


def trend_of(language: Language, *quarters: Quarter, words: str = "#") -> Figure:
    """The trend of these quarters."""
    return trend(quarters, prefix="trend", title=words, unit=words, language=language)


def bar_of(language: Language, *counts: int, words: str = "#") -> Figure:
    """A bar of these parts."""
    parts = [Part(words, count) for count in counts]
    return split_bar(parts, prefix="bar", title=words, events=words, language=language)


def everything(language: Language, words: str = "#") -> list[Figure]:
    """A picture of each kind, full, and some of those that have little to say."""
    units = [
        Unit("39901", words, 90, 30.0, Flag.HIGH),
        Unit("39902", words, 31, 200.0),
        Unit("39903", words, 2, 1000.0, Flag.LOW),
        Unit("39904", words, 3, 9.9),
    ]
    rate = Rate(4, 3, 5)
    quarters = [
        Quarter("2026 #1", rate, alarm=True),
        *(Quarter(f"2026 #{place}", gap) for place, gap in enumerate(Gap, start=2)),
    ]
    return [
        map_of(language, *RATES, *[2] * 6, words=words),
        county_map(
            ATLAS, [Area("39901", words, 0)], prefix="map", title="#", unit="#", language=language
        ),
        funnel_of(language, *units, words=words),
        funnel_of(language, units[1], words=words),
        trend_of(language, *quarters, words=words),
        trend_of(language, Quarter("#", rate), words=words),
        bar_of(language, 960, 30, 10, words=words),
        bar_of(language, 0, words=words),
    ]
