"""The protocol of the Fingerprint Verification Competitions: error rates from scores.

Maio, Maltoni, Cappelli, Wayman and Jain, *FVC2000*, IEEE TPAMI 24(3), 2002.  Higher scores mean
more alike.  Rates are shares between 0 and 1.
"""

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

K = TypeVar("K", bound=Hashable)
Pairs = list[tuple[K, K]]
Scores = NDArray[np.float64]


def genuine_pairs(fingers: Mapping[int, Sequence[K]]) -> "Pairs[K]":
    """Pair every two impressions of each finger: 280 for 10 fingers of 8."""
    return [pair for number in sorted(fingers) for pair in combinations(fingers[number], 2)]


def impostor_pairs(fingers: Mapping[int, Sequence[K]]) -> "Pairs[K]":
    """Pair every impression with every one of another finger: 2,880 for 10 fingers of 8."""
    return [
        (one, other)
        for first, second in combinations(sorted(fingers), 2)
        for one in fingers[first]
        for other in fingers[second]
    ]


def first_impostor_pairs(fingers: Mapping[int, Sequence[K]]) -> "Pairs[K]":
    """Pair the first impressions of every two fingers, as FVC itself does: 45 for 10 fingers."""
    return [(fingers[a][0], fingers[b][0]) for a, b in combinations(sorted(fingers), 2)]


def error_rates(genuine: ArrayLike, impostor: ArrayLike) -> tuple[Scores, Scores, Scores]:
    """Return thresholds, FNMR and FMR at each; a score at the threshold is a match.

    ValueError if either list is empty.
    """
    mates, others = _sorted(genuine), _sorted(impostor)
    top = np.array([np.inf])
    thresholds = np.unique(np.concatenate([mates, others, top]))
    missed = np.searchsorted(mates, thresholds, side="left") / len(mates)
    matched = 1 - np.searchsorted(others, thresholds, side="left") / len(others)
    return thresholds, missed, matched


def eer(genuine: ArrayLike, impostor: ArrayLike) -> float:
    """Return the equal error rate: where FNMR and FMR cross, the middle of the interval.

    Between the last threshold at which FNMR <= FMR and the first at which FNMR >= FMR the one
    with the smaller sum is taken (FVC2000, section 3.2).
    """
    _, missed, matched = error_rates(genuine, impostor)
    below = np.flatnonzero(missed <= matched)[-1]
    above = np.flatnonzero(missed >= matched)[0]
    return float(min(missed[k] + matched[k] for k in (below, above)) / 2)


def threshold_at(impostor: ArrayLike, fmr: float) -> float:
    """Return the score that at most the share ``fmr`` of impostors exceeds."""
    others = _sorted(impostor)
    allowed = int(np.floor(fmr * len(others)))
    return float(others[-1 - allowed]) if allowed < len(others) else -np.inf


def fnmr_at(genuine: ArrayLike, impostor: ArrayLike, fmr: float) -> float:
    """Return the share of genuine pairs that do not exceed ``threshold_at`` that FMR."""
    return float((_sorted(genuine) <= threshold_at(impostor, fmr)).mean())


def rank_one(scores: ArrayLike, mates: Sequence[int]) -> float:
    """Return the share of probes whose mate alone has the highest score.

    Parameters
    ----------
    scores : shape (P, G)
        Probes against gallery.
    mates : sequence of P
        The column of each probe's mate.
    """
    table = np.array(scores, np.float64)
    rows = np.arange(len(table))
    own = table[rows, mates].copy()
    table[rows, mates] = -np.inf
    return float((own > table.max(axis=1)).mean())


def _sorted(scores: ArrayLike) -> Scores:
    listed = np.sort(np.asarray(scores, np.float64).ravel())
    if not len(listed):
        raise ValueError("Error rates need at least one genuine and one impostor score.")
    return listed
