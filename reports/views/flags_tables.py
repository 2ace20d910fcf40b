"""The figures of flags as tables and pairs of words, in the language of the page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from reports.flags.files import File
from reports.flags.models import Flag, Paper
from reports.flags.states import Side
from reports.statistics.indicators import INDICATORS
from reports.statistics.measures import MEASURES
from reports.statistics.stages import Group, Level

Rows = list[list[Any]]


@dataclass(frozen=True)
class Table:
    """What `components/table.html` takes."""

    caption: str
    columns: list[str]
    rows: Rows


@dataclass(frozen=True)
class Section:
    """One section of a case file: its title, what was written, and the figures beside it."""

    title: str
    words: str
    tables: list[Table]


def figure_of(flag: Flag) -> list[dict[str, Any]]:
    """The figure that was flagged, as pairs of name and value."""
    indicator = INDICATORS[flag.indicator]
    expected = {
        Side.DISPARITY: _("Were the groups alike"),
        Side.HISTORY: _("Foreseen from its own past"),
    }.get(Side(flag.side), _("Expected at the nation's rates"))
    pairs = [
        (_("Indicator"), f"{indicator.title}. {indicator.definition}"),
        (_("What differs"), flag.get_side_display()),
        *([(_("Group"), flag.group_label)] if flag.group else []),
        (_("Quarter"), flag.quarter),
        (_("Observed"), f"{flag.observed:,}"),
        (expected, f"{flag.expected:,.1f}"),
        (_("Ratio"), _ratio(flag)),
    ]
    return [{"key": key, "value": value} for key, value in pairs]


def sections_of(file: File) -> list[Section]:
    """The four sections in their order, each with its figures."""
    paper, figures = file.paper or Paper(), file.case.figures
    return [
        Section(_("1. Data quality"), paper.quality, [_reported(figures), _unknown(figures)]),
        Section(_("2. Case mix"), paper.mix, [_strata(figures)]),
        Section(_("3. Structure"), paper.structure, [_peers(figures)]),
        Section(_("4. Process"), paper.process, [_history(figures)]),
    ]


def of_screening(results: dict[str, Rows]) -> list[Table]:
    """What the screen of a quarter fitted, pooled and followed."""
    none = _("Nothing to fit")
    return [
        Table(
            _("Indicators: the center line m and the spread a between places"),
            [_("Indicator"), _("Places"), "m", "a", _("High"), _("Low")],
            [
                [INDICATORS[name].title, n, *(none if x is None else x for x in fit), high, low]
                for name, n, *fit, high, low in results["indicators"]
            ],
        ),
        Table(
            _("Detainers by group: what all places share, as a pooled odds ratio, and its spread"),
            [_("Group"), _("Places"), _("Pooled"), _("Low"), _("High"), "tau", _("Flags")],
            [
                [Group[name].label, n, *(none if x is None else x for x in pooled), flags]
                for name, n, *pooled, flags in results["groups"]
            ],
        ),
        Table(
            _("Places against their own past"),
            [_("Indicator"), _("Quarters"), _("Above the limit")],
            [[INDICATORS[name].title, *rest] for name, *rest in results["histories"]],
        ),
    ]


def _ratio(flag: Flag) -> str:
    if flag.low is None or flag.high is None:
        return f"{flag.ratio:.2f}"
    given = {"ratio": f"{flag.ratio:.2f}", "low": f"{flag.low:.2f}", "high": f"{flag.high:.2f}"}
    return _("%(ratio)s (90 %% interval %(low)s to %(high)s)") % given


def _reported(figures: dict[str, Any]) -> Table:
    rows = [[MEASURES[name].title, count] for name, count in figures["reported"].items()]
    return Table(_("What the place reported"), [_("Measure"), _("Bookings")], rows)


def _unknown(figures: dict[str, Any]) -> Table:
    names = {"county": _("This place"), "nation": _("The nation")}
    rows = [
        [names[who], unknown, all_of_them, f"{unknown / all_of_them:.0%}"]
        for who, (unknown, all_of_them) in figures["unknown"].items()
    ]
    columns = [_("Where"), _("Group unknown"), _("All"), _("Share")]
    return Table(_("Records without a group"), columns, rows)


def _strata(figures: dict[str, Any]) -> Table:
    rows = [
        [Level[level].label, Group[group].label, exposure, events, expected]
        for level, group, exposure, events, expected in figures["strata"]
    ]
    columns = [_("Level"), _("Group"), _("Exposure"), _("Observed"), _("Expected")]
    return Table(_("Its own strata against the nation's rates"), columns, rows)


def _peers(figures: dict[str, Any]) -> Table:
    found = figures["funnel"]
    rows = [[found["units"], found["rank"], f"{found['z']:.2f}"]] if found else []
    columns = [_("Places"), _("Rank from above"), _("Standard deviations")]
    return Table(_("Its place among those that expect 10 or more"), columns, rows)


def _history(figures: dict[str, Any]) -> Table:
    columns = [_("Quarter"), _("Observed"), _("Expected"), _("CUSUM")]
    return Table(_("Its own history"), columns, figures["history"])
