"""A published flag in words; never more than that it is for review."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.flags.states import Conclusion, Side
from reports.publication.models import PublicFlag
from reports.statistics.indicators import INDICATORS
from reports.statistics.stages import Group


@dataclass(frozen=True)
class FlagWords:
    """What a page says of a flag."""

    quarter: str
    title: str
    side: str
    numbers: str
    conclusion: str
    statement: str
    comment: str


def words_of(flag: PublicFlag) -> FlagWords:
    """A flag in the language of the page."""
    side = str(Side(flag.side).label)
    group = _(" (%(group)s)") % {"group": Group[flag.group].label} if flag.group else ""
    return FlagWords(
        flag.publication.quarter,
        str(INDICATORS[flag.indicator].title),
        side + group,
        _("%(observed)s observed, %(expected)s expected; ratio %(ratio)s (%(low)s to %(high)s)")
        % {
            "observed": f"{flag.observed:,}",
            "expected": f"{flag.expected:,.1f}",
            "ratio": f"{flag.ratio:.2f}",
            "low": f"{flag.low:.2f}",
            "high": f"{flag.high:.2f}",
        },
        str(Conclusion(flag.conclusion).label),
        _statement(flag),
        flag.comment,
    )


def _statement(flag: PublicFlag) -> str:
    """The statement in Spanish where the page is and it was given, else as it was written."""
    is_spanish = (get_language() or "").startswith("es")
    return flag.statement_es if is_spanish and flag.statement_es else flag.statement
