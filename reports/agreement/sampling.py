"""A stratified random sample that anybody can draw again from its published seed.

The rule, for whoever checks it by other means: the HMAC-SHA256 of a case's id under the seed, both
in UTF-8, is its lot; each stratum gives the cases with the least lots, as many as `allocate` says.
A lot depends on nothing but seed and id: not on the order of rows, the machine or a version.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reports.agreement.allocation import allocate
from reports.agreement.lots import Lots, lots_of

SHORTEST = 16  # characters of a seed: nobody can try them all for one that suits him

Ints = NDArray[np.int64]


def sample(cases: Sequence[str], strata: Sequence[str], size: int, seed: str) -> Ints:
    """Rows (size,) of the cases drawn, of `cases` (n,) ids whose stratum is in `strata` (n,).

    In the order of their lots, which tells nothing of the strata.  ValueError for an id that is
    there twice, lengths that differ, a short seed, or a size as `allocate` refuses it.
    """
    if len(seed) < SHORTEST:
        raise ValueError(f"A seed has {SHORTEST} characters or more.")
    if len(cases) != len(strata) or len(set(cases)) != len(cases):
        raise ValueError("Every case is there once, with its stratum.")
    wanted = allocate(Counter(strata), size)
    places = {name: code for code, name in enumerate(wanted)}
    codes = np.fromiter(map(places.__getitem__, strata), dtype=np.int64, count=len(strata))
    lots = lots_of(cases, seed)
    least = [_least(lots, codes == places[name], most) for name, most in wanted.items()]
    drawn = np.concatenate([*least, np.zeros(0, dtype=np.int64)])
    rows: Ints = drawn[np.argsort(lots[drawn])]
    return rows


def _least(lots: Lots, inside: NDArray[np.bool_], most: int) -> Ints:
    """The rows of the `most` least lots among those `inside`."""
    rows = np.flatnonzero(inside)
    found: Ints = rows[np.argpartition(lots[rows], most - 1)[:most]]
    return found
