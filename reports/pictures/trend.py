"""One place over its quarters: the rate with its interval, alarms, and quarters without number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

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
from reports.pictures.figure import Cell, Figure
from reports.pictures.gaps import Gap, pattern_fill, patterns
from reports.pictures.keys import Item, key
from reports.pictures.markup import element, picture, points, text
from reports.pictures.palette import Paint, both, filled, stroked
from reports.pictures.scales import Scale, even_numbers
from reports.pictures.wording import capital, listed, ticked, told

SPACINGS = (1, 2, 4, 8, 12, 20, 40)  # quarters from one label to the next: whole years if it can
MOST_LABELS = 5
LEAST = 1e-9  # below this a rate is drawn as nothing
ALARM, NO_ALARM = "Alarm", "No alarm"


@dataclass(frozen=True)
class Rate:
    """A rate and its 90 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Quarter:
    """A quarter by its name, and whether the CUSUM of the place's history is above its limit."""

    name: str
    rate: Rate | Gap
    alarm: bool = False


def trend(quarters: Sequence[Quarter], *, prefix: str, title: str, unit: str) -> Figure:
    """Draw quarters in their order; `unit` names the rate ("detainers per 1,000 bookings").

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
    words, key_height = key(_items(prefix, quarters), (4, FOOT), WIDTH - 8, TYPE)
    summary = summary_of(quarters, unit)
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
            _axes(frame, quarters, unit),
            *(_run(frame, run) for run in _runs(quarters)),
            *(_mark(frame, index, quarter) for index, quarter in enumerate(quarters)),
            words,
            font_size=TYPE,
        ),
    )
    columns = ("Quarter", capital(unit), "Low end of 90 % interval", "High end", "History")
    return Figure(title, summary, svg, columns, tuple(_row(quarter) for quarter in quarters))


def summary_of(quarters: Sequence[Quarter], unit: str) -> str:
    """The first and the last rate, the last interval, alarms, and quarters without a number."""
    rated = [(q.name, q.rate) for q in quarters if isinstance(q.rate, Rate)]
    alarms = [quarter.name for quarter in quarters if quarter.alarm]
    missing = len(quarters) - len(rated)
    gaps = f"; {missing:,} of {len(quarters):,} quarters have no number" if missing else ""
    if not rated:
        return f"None of {len(quarters):,} quarters has a number."
    (first, start), (last, end) = rated[0], rated[-1]
    way = f"{told(start.value)} in {first}, {told(end.value)} in {last}"
    history = f"its own history raised an alarm in {listed(alarms)}" if alarms else "no alarm"
    interval = f"90 % interval {told(end.low)} to {told(end.high)}"
    value = told(end.value) + f" in {last}" if len(rated) == 1 else way
    return f"{capital(unit)}: {value} ({interval}); {history}{gaps}."


def _row(quarter: Quarter) -> tuple[Cell, ...]:
    history = ALARM if quarter.alarm else NO_ALARM
    if isinstance(quarter.rate, Gap):
        return (quarter.name, *[quarter.rate.value] * 3, history)
    return (quarter.name, quarter.rate.value, quarter.rate.low, quarter.rate.high, history)


def _axes(frame: Frame, quarters: Sequence[Quarter], unit: str) -> str:
    spacing = next((s for s in SPACINGS if len(quarters) <= s * MOST_LABELS), len(quarters))
    across = [(float(i), quarters[i].name) for i in range(0, len(quarters), spacing)]
    upward = [(value, ticked(value)) for value in even_numbers(frame.y.high)]
    return axes(frame, across, upward, ("Quarter", capital(unit)))


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


def _mark(frame: Frame, index: int, quarter: Quarter) -> str:
    if isinstance(quarter.rate, Gap):
        x, y, words = frame.x(index), BASE, quarter.rate.value
        drawn = ""
    else:
        x, y, words = frame.x(index), frame.y(quarter.rate.value), told(quarter.rate.value)
        drawn = element("circle", cx=x, cy=y, r=2.8, **filled(Paint.MARK))
    if quarter.alarm:
        drawn, words = drawn + _alarm(x, y - 10), f"{words}, alarm"
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


def _items(prefix: str, quarters: Sequence[Quarter]) -> list[Item]:
    """What is there, with what it means."""
    line = element("path", d="M-8 0L8 0", stroke_width=2, **stroked(Paint.MARK))
    dot = element("circle", cx=0, cy=0, r=2.8, **filled(Paint.MARK))
    items = [Item(line + dot, "Rate"), Item(_box(**filled(Paint.BAND)), "90 % interval")]
    if any(quarter.alarm for quarter in quarters):
        items.append(Item(_alarm(0, 0), "Alarm of its own history"))
    gaps = {quarter.rate for quarter in quarters}
    boxes = [(gap, {**stroked(Paint.QUIET), "fill": pattern_fill(prefix, gap)}) for gap in Gap]
    return items + [Item(_box(**box), gap.value) for gap, box in boxes if gap in gaps]


def _box(**attributes: str) -> str:
    return element("rect", x=-7, y=-5, width=14, height=10, **attributes)
