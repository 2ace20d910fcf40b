"""How far an invented booking goes: the share of each stage, by county, level and group.

All numbers are invented; they only have to hang together as those of a real program would.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reports.statistics.stages import Group, Level, Stage

Floats = NDArray[np.float64]
S = Stage
STAGES = len(Stage)
FAILED, PENDING, EXAMINED = 0.004, 0.003, 0.004  # the last two: while a quarter is fresh
VOIDED = 0.004
MATCH = np.array([0.080, 0.070, 0.055, 0.062])  # of the forwarded, by level
BY_GROUP = np.array([1.0, 0.95, 1.1, 0.8, 0.97, 1.0])  # times that, by group
APART = np.where(np.arange(1, len(Group) + 1) == Group.HISPANIC, 2.3, 0.6)
MOST = 0.85  # of the forwarded are matched anywhere
DETAINED = np.array([0.75, 0.62, 0.38, 0.48])  # of the decided, by level
# Of those on whom no action is taken: traffic, victim, citizen, another reason; by level.
NO_ACTION = np.array(
    [[0, 0.05, 0.15, 0.8], [0, 0.06, 0.14, 0.8], [0.45, 0.07, 0.1, 0.38], [0.1, 0.06, 0.12, 0.72]]
)
# Matched and verified that wait for a word, of the matched; detainers not yet served: (settled,
# fresh).  Served ones on which nothing came yet, of the served.
UNANSWERED, UNDECIDED = (0.002, 0.03), (0.003, 0.05)
UNSERVED, RUNNING = (0.01, 0.05), (0.02, 0.12)
DECLINED, LAPSED, WITHDRAWN, OVERDUE = 0.05, 0.22, 0.03, 0.04  # of the served
OVERDUE_THEN_CUSTODY = 0.4
COPY = 0.7


@dataclass(frozen=True, eq=False)
class Lean:
    """How (n,) counties differ: factors of their match share by group, and of overdue holds."""

    match: Floats  # (n, groups)
    overdue: Floats  # (n,)


def shares(lean: Lean, *, fresh: bool) -> Floats:
    """Of forwarded and failed bookings: (n, levels, groups, stages) that sum to 1.

    ``fresh`` is a quarter that ended just now, of which much is still under way.
    """
    found = np.zeros((*lean.match.shape[:1], len(Level), len(Group), STAGES))
    found[..., S.FAILED - 1] = FAILED
    found[..., S.PENDING - 1] = PENDING * fresh
    forwarded = 1 - FAILED - PENDING * fresh
    matched = forwarded * np.minimum(MATCH[:, None] * lean.match[:, None, :], MOST)
    found[..., S.EXAMINED - 1] = EXAMINED * fresh * (forwarded - matched)
    found[..., S.CLEAR - 1] = (1 - EXAMINED * fresh) * (forwarded - matched)
    found[..., S.VOIDED - 1] = VOIDED * matched
    found[..., S.MATCHED - 1] = UNANSWERED[fresh] * matched
    found[..., S.VERIFIED - 1] = UNDECIDED[fresh] * matched
    decided = (1 - VOIDED - UNANSWERED[fresh] - UNDECIDED[fresh]) * matched
    detained = DETAINED[:, None] * decided
    reasons = slice(S.NO_ACTION_TRAFFIC - 1, S.NO_ACTION_OTHER)
    found[..., reasons] = (decided - detained)[..., None] * NO_ACTION[:, None, :]
    found[..., S.PREPARED - 1] = UNSERVED[fresh] * detained
    served = (1 - UNSERVED[fresh]) * detained
    found[..., S.SERVED - 1 : S.OVERDUE_CUSTODY_COPY] = (
        served[..., None] * _ends(lean.overdue, fresh)[:, None, None, :]
    )
    return found


def _ends(factor: Floats, fresh: bool) -> Floats:
    """What becomes of served detainers: (n, stages from ``SERVED`` to the last overdue one)."""
    overdue = OVERDUE * factor
    rest = 1 - RUNNING[fresh] - DECLINED - LAPSED - WITHDRAWN - overdue
    ends = np.stack(
        [
            *(
                np.full_like(factor, part)
                for part in (RUNNING[fresh], DECLINED, LAPSED, WITHDRAWN)
            ),
            rest,
            overdue * (1 - OVERDUE_THEN_CUSTODY),
            overdue * OVERDUE_THEN_CUSTODY,
        ],
        axis=-1,
    )
    pairs = ends[..., None] * np.array([1 - COPY, COPY])  # each without a copy, then with one
    return pairs.reshape(len(factor), -1)
