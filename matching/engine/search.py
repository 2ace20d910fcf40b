"""Search the prints of one person in a gallery.

Each finger is compared with its own position; scores of the same person are summed over fingers,
which tells people apart better than anything else does.  Stage 1 goes through everyone, stage 2
through the ``shortlist`` people whose sum is highest.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.engine.descriptor import Descriptor
from matching.engine.gallery import UNKNOWN, Gallery
from matching.engine.params import DEFAULT, Params
from matching.engine.scan import scan
from matching.engine.shard import Shard
from matching.engine.threshold import threshold_for

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Hit:
    """Someone whose prints agree with the probes well enough to be looked at.

    ``per_finger`` has the score of each probe position that could be compared; ``score`` is
    their sum.
    """

    person: int
    score: float
    per_finger: dict[int, float]


def search(
    probes: Mapping[int, Descriptor], gallery: Gallery, params: Params = DEFAULT
) -> list[Hit]:
    """Return the hits, best first; equal scores come in the order of the people's numbers.

    Parameters
    ----------
    probes : mapping
        Prints by position, 1 to 10.  One at position 0 (unknown) is compared with every
        position, and every probe is compared with enrolled prints of unknown position; the best
        of these counts, so that chance has more tries than with a known finger.
    gallery : Gallery
    params : Params, optional

    Returns
    -------
    hits : list of Hit
        At most ``params.candidates``, each at or above ``threshold_for`` the number of fingers
        that were compared.
    """
    shortlist = _shortlist(_scan_all(probes, gallery, params), params.shortlist)
    scores = _compare_all(probes, gallery, shortlist, params)
    hits = [_hit(int(gallery.persons[p]), probes, scores[:, k]) for k, p in enumerate(shortlist)]
    above = [hit for hit in hits if hit.score >= threshold_for(len(hit.per_finger), params)]
    return sorted(above, key=lambda hit: (-hit.score, hit.person))[: params.candidates]


def _scan_all(probes: Mapping[int, Descriptor], gallery: Gallery, params: Params) -> Floats:
    """Return everyone's stage 1 score, summed over fingers, shape (P,)."""
    total = np.zeros(len(gallery.persons))
    for position, probe in probes.items():
        best = np.zeros(len(total))
        for shard, places in _shards(gallery, position):
            np.maximum.at(best, places, scan(probe, shard.index, params))
        total += best
    return total


def _shortlist(total: Floats, most: int) -> Rows:
    """Return the places of the highest sums, in the order of the people's numbers."""
    some = np.flatnonzero(total > 0)
    return np.sort(some[np.argsort(-total[some], kind="stable")[:most]])


def _compare_all(
    probes: Mapping[int, Descriptor], gallery: Gallery, shortlist: Rows, params: Params
) -> Floats:
    """Return stage 2 scores, shape (F, S); NaN where a person lacks the position."""
    scores = np.full((len(probes), len(shortlist)), np.nan)
    column = np.full(len(gallery.persons), -1)
    column[shortlist] = np.arange(len(shortlist))
    for finger, (position, probe) in zip(scores, probes.items(), strict=True):
        for shard, places in _shards(gallery, position):
            rows = np.flatnonzero(column[places] >= 0)
            np.fmax.at(finger, column[places[rows]], shard.compare(probe, rows, params))
    return scores


def _shards(gallery: Gallery, position: int) -> Iterator[tuple[Shard, Rows]]:
    """Yield the shards that a probe of this position is compared with."""
    for shard, places in zip(gallery.shards, gallery.places, strict=True):
        if position == UNKNOWN or shard.position in (position, UNKNOWN):
            yield shard, places


def _hit(person: int, positions: Iterable[int], scores: Floats) -> Hit:
    """Sum the fingers that could be compared."""
    found = {
        position: float(score)
        for position, score in zip(positions, scores, strict=True)
        if not np.isnan(score)
    }
    return Hit(person, math.fsum(found.values()), found)
