"""The quarters of a trend, and what they say in words and in rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.gaps import Gap
from reports.pictures.figure import Cell
from reports.pictures.gaps import reason
from reports.pictures.language import ENGLISH, Language
from reports.pictures.wording import capital, listed, told

SHARE = "90 %"  # of the intervals


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


def summary_of(
    quarters: Sequence[Quarter], unit: str, language: Language = ENGLISH, *, alarms: bool = True
) -> str:
    """The first and the last rate, the last interval, alarms, and quarters without a number.

    ``alarms`` is false where nobody looked for any: then nothing is said of them.
    """
    rated = [(q.name, q.rate) for q in quarters if isinstance(q.rate, Rate)]
    clauses = [_way(rated, language)] if rated else []
    if alarms:
        clauses.append(_alarms(quarters, language))
    missing = len(quarters) - len(rated)
    if missing:
        gaps = language.ngettext(
            "%(count)s quarter of %(all)s has no number",
            "%(count)s quarters of %(all)s have no number",
            missing,
        )
        clauses.append(gaps % {"count": f"{missing:,}", "all": f"{len(quarters):,}"})
    return f"{capital(unit)}: {'; '.join(clauses)}."


def _alarms(quarters: Sequence[Quarter], language: Language) -> str:
    """The quarters with an alarm."""
    names = listed([quarter.name for quarter in quarters if quarter.alarm], language)
    if not names:
        return language.gettext("no alarm of its own history")
    return language.gettext("alarm of its own history: %(quarters)s") % {"quarters": names}


def _way(rated: Sequence[tuple[str, Rate]], language: Language) -> str:
    """The first and the last rate, and the interval of the last."""
    ends = rated if len(rated) == 1 else [rated[0], rated[-1]]
    way = ", ".join(
        language.gettext("%(rate)s in %(quarter)s") % {"rate": told(rate.value), "quarter": name}
        for name, rate in ends
    )
    last = rated[-1][1]
    interval = language.gettext("%(share)s interval %(low)s to %(high)s") % {
        "share": SHARE,
        "low": told(last.low),
        "high": told(last.high),
    }
    return f"{way} ({interval})"


def columns_of(unit: str, language: Language = ENGLISH, *, alarms: bool = True) -> tuple[str, ...]:
    """What stands above the rows."""
    columns = (
        language.gettext("Quarter"),
        capital(unit),
        language.gettext("Low end of %(share)s interval") % {"share": SHARE},
        language.gettext("High end"),
    )
    return (*columns, language.gettext("History")) if alarms else columns


def row_of(
    quarter: Quarter, language: Language = ENGLISH, *, alarms: bool = True
) -> tuple[Cell, ...]:
    """A quarter in the table: its name, rate and interval, or why there is none, and alarm."""
    history = language.gettext("Alarm") if quarter.alarm else language.gettext("No alarm")
    last = (history,) if alarms else ()
    if isinstance(quarter.rate, Gap):
        return (quarter.name, *[reason(quarter.rate, language)] * 3, *last)
    return (quarter.name, quarter.rate.value, quarter.rate.low, quarter.rate.high, *last)
