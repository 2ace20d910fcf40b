"""What a worker does for rounds: the frame, and the sample once there is a seed."""

from collections.abc import Callable
from datetime import datetime

from reports.committee.rounds.filling import draw_round
from reports.committee.rounds.framing import frame_round
from reports.committee.rounds.selectors import waiting_rounds
from reports.committee.rounds.states import Status

WORK = {Status.FRAMING: frame_round, Status.SEEDED: draw_round}


def work_on_rounds(*, clock: Callable[[], datetime]) -> int:
    """Do what rounds wait for, each in a transaction of its own; how many were taken on here."""
    return sum(WORK[Status(one.status)](one.pk, at=clock()) for one in waiting_rounds())
