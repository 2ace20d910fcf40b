"""What follows from the days of a recommendation: pure functions of its state and its steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reports.committee.findings.states import Progress

# In these something is still asked of the addressee.
UNDER_WAY = frozenset({Progress.ANSWERED, Progress.IMPLEMENTING})


@dataclass(frozen=True)
class Due:
    """A step: the last day on which it is in time, and whether it was done."""

    due_on: date
    done: bool


def is_waiting(*, status: str, due_on: date, day: date) -> bool:
    """Whether a reply is waited for, and may still come in time on this day."""
    return status == Progress.TRANSMITTED and day <= due_on


def is_unanswered(*, status: str, due_on: date, day: date) -> bool:
    """Whether the day of the reply is over and there is none; a late reply ends it."""
    return status == Progress.TRANSMITTED and day > due_on


def overdue(steps: Iterable[Due], *, status: str, day: date) -> int:
    """How many steps should be done by now and are not.

    Evidence that waits for the secretariat is in time; nothing is overdue of a recommendation
    that is verified or superseded.
    """
    if status not in UNDER_WAY:
        return 0
    return sum(1 for step in steps if not step.done and day > step.due_on)
