"""The level of a person's offenses, by the scheme of the day, with the reason in a sentence.

Unknown severity neither raises nor lowers a level: it is left out, and the sentence says so;
where nothing else is known the level itself is unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from matching.offenses import by_conviction, by_family
from matching.offenses.records import Charge, Conviction

# The scheme of 2008 and 2009 went by families; from 2010 on it goes by convictions.
SINCE_2010 = datetime(2010, 1, 1, tzinfo=UTC)
LABELS = {
    "LEVEL_1": "Level 1",
    "LEVEL_2": "Level 2",
    "LEVEL_3": "Level 3",
    "NON_CRIMINAL": "Non-criminal",
    "UNKNOWN": "Level unknown",
}


@dataclass(frozen=True)
class Level:
    """A level: the scheme's name, one of LABELS, and what it follows from."""

    scheme: str
    name: str
    derivation: str


def level_of(
    *, charges: Sequence[Charge], convictions: Sequence[Conviction], at: datetime
) -> Level:
    """Return the level by the scheme in force at an instant (aware)."""
    if at < SINCE_2010:
        scheme, (name, because) = "2008", by_family.derive(charges, convictions)
    else:
        scheme, (name, because) = "2010", by_conviction.derive(convictions)
    return Level(scheme, name, f"{LABELS[name]}: {because}"[:200])
