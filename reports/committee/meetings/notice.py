"""How many calendar days ahead a notice is given: a pure function of the notice's day.

41 CFR 102-3.150 asked for 15 calendar days.  GSA's rewrite of the part (90 FR 58417) asks for 7
since December 16, 2025.  Both let a meeting come sooner for reasons that the notice states.
"""

from dataclasses import dataclass
from datetime import date, datetime

from portal.jurisdictions.zones import washington_day


@dataclass(frozen=True)
class Rule:
    """So many calendar days between the day of the notice and that of the meeting, since when."""

    since: date
    days: int
    source: str


# The rule of 2001 is older than any committee in this portal.
RULES = (
    Rule(date(2001, 8, 20), 15, "41 CFR 102-3.150 (66 FR 37728)"),
    Rule(date(2025, 12, 16), 7, "41 CFR 102-3.150 (90 FR 58417)"),
)


class NoRule(ValueError):
    """No rule was in force on this day."""


def rule_on(day: date) -> Rule:
    """The rule in force on the day of a notice.  Raises ``NoRule`` before the first."""
    known = [rule for rule in RULES if rule.since <= day]
    if not known:
        raise NoRule(f"No rule on notices was in force on {day}.")
    return known[-1]


def days_between(noticed_at: datetime, starts_at: datetime) -> int:
    """Calendar days from the day of a notice to that of the meeting, in Washington."""
    return (washington_day(starts_at) - washington_day(noticed_at)).days


def in_time(noticed_at: datetime, starts_at: datetime) -> bool:
    """Whether a notice came as early as the rule of its day asks for."""
    needed = rule_on(washington_day(noticed_at)).days
    return days_between(noticed_at, starts_at) >= needed
