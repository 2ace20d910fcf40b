"""The funnel: ratios of observed to expected against what is expected, within smooth limits.

Form, over-dispersion and limits are those of ``reports.statistics.review.funnel``; flags come
from the screen and are handed in, for the funnel is their picture and not their source.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reports.disclosure.derived import FEWEST_EXPECTED
from reports.pictures.axes import (
    BASE,
    FOOT,
    LEFT,
    PIXELS,
    RIGHT,
    TOP,
    TYPE,
    WIDTH,
    Frame,
    axes,
    paper,
)
from reports.pictures.figure import Figure
from reports.pictures.funnel_marks import CENTER, items_of, limit_line, shape_of
from reports.pictures.funnel_units import Unit, by_distance, row_of, summary_of
from reports.pictures.keys import key, width_of
from reports.pictures.labels import Box, Mark, place
from reports.pictures.language import ENGLISH, Language
from reports.pictures.markup import element, picture, text
from reports.pictures.palette import Paint, both
from reports.pictures.scales import Scale, round_numbers
from reports.pictures.wording import shortened, ticked, told
from reports.statistics.review.funnel import ACTION, WARNING, Form, limits

SMOOTH = 64  # pieces of a limit
MOST_NAMES = 12


@dataclass(frozen=True)
class Spread:
    """The scale on which ratios vary, and the variance that units share beyond chance."""

    form: Form
    tau_squared: float


def funnel_plot(
    units: Sequence[Unit],
    spread: Spread,
    *,
    prefix: str,
    title: str,
    events: str,
    language: Language = ENGLISH,
) -> Figure:
    """Draw the units with 10 or more expected events; `events` names these ("detainers").

    ValueError in the SHMI form for a unit without events, whose ratio has no logarithm.
    """
    shown = sorted((u for u in units if u.expected >= FEWEST_EXPECTED), key=lambda u: u.code)
    if spread.form is Form.SHMI and any(unit.observed == 0 for unit in shown):
        raise ValueError("A ratio of 0 has no logarithm: use the CQC form.")
    frame = _frame(shown, spread)
    words, key_height = key(items_of(shown, language), (4, FOOT), WIDTH - 8, TYPE)
    summary = summary_of(shown, len(units) - len(shown), events, language)
    expected = language.gettext("Expected %(events)s") % {"events": events}
    height = FOOT + key_height
    svg = picture(
        prefix,
        title,
        summary,
        (0, 0, WIDTH, height),
        PIXELS,
        paper(height),
        element(
            "g",
            _axes(frame, expected, language.gettext("Observed / expected")),
            _limits(frame, spread),
            *_marks(frame, shown, language),
            _names(frame, shown),
            words,
            font_size=TYPE,
        ),
    )
    columns = (
        language.gettext("FIPS code"),
        language.gettext("Jurisdiction"),
        language.gettext("Observed %(events)s") % {"events": events},
        expected,
        language.gettext("Ratio"),
        language.gettext("What the screen says"),
    )
    return Figure(title, summary, svg, columns, tuple(row_of(unit, language) for unit in shown))


def _frame(shown: Sequence[Unit], spread: Spread) -> Frame:
    """Axes that hold all units and limits."""
    sizes = [unit.expected for unit in shown] or [FEWEST_EXPECTED, 10 * FEWEST_EXPECTED]
    left, right = min(sizes) / 1.1, max(sizes) * 1.1
    low, high = (
        float(edge[0]) for edge in limits(spread.form, [left], spread.tau_squared, ACTION)
    )
    ratios = [unit.ratio for unit in shown] or [1.0]
    across = Scale(left, right, LEFT, RIGHT, math.log)
    top = max(*ratios, high) * 1.08
    if spread.form is Form.SHMI:
        return Frame(across, Scale(min(*ratios, low) / 1.08, top, BASE, TOP, math.log))
    return Frame(across, Scale(0.0, top, BASE, TOP, math.sqrt))


def _axes(frame: Frame, across_name: str, upward_name: str) -> str:
    across = frame.x.spaced(round_numbers(frame.x.low, frame.x.high), 48)
    bottom = max(frame.y.low, frame.y.high / 1e4)
    upward = frame.y.spaced([1, 0, *round_numbers(bottom, frame.y.high)], 24)
    return axes(
        frame,
        [(value, ticked(value)) for value in across],
        [(value, ticked(value)) for value in upward],
        (across_name, upward_name),
    )


def _limits(frame: Frame, spread: Spread) -> str:
    """The line at 1, and two pairs of limits: dashed at 95 %, whole at 99.8 %."""
    step = math.log(frame.x.high / frame.x.low) / SMOOTH
    sizes = [frame.x.low * math.exp(step * index) for index in range(SMOOTH + 1)]
    lines = [element("path", d=frame.path([(sizes[0], 1), (sizes[-1], 1)]), **CENTER)]
    for deviations, dashes in ((WARNING, "5 4"), (ACTION, "none")):
        for edge in limits(spread.form, sizes, spread.tau_squared, deviations):
            data = frame.path(zip(sizes, map(float, edge), strict=True))
            lines.append(element("path", d=data, **limit_line(dashes)))
    return "".join(lines)


def _marks(frame: Frame, shown: Sequence[Unit], language: Language) -> list[str]:
    """The marks, those of flagged units on top."""
    ordered = sorted(shown, key=lambda unit: unit.flag is not None)
    return [_mark(frame, unit, language) for unit in ordered]


def _mark(frame: Frame, unit: Unit, language: Language) -> str:
    x, y = frame.x(unit.expected), frame.y(unit.ratio)
    told_of = language.gettext("%(place)s: observed %(observed)s, expected %(expected)s") % {
        "place": unit.name,
        "observed": told(unit.observed),
        "expected": told(unit.expected),
    }
    return element("g", element("title", text(told_of)), shape_of(unit.flag, x, y))


def _names(frame: Frame, shown: Sequence[Unit]) -> str:
    flagged = [unit for unit in by_distance(shown) if unit.flag][:MOST_NAMES]
    names = [shortened(unit.name) for unit in flagged]
    marks = [
        Mark(frame.x(unit.expected), frame.y(unit.ratio), width_of(name, TYPE))
        for unit, name in zip(flagged, names, strict=True)
    ]
    places = place(marks, Box(LEFT, TOP - 8, WIDTH - 2, BASE - 2), TYPE)
    return "".join(
        element(
            "text",
            text(name),
            x=at.x,
            y=at.y,
            text_anchor=at.anchor,
            stroke_width=5,
            stroke_linejoin="round",
            paint_order="stroke",
            **both(Paint.INK, Paint.PAPER),
        )
        for name, at in zip(names, places, strict=True)
        if at
    )
