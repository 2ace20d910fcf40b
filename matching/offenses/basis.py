"""What a level follows from, as codes and numbers that are stored; wording.py says it in words."""

from collections.abc import Sequence
from typing import TypedDict

from matching.offenses.records import Charge, Conviction

SHOWN = 3


class Named(TypedDict):
    """One offense that is named: its NCIC code, '' where unknown, and the year of a conviction."""

    code: str
    year: int


class Part(TypedDict):
    """One thing that was counted or left out: which, how many, and the first few by code."""

    says: str
    number: int
    named: list[Named]


Basis = list[Part]


def part(says: str, number: int = 0, named: Sequence[Charge | Conviction] = ()) -> Part:
    """Return one part; ``says`` is a code of wording.SAID, ``number`` 0 where none is counted."""
    shown = [
        Named(code=one.code, year=one.year if isinstance(one, Conviction) else 0)
        for one in named[:SHOWN]
    ]
    return Part(says=says, number=number, named=shown)


def counted(says: str, records: Sequence[Charge | Conviction]) -> Part:
    """Return a part that counts records and names them."""
    return part(says, len(records), records)
