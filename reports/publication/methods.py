"""The definitions of everything that is published, as tables."""

from django.utils.translation import gettext as _

from reports.gaps import Gap
from reports.pictures.gaps import reason
from reports.publication.tables import WORDS, Cell, Table
from reports.statistics.indicators import INDICATORS
from reports.statistics.measures import MEASURES
from reports.statistics.stages import Group, Level, Stage


def definitions() -> list[Table]:
    """Measures, indicators, stages, levels, groups and symbols with their codes and meanings."""
    measures: list[list[Cell]] = [
        [str(one.title), name, str(one.definition)] for name, one in MEASURES.items()
    ]
    indicators: list[list[Cell]] = [
        [str(one.title), name, str(one.definition)] for name, one in INDICATORS.items()
    ]
    symbols: list[list[Cell]] = [[gap.code, reason(gap, WORDS)] for gap in Gap]
    codes = [_("Name"), _("Code"), _("Definition")]
    return [
        Table(_("Measures"), codes, measures),
        Table(_("Indicators of the review"), codes, indicators),
        *(
            Table(title, [_("Name"), _("Code")], [[str(one.label), one.name] for one in each])
            for title, each in (
                (_("Stages"), Stage),
                (_("Levels"), Level),
                (_("Groups"), Group),
            )
        ),
        Table(_("Symbols"), [_("Symbol"), _("Meaning")], symbols),
    ]
