"""What one complaint's page shows: its words, its way, its deadlines, and what can be done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from complaints.casework.doing import acts_open
from complaints.casework.models import Assignment, Deadline, Move, Pause
from complaints.casework.pausing import running_pause
from complaints.casework.selectors import (
    assignee_of,
    deadlines_of,
    kept_away_from,
    moves_of,
    note_of,
    reason_of,
)
from complaints.deadlines.due import day_of
from complaints.models import Complaint
from complaints.selectors import content_of
from complaints.vault.keys import KeyDestroyed, Lock, key_of
from portal.accounts.models import User


@dataclass(frozen=True)
class Noted:
    """A change of state with its note."""

    move: Move
    note: str


@dataclass(frozen=True)
class Due:
    """A deadline, and whether it was missed."""

    deadline: Deadline
    is_late: bool


@dataclass(frozen=True)
class Paused:
    """A pause with its reason."""

    pause: Pause
    reason: str
    runs: bool


def page_of(complaint: Complaint, user: User, *, at: datetime) -> dict[str, Any]:
    """The page for somebody who sees the complaint; one that was disposed of has no words."""
    gone = is_disposed_of(complaint)
    today = day_of(at, complaint.jurisdiction.time_zone)
    running = running_pause(complaint, on=today)
    return {
        "complaint": complaint,
        "gone": gone,
        "content": {} if gone else content_of(complaint),
        "assignee": assignee_of(complaint),
        "given": Assignment.objects.filter(complaint=complaint).select_related("assignee"),
        "kept_away": kept_away_from(complaint),
        "deadlines": [Due(one, _is_late(one, at)) for one in deadlines_of(complaint)],
        "moves": [Noted(one, "" if gone else note_of(one)) for one in moves_of(complaint)],
        "pauses": [
            Paused(one, "" if gone else reason_of(one), one == running)
            for one in Pause.objects.filter(complaint=complaint).select_related("paused_by")
        ],
        "acts": acts_open(complaint, user, at=at),
    }


def is_disposed_of(complaint: Complaint) -> bool:
    """Whether the keys of a complaint are destroyed."""
    try:
        key_of(complaint.pk, Lock.CONTENT)
    except KeyDestroyed:
        return True
    return False


def _is_late(deadline: Deadline, at: datetime) -> bool:
    return deadline.due_at <= (deadline.ended_at or at)
