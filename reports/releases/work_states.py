"""What can become of the work on a release, and who may bring it about."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from portal.states import Lifecycle
from reports.releases.states import WORKER


class WorkState(StrEnum):
    """Where the work of a worker on a release stands."""

    IDLE = "IDLE"
    WAITING = "WAITING"
    RUNNING = "RUNNING"
    STOPPING = "STOPPING"
    FAILED = "FAILED"
    CANCELED = "CANCELED"


W = WorkState
PREPARE = "prepare_release"
# The database has the same table (``release_work_way``).  What is asked for anew takes the place
# of what went on, as where a quarter is thawed.  A worker whom a command calls was not asked for;
# one that comes late ends what another failed at.  Whoever runs and was lost stops at once.
WORK = Lifecycle(
    initial=W.IDLE,
    ways={
        W.IDLE: {W.WAITING: PREPARE, W.FAILED: WORKER},
        W.WAITING: {W.RUNNING: WORKER, W.IDLE: WORKER, W.FAILED: WORKER, W.CANCELED: PREPARE},
        W.RUNNING: {
            W.IDLE: WORKER,
            W.FAILED: WORKER,
            W.WAITING: PREPARE,
            W.STOPPING: PREPARE,
            W.CANCELED: PREPARE,
        },
        W.STOPPING: {W.CANCELED: WORKER, W.WAITING: PREPARE},
        W.FAILED: {W.WAITING: PREPARE, W.IDLE: WORKER},
        W.CANCELED: {W.WAITING: PREPARE},
    },
)
AT_WORK = (W.WAITING, W.RUNNING, W.STOPPING)


def state_of(work: Mapping[str, Any]) -> WorkState:
    """Where work stands, by what is told of it; the database reads it alike."""
    if work.get("task"):
        if work.get("canceled_at"):
            return W.STOPPING
        return W.RUNNING if work.get("told") else W.WAITING
    if work.get("canceled_at"):
        return W.CANCELED
    return W.FAILED if work.get("problem") else W.IDLE
