"""How a level's derivation says what was counted: 'two felony convictions, 2203, 2009'."""

from collections.abc import Sequence

from matching.offenses.records import Charge, Conviction

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SHOWN = 3


def counted(number: int, kind: str, noun: str) -> str:
    """Return 'one felony conviction', 'two felony convictions'."""
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return " ".join(part for part in (word, kind, noun if number == 1 else f"{noun}s") if part)


def listed(records: Sequence[Charge | Conviction]) -> str:
    """Return each record's code, and year where it has one: '2203, 2009 and 2399, 2010'."""
    told = [_told(record) for record in records[:SHOWN]]
    if len(records) > SHOWN:
        return f"{'; '.join(told)} and {len(records) - SHOWN} more"
    return " and ".join(told)


def _told(record: Charge | Conviction) -> str:
    code = record.code or "code unknown"
    year = record.year if isinstance(record, Conviction) else 0
    return f"{code}, {year}" if year else code
