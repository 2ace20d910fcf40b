"""What an import would do, line by line, and the same backward.  Pure: no database, no clock."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

Values = Mapping[str, object]


class Outcome(StrEnum):
    """What becomes of one line of a file."""

    CREATE = "create"
    CHANGE = "change"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    ERROR = "error"


@dataclass(frozen=True)
class Line:
    """One line: what it is about, what becomes of it, why, and the record before and after."""

    number: int
    key: str
    outcome: Outcome
    notes: tuple[str, ...] = ()
    before: Values | None = None
    after: Values | None = None

    @property
    def acts(self) -> bool:
        """Whether applying the line writes anything."""
        return self.outcome in (Outcome.CREATE, Outcome.CHANGE)


@dataclass(frozen=True)
class Plan:
    """Every line of a file in order, and the places above them that it founds on the way."""

    lines: tuple[Line, ...]
    founds: tuple[Line, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many lines come out how, and how many of the good ones carry a note."""
        found = Counter(line.outcome.value for line in self.lines)
        noted = sum(bool(line.notes) for line in self.lines if line.outcome in GOOD)
        return {outcome.value: found[outcome.value] for outcome in Outcome} | {"noted": noted}

    @property
    def digest(self) -> str:
        """The SHA-256 of everything that applying the plan would write."""
        said = [[line.number, line.key, line.before, line.after] for line in self.changes]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    @property
    def changes(self) -> tuple[Line, ...]:
        """The lines that write something, what stands above first."""
        return (*self.founds, *(line for line in self.lines if line.acts))

    @property
    def fits(self) -> bool:
        """Whether the plan may be applied: no line is in error."""
        return all(line.outcome != Outcome.ERROR for line in self.lines)


GOOD = (Outcome.CREATE, Outcome.CHANGE, Outcome.UNCHANGED)


def settle(line: Line, *, shown: str) -> Line:
    """Say whether a line creates, changes or leaves its record, given before and after.

    ``shown`` is the field that is false while a record stands outside every list: bringing it
    back is a creation to all who read the lists.
    """
    if line.before is None:
        return replace(line, outcome=Outcome.CREATE)
    if line.before == line.after:
        return replace(line, outcome=Outcome.UNCHANGED)
    outcome = Outcome.CHANGE if line.before[shown] else Outcome.CREATE
    return replace(line, outcome=outcome)


def backward(line: Line, *, gone: Values) -> Line:
    """The change that undoes a line; a record that it made gets the values ``gone``."""
    back = {**(line.after or {}), **gone} if line.before is None else line.before
    return replace(line, before=line.after, after=back)
