"""The funnels of a release: counties with enough events expected, made of numbers shown."""

from collections.abc import Collection, Sequence

from reports.disclosure.cube import Shown
from reports.disclosure.derived import FEWEST_EXPECTED
from reports.pictures.figure import Figure
from reports.pictures.funnel_plot import Spread, funnel_plot
from reports.pictures.funnel_units import Flag, Unit
from reports.pictures.language import Language
from reports.publication.showing import Place
from reports.statistics.indicators import Indicator, strata_of
from reports.statistics.measures import MEASURES
from reports.statistics.review.funnel import Form, funnel

Flagged = tuple[str, str, str]  # place, indicator, side
SIDES = {"HIGH": Flag.HIGH, "LOW": Flag.LOW}


def funnel_of(
    indicator: Indicator,
    cube: Shown,
    counties: Sequence[Place],
    flags: Collection[Flagged],
    language: Language,
) -> Figure:
    """The funnel of an indicator.

    Marked is what was signed and no more: nobody examined what the screen of rounded numbers
    would say.
    """
    strata = strata_of(cube, indicator)
    names = {place.code: place.name for place in counties}
    sides = {
        place: SIDES[side] for place, of, side in flags if of == indicator.name and side in SIDES
    }
    units = [
        Unit(code, names[code], int(observed), expected, sides.get(code))
        for code, observed, expected in zip(
            strata.counties.tolist(),
            strata.observed.tolist(),
            strata.expected.tolist(),
            strict=True,
        )
        if code in names
    ]
    return funnel_plot(
        units,
        _spread(units),
        prefix=f"funnel-{indicator.name}",
        title=f"{indicator.title}, {cube.quarter}",
        events=str(MEASURES[indicator.events].title).lower(),
        language=language,
    )


def _spread(units: Sequence[Unit]) -> Spread:
    """The spread of what is drawn: nothing where there are too few to have one."""
    drawn = [unit for unit in units if unit.expected >= FEWEST_EXPECTED]
    if len(drawn) < 2:
        return Spread(Form.CQC, 0.0)
    found = funnel([unit.observed for unit in drawn], [unit.expected for unit in drawn], Form.CQC)
    return Spread(Form.CQC, found.tau_squared)
