"""The deadlines as a table.  Each is a choice of this project, not of a law, and is shown as one.

A rule is in force for what begins on its day or later; a changed one gets a new line, and what
began before it keeps the old one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from complaints.deadlines.days import Kind


class Key(StrEnum):
    """Which step has a deadline."""

    ACKNOWLEDGE = "ACKNOWLEDGE"
    TRIAGE = "TRIAGE"
    OIG_WINDOW = "OIG_WINDOW"
    REPORT = "REPORT"
    LETTER = "LETTER"
    APPEAL = "APPEAL"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One line: it begins when a state is entered, and is met when another one is.

    ``begins`` and ``met`` are names of states; a rule without ``begins`` begins by a service of
    its own.  ``more`` is by how many days it may be extended, once and with a reason.
    """

    key: Key
    since: date
    days: int
    kind: Kind = Kind.CALENDAR
    begins: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    more: int = 0


def _states(*names: str) -> frozenset[str]:
    return frozenset(names)


FIRST = date(2008, 10, 27)  # the program's first day
TABLE = (
    Rule(
        key=Key.ACKNOWLEDGE,
        since=FIRST,
        days=5,
        kind=Kind.WORKING,
        begins=_states("RECEIVED"),
        met=_states("ACKNOWLEDGED"),
    ),
    Rule(
        key=Key.TRIAGE,
        since=FIRST,
        days=15,
        begins=_states("INTAKE_REVIEW"),
        met=_states("OIG_WINDOW", "CLOSED"),
    ),
    Rule(
        key=Key.OIG_WINDOW,
        since=FIRST,
        days=5,
        begins=_states("OIG_WINDOW"),
        met=_states("RETAINED", "REFERRED"),
    ),
    Rule(
        key=Key.REPORT,
        since=FIRST,
        days=90,
        begins=_states("REFERRED"),
        met=_states("RETAINED", "CLOSED"),
        more=30,
    ),
    # Who complained hears how it ended; a complaint that is opened again has the time anew.
    Rule(
        key=Key.LETTER,
        since=FIRST,
        days=180,
        begins=_states("RECEIVED", "REOPENED"),
        met=_states("CLOSED"),
    ),
    Rule(key=Key.APPEAL, since=FIRST, days=30, met=_states("REOPENED")),
)


def rule_of(key: str, *, on: date, table: Iterable[Rule] = TABLE) -> Rule:
    """The line of a step that is in force on a day.  Raises ``LookupError`` before the first."""
    lines = [rule for rule in table if rule.key == key and rule.since <= on]
    if not lines:
        raise LookupError(f"No deadline of {key} was in force on {on}.")
    return max(lines, key=lambda rule: rule.since)


def begun_by(status: str, *, on: date, table: Iterable[Rule] = TABLE) -> list[Rule]:
    """The rules in force on a day that begin when a state is entered."""
    lines = list(table)
    keys = dict.fromkeys(rule.key for rule in lines if rule.since <= on)
    found = [rule_of(key, on=on, table=lines) for key in keys]
    return [rule for rule in found if status in rule.begins]
