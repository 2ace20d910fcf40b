"""The level of a person's offenses, by the scheme of the day, with what it follows from.

Unknown severity neither raises nor lowers a level: it is left out, and the derivation says so;
where nothing else is known the level itself is unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from matching.offenses import by_conviction, by_family
from matching.offenses.basis import Basis
from matching.offenses.records import Charge, Conviction
from matching.offenses.wording import said

# The scheme of 2008 and 2009 went by families; from 2010 on it goes by convictions.
SINCE_2010 = datetime(2010, 1, 1, tzinfo=UTC)
LABELS = {
    "LEVEL_1": _("Level 1"),
    "LEVEL_2": _("Level 2"),
    "LEVEL_3": _("Level 3"),
    "NON_CRIMINAL": _("Non-criminal"),
    "UNKNOWN": _("Level unknown"),
}


@dataclass(frozen=True)
class Level:
    """A level: the scheme's name, one of LABELS, and what it follows from, as codes."""

    scheme: str
    name: str
    basis: Basis


def level_of(
    *, charges: Sequence[Charge], convictions: Sequence[Conviction], at: datetime
) -> Level:
    """Return the level by the scheme in force at an instant (aware)."""
    if at < SINCE_2010:
        return Level("2008", *by_family.derive(charges, convictions))
    return Level("2010", *by_conviction.derive(convictions))


def derivation(name: str, basis: Basis) -> str:
    """Return the reader's words: 'Level 2: one felony conviction, 2203, 2009'."""
    return f"{gettext(LABELS[name])}: {said(basis)}"
