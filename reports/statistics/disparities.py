"""Whether one group is detained where others are not: every county, and what all of them share.

Groups are those of the booking record; nobody infers one, and unknown is compared with nobody.
"""

from dataclasses import dataclass

import numpy as np

from reports.disclosure.cube import Cube, Strings
from reports.statistics.indicators import INDICATORS, strata_of
from reports.statistics.review.counts import Flags, Floats
from reports.statistics.review.disparity import Disparities, screen_disparities
from reports.statistics.review.odds_ratio import eligible
from reports.statistics.stages import Group

DETAINERS = INDICATORS["detainers"]
KNOWN_GROUPS = tuple(group.name for group in Group if group is not Group.UNKNOWN)


@dataclass(frozen=True, eq=False)
class GroupReview:
    """Detainers among forwarded, one group against all others of known group, by level.

    ``tables`` are (counties, levels, 2, 2) as ``review.odds_ratio`` has them.  ``found`` holds the
    pooled disparity and its spread too; it is None where no county can be judged.
    """

    group: str
    counties: Strings
    tables: Floats
    found: Disparities | None

    @property
    def observed(self) -> Floats:
        """Events of the group, in the levels that have both: (counties,)."""
        events: Floats = (self.tables[..., 0, 0] * _both(self.tables)).sum(axis=-1)
        return events

    @property
    def expected(self) -> Floats:
        """Those were both groups of each level alike: (counties,)."""
        size = np.maximum(self.tables.sum(axis=(-2, -1)), 1)
        alike = self.tables[..., 0, :].sum(axis=-1) * self.tables[..., 0].sum(axis=-1) / size
        events: Floats = (alike * _both(self.tables)).sum(axis=-1)
        return events


def disparities(cube: Cube, group: str) -> GroupReview:
    """Compare a known group with all others of known group; ``ValueError`` for another name."""
    if group not in KNOWN_GROUPS:
        raise ValueError(f"{group} is no group that a record can name.")
    strata = strata_of(cube, DETAINERS)
    own, known = strata.groups == group, np.isin(strata.groups, KNOWN_GROUPS)
    rows = []
    for members in (own, known & ~own):
        events = strata.events[..., members].sum(axis=-1)
        rows.append(np.stack([events, strata.exposure[..., members].sum(axis=-1) - events], -1))
    tables = np.stack(rows, axis=-2)
    found = screen_disparities(tables) if eligible(tables).any() else None
    return GroupReview(group, strata.counties, tables, found)


def _both(tables: Floats) -> Flags:
    """The levels in which both groups were submitted."""
    both: Flags = (tables.sum(axis=-1) > 0).all(axis=-1)
    return both
