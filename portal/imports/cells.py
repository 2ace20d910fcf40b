"""Numbers and dates as a file writes them; each refusal is a sentence."""

import re
from datetime import date

LAUNCH = date(2008, 10, 27)  # the first county was activated
MOST = 2**31 - 1


class CellRefused(ValueError):
    """The cell does not say what its column asks for."""


def number_in(cell: str) -> int | None:
    """A count of people; None for an empty cell."""
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit()):
        raise CellRefused(f"{cell[:20]!r} is no whole number written in digits alone.")
    if len(cell) > 10 or int(cell) > MOST:
        raise CellRefused(f"{cell[:20]} is too large.")
    return int(cell)


def date_in(cell: str) -> date | None:
    """A day as YYYY-MM-DD (ISO 8601); None for an empty cell."""
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        raise CellRefused(f"{cell[:20]!r} is no date written as YYYY-MM-DD.")
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        raise CellRefused(f"There is no day {cell}.") from None
    if day < LAUNCH:
        raise CellRefused(f"{cell} is before the program began, on {LAUNCH}.")
    return day


def text_in(cell: str, *, most: int) -> str:
    """A name: not empty and not longer than its place in the register."""
    if not cell:
        raise CellRefused("The cell is empty.")
    if len(cell) > most:
        raise CellRefused(f"The cell has {len(cell)} signs, and {most} is the most.")
    return cell
