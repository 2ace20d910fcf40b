"""The round over all running clocks, in whatever place they run."""

import logging
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError

from matching.holds.alarms import attend, owing
from matching.holds.leaving import end_where_left, where_left
from portal.jurisdictions import scope
from portal.states import TransitionRefused

log = logging.getLogger(__name__)
ROOM = 500  # clocks of one round, so that it ends before the next but one begins


def sweep(*, at: datetime) -> int:
    """Attend to the clocks that owe an alarm, the earliest end first; how many it did.

    Before that the clocks of places that left the program since they began are over.
    """
    with scope.within(scope.dispatch()):
        left = where_left(at=at)
    _each(left, end_where_left, at)
    with scope.within(scope.dispatch()):
        due = owing(at=at, room=ROOM)
    return _each(due, attend, at)


def _each(clocks: list[tuple[UUID, int]], act: Callable[..., object], at: datetime) -> int:
    """Act on clocks, each in a transaction in the scope of its place; on how many something.

    One that fails is logged, met again in the next round, and holds up no other.
    """
    done = 0
    for clock_id, place in clocks:
        try:
            with scope.within(scope.tenant([place])):
                done += bool(act(clock_id=clock_id, at=at))
        except (DatabaseError, TransitionRefused):
            log.exception("The clock %s could not be attended to.", clock_id)
    return done
