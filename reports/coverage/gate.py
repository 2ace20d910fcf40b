"""What speaks against telling the figures of a quarter: the gate of all counts, and the roster.

The attacker of this register knows who works where, and asks who of them lacks a topic: the
number of people who need it is no secret to a colleague.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from reports.coverage.pooling import LEAST
from reports.coverage.rounding import Rounded
from reports.coverage.tallies import Tally
from reports.disclosure.attack_tables import FEWEST
from reports.disclosure.cube import BASE
from reports.disclosure.gate import Release, examine
from reports.disclosure.soundness import Finding


def refusals(quarter: str, tallies: Sequence[Tally], rounded: Rounded, secret: bytes) -> list[str]:
    """The rules that are broken, by their codes; an empty list lets the figures pass."""
    found = [
        finding
        for truth, shown in rounded.remainders
        for finding in examine(Release(truth, shown), secret)
    ]
    found += _unsound(quarter, tallies, rounded)
    return sorted({finding.rule for finding in found})


def possible(needed: int, lacking_shown: int) -> int:
    """How many true numbers of people lacking it are possible for whoever knows who needs it."""
    lowest, highest = max(lacking_shown - BASE + 1, 0), min(lacking_shown + BASE - 1, needed)
    return max(highest - lowest + 1, 0)


def _unsound(quarter: str, tallies: Sequence[Tally], rounded: Rounded) -> Iterator[Finding]:
    """Numbers that the rule does not make, places of too few, and what a colleague finds out."""
    true = {one.key: one for one in tallies}
    told = [one for one in rounded.told if one.key in true]
    keys = ["|".join((quarter, *one.key)) for one in told]
    rows = [(one, true[one.key]) for one in told]
    off = [
        any(shown % BASE or abs(shown - count) >= BASE for shown, count in pairs)
        for pairs in (((one.needed, was.needed), (one.lacking, was.lacking)) for one, was in rows)
    ]
    yield from Finding.of("not-by-rule", "not what the rule shows", keys, np.array(off, bool))
    more = np.array([one.lacking > one.needed for one in told], bool)
    yield from Finding.of("more-than-all", "shown as more than need it", keys, more)
    few = np.array([was.needed < LEAST for _one, was in rows], bool)
    yield from Finding.of("too-few", "of too few people", keys, few)
    bare = np.array([possible(was.needed, one.lacking) < FEWEST for one, was in rows], bool)
    yield from Finding.of("candidates-roster", "told by the roster", keys, bare)
    if len(told) != len(true):
        yield Finding("not-all", "Not every tally is shown.", 1, ())
