"""What the map shows at a moment: the picture, and the same as rows."""

import contextlib
from dataclasses import dataclass

from portal.register import selectors
from portal.register.atlas import AtlasMissing
from portal.register.drawing import Picture, picture, undrawn
from portal.register.moments import Moment
from portal.register.selectors import StateCounts
from portal.register.shares import FlowCounts, count_by_flow


@dataclass(frozen=True)
class Map:
    """States with their counts, all together, and the places that the picture lacks.

    ``undrawn`` is None where there is no picture at all.
    """

    states: list[StateCounts]
    counts: FlowCounts
    undrawn: list[str] | None


def map_at(*, moment: Moment) -> Map:
    """The rows of the map at a moment."""
    states = selectors.counts_by_state(moment=moment)
    whole = count_by_flow(pair for row in states for pair in row.counts.groups.items())
    missing = None
    with contextlib.suppress(AtlasMissing):
        missing = undrawn(selectors.flow_by_code(moment=moment))
    return Map(states, whole, missing)


def picture_at(*, moment: Moment) -> Picture:
    """The picture of the counties at a moment; raises ``AtlasMissing``."""
    return picture(selectors.flow_by_code(moment=moment))
