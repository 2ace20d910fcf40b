"""One place over its quarters: the rate with its interval, alarms, and quarters without number."""

from collections.abc import Sequence
from itertools import groupby

from reports.gaps import Gap
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
from reports.pictures.gaps import pattern_fill, patterns, reason
from reports.pictures.keys import Item, key, width_of
from reports.pictures.language import ENGLISH, Language
from reports.pictures.markup import element, picture, points, text
from reports.pictures.palette import Paint, both, filled, stroked
from reports.pictures.scales import Scale, even_numbers
from reports.pictures.trend_quarters import (
    SHARE,
    Quarter,
    Rate,
    columns_of,
    row_of,
    summary_of,
)
from reports.pictures.wording import capital, ticked, told

SPACINGS = (1, 2, 4, 8, 12, 20, 40)  # quarters from one label to the next: whole years if it can
MOST_LABELS = 5
LEAST = 1e-9  # below this a rate is drawn as nothing


def trend(
    quarters: Sequence[Quarter],
    *,
    prefix: str,
    title: str,
    unit: str,
    language: Language = ENGLISH,
    alarms: bool = True,
) -> Figure:
    """Draw quarters in their order; `unit` names the rate ("detainers per 1,000 bookings").

    `alarms` is false where nobody looked for alarms of the own history.
    ValueError where there is no quarter, for an interval that runs backward and for a rate below
    0.
    """
    if not quarters:
        raise ValueError("A trend has a quarter at least.")
    rates = [quarter.rate for quarter in quarters if isinstance(quarter.rate, Rate)]
    if any(rate.low > rate.high or min(rate.low, rate.value) < 0 for rate in rates):
        raise ValueError("A rate is not negative, and its interval does not run backward.")
    highest = max((max(rate.high, rate.value) for rate in rates), default=0.0)
    top = 1.08 * highest if highest > LEAST else 1.0
    frame = Frame(Scale(-0.5, len(quarters) - 0.5, LEFT, RIGHT), Scale(0.0, top, BASE, TOP))
    words, key_height = key(_items(prefix, quarters, language), (4, FOOT), WIDTH - 8, TYPE)
    summary = summary_of(quarters, unit, language, alarms=alarms)
    height = FOOT + key_height
    svg = picture(
        prefix,
        title,
        summary,
        (0, 0, WIDTH, height),
        PIXELS,
        patterns(prefix),
        paper(height),
        element(
            "g",
            _gaps(prefix, frame, quarters),
            _axes(frame, quarters, (language.gettext("Quarter"), capital(unit))),
            *(_run(frame, run) for run in _runs(quarters)),
            *(_mark(frame, index, each, language) for index, each in enumerate(quarters)),
            words,
            font_size=TYPE,
        ),
    )
    rows = tuple(row_of(quarter, language, alarms=alarms) for quarter in quarters)
    return Figure(title, summary, svg, columns_of(unit, language, alarms=alarms), rows)


def _axes(frame: Frame, quarters: Sequence[Quarter], names: tuple[str, str]) -> str:
    widest = max(width_of(quarter.name, TYPE) for quarter in quarters) + TYPE / 2
    least = max(len(quarters) / MOST_LABELS, len(quarters) * widest / (RIGHT - LEFT))
    spacing = next((s for s in SPACINGS if s >= least), len(quarters))
    across = [(float(i), quarters[i].name) for i in range(0, len(quarters), spacing)]
    upward = [(value, ticked(value)) for value in even_numbers(frame.y.high)]
    return axes(frame, across, upward, names)


Run = list[tuple[int, Rate]]


def _runs(quarters: Sequence[Quarter]) -> list[Run]:
    """Quarters with a number that follow upon each other: a line does not cross a gap."""
    runs = groupby(enumerate(quarters), key=lambda pair: isinstance(pair[1].rate, Rate))
    return [
        [(index, quarter.rate) for index, quarter in run if isinstance(quarter.rate, Rate)]
        for is_rated, run in runs
        if is_rated
    ]


def _run(frame: Frame, run: Run) -> str:
    """The band and the line of a run; of a single quarter, a bar."""
    upper = [(float(index), rate.high) for index, rate in run]
    lower = [(float(index), rate.low) for index, rate in reversed(run)]
    if len(run) == 1:
        bar = frame.path([*upper, *lower])
        return element("path", d=bar, stroke_width=6, **stroked(Paint.BAND))
    line = frame.path([(index, rate.value) for index, rate in run])
    band = element("path", d=frame.path([*upper, *lower]) + "z", **filled(Paint.BAND))
    return band + element("path", d=line, stroke_width=2, **stroked(Paint.MARK))


def _mark(frame: Frame, index: int, quarter: Quarter, language: Language) -> str:
    if isinstance(quarter.rate, Gap):
        x, y, words = frame.x(index), BASE, reason(quarter.rate, language)
        drawn = ""
    else:
        x, y, words = frame.x(index), frame.y(quarter.rate.value), told(quarter.rate.value)
        drawn = element("circle", cx=x, cy=y, r=2.8, **filled(Paint.MARK))
    if quarter.alarm:
        drawn, words = drawn + _alarm(x, y - 10), words + "; " + language.gettext("Alarm")
    return element("g", element("title", text(f"{quarter.name}: {words}")), drawn)


def _alarm(x: float, y: float) -> str:
    """A triangle that points up."""
    corners = points([(x - 5, y + 4), (x + 5, y + 4), (x, y - 5)])
    return element("path", d=corners + "z", stroke_width=1, **both(Paint.HIGH, Paint.PAPER))


def _gaps(prefix: str, frame: Frame, quarters: Sequence[Quarter]) -> str:
    slot = frame.x(1) - frame.x(0) if len(quarters) > 1 else RIGHT - LEFT
    return "".join(
        element(
            "rect",
            x=frame.x(index) - slot / 2,
            y=TOP,
            width=slot,
            height=BASE - TOP,
            fill=pattern_fill(prefix, quarter.rate),
        )
        for index, quarter in enumerate(quarters)
        if isinstance(quarter.rate, Gap)
    )


def _items(prefix: str, quarters: Sequence[Quarter], language: Language) -> list[Item]:
    """What is there, with what it means."""
    line = element("path", d="M-8 0L8 0", stroke_width=2, **stroked(Paint.MARK))
    dot = element("circle", cx=0, cy=0, r=2.8, **filled(Paint.MARK))
    interval = language.gettext("%(share)s interval") % {"share": SHARE}
    items = [
        Item(line + dot, language.gettext("Rate")),
        Item(_box(**filled(Paint.BAND)), interval),
    ]
    if any(quarter.alarm for quarter in quarters):
        items.append(Item(_alarm(0, 0), language.gettext("Alarm of its own history")))
    gaps = {quarter.rate for quarter in quarters}
    boxes = [(gap, {**stroked(Paint.QUIET), "fill": pattern_fill(prefix, gap)}) for gap in Gap]
    return items + [Item(_box(**box), reason(gap, language)) for gap, box in boxes if gap in gaps]


def _box(**attributes: str) -> str:
    return element("rect", x=-7, y=-5, width=14, height=10, **attributes)
