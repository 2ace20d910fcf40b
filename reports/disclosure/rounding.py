"""Round the inner cells of a quarter, once: 1 to 4 become 0 or 5, everything else stays.

Small count rounding after Langsrud and Heldal ("An algorithm for small count rounding of tabular
data", PSD 2018; R package SmallCountRounding), with keyed ties and revisions that keep what was
shown: the margins stay near, and every total is a sum.
"""

import re

import numpy as np

from reports.disclosure.choice import choose
from reports.disclosure.cube import BASE, Cube, Flags, Ints, Shown
from reports.disclosure.keyed import check_secret, draw, ranks
from reports.disclosure.ledger import Page
from reports.disclosure.margins import margins_of

QUARTER = re.compile(r"[0-9]{4}Q[1-4]")


def small(counts: Ints) -> Flags:
    """Which counts are protected: 1 to 4."""
    return (counts > 0) & (counts < BASE)


def round_cube(truth: Cube, secret: bytes, before: Page | None = None) -> Shown:
    """The numbers that the public sees of a quarter; `before` is its latest release, if any.

    The order of the rows and cells that count nobody make no difference.  A cell whose true count
    is as before keeps its number.  A changed one is decided again, but never against its change:
    a cell that grew does not fall from 5 to 0, nor does one that shrank rise, for whoever knew the
    direction would learn from that.

    ValueError where the cube is no single quarter, was rounded before, or the secret is short;
    LedgerDamaged where another secret sealed `before`.
    """
    if isinstance(truth, Shown) or not QUARTER.fullmatch(truth.quarter):
        raise ValueError("Only the true counts of one quarter are rounded, and only once.")
    if before is not None and before.quarter != truth.quarter:
        raise ValueError("The ledger's page is of another quarter.")
    check_secret(secret)
    some = truth.counts > 0
    counted = Cube(truth.quarter, truth.labels[some], truth.counts[some])
    numbers, free = _settle(counted, secret, before)
    if free.any():
        cells = np.flatnonzero(free)
        numbers[cells] = _decide(counted, numbers, cells, secret)
    shown = np.zeros_like(truth.counts)
    shown[some] = numbers
    return Shown(truth.quarter, truth.labels, shown)


def _settle(truth: Cube, secret: bytes, before: Page | None) -> tuple[Ints, Flags]:
    """The (n,) numbers that are settled, 0 for the others, and which those others are."""
    now = truth.counts
    settled = np.where(small(now), 0, now)
    if before is None:
        return settled, small(now)
    then, seen = before.counts_of(truth.keys, secret), before.shown_of(truth.keys)
    held_up = small(now) & (now > then) & (seen == BASE)
    held_down = small(now) & (now < then) & (seen == 0)
    keeps = (now == then) | held_up | held_down
    return np.where(keeps, seen, settled), small(now) & ~keeps


def _decide(truth: Cube, shown: Ints, cells: Ints, secret: bytes) -> Ints:
    """0 or 5 for each of the undecided `cells` (k,), so that the margins stay near the truth.

    The number of fives is what the nation lacks, divided by five and rounded down, or by key up.
    """
    margins = margins_of(truth)
    lack = truth.counts - shown
    fives, rest = divmod(int(lack.sum()), BASE)
    fives += draw(secret, truth.quarter, BASE) < rest
    chosen = choose(
        margins,
        cells,
        margins.sums(lack),
        min(max(fives, 0), len(cells)),
        ranks(secret, [truth.keys[cell] for cell in cells]),
    )
    return np.where(chosen, BASE, 0)
