"""The round over all running clocks, in whatever place they run."""

import logging
from datetime import datetime

from django.db import DatabaseError

from matching.holds.alarms import attend, owing
from portal.jurisdictions import scope
from portal.states import TransitionRefused

log = logging.getLogger(__name__)
ROOM = 500  # clocks of one round, so that it ends before the next but one begins


def sweep(*, at: datetime) -> int:
    """Attend to the clocks that owe an alarm, the earliest deadline first; how many it did.

    Each clock is a transaction in the scope of its place: one that fails is logged, met again
    in the next round, and holds up no other.
    """
    with scope.within(scope.dispatch()):
        due = owing(at=at, room=ROOM)
    done = 0
    for clock_id, place in due:
        try:
            with scope.within(scope.tenant([place])):
                done += bool(attend(clock_id=clock_id, at=at))
        except (DatabaseError, TransitionRefused):
            log.exception("The clock %s could not be attended to.", clock_id)
    return done
