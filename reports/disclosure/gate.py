"""The gate before a release: everything that speaks against it, and the refusal.

Findings name cells by their keys: they are for the statistician and never published.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reports.disclosure import attack_revisions, attack_tables
from reports.disclosure.accuracy import MOST_OFF, errors
from reports.disclosure.attack_margins import Bounds, leaked_bounds
from reports.disclosure.attack_states import attack_states
from reports.disclosure.attack_tables import FEWEST
from reports.disclosure.cube import Cube, Flags, Shown, Table
from reports.disclosure.ledger import Page, page_of
from reports.disclosure.rounding import small
from reports.disclosure.soundness import Finding, cells_at_fault, tables_at_fault
from reports.disclosure.suppression import NARROWEST, widths


@dataclass(frozen=True, eq=False)
class Release:
    """One quarter as it is to be published.

    `tables` are those that are printed; `before` the ledger's pages of the same quarter, the
    oldest first; `withheld` (n,) the cells that no table prints, where there are any.
    """

    truth: Cube
    shown: Shown
    tables: Sequence[Table] = ()
    before: Sequence[Page] = ()
    withheld: Flags | None = None


def examine(release: Release, secret: bytes, leaked: Bounds | None = None) -> list[Finding]:
    """Everything that speaks against a release; an empty list lets it pass.

    `leaked` are the margin errors that an attacker knows, by default the greatest there are.
    ValueError where true and shown counts are not of the same cells, or a page is of another
    quarter; LedgerDamaged where another secret sealed one.
    """
    truth, shown = release.truth, release.shown
    if truth.keys != shown.keys:
        raise ValueError("The true and the shown counts are not of the same cells.")
    if any(page.quarter != truth.quarter for page in release.before):
        raise ValueError("A page of the ledger is of another quarter.")
    found = [*cells_at_fault(truth, shown), *tables_at_fault(shown, release.tables)]
    found += _read(truth, shown)
    found += _leaked(truth, shown, leaked or leaked_bounds(truth, shown))
    found += _compared(release, secret)
    found += _inaccurate(truth, shown)
    if release.withheld is not None:
        found += _too_narrow(shown, release.withheld)
    return found


def _read(truth: Cube, shown: Shown) -> Iterator[Finding]:
    """What the tables alone give away."""
    bare = small(truth.counts) & (attack_tables.candidates(shown.counts) < FEWEST)
    yield from Finding.of("candidates-published", "read off the tables", shown.keys, bare)


def _leaked(truth: Cube, shown: Shown, bounds: Bounds) -> Iterator[Finding]:
    """What the tables give away to those who know how far off the margins are."""
    bare = np.zeros(len(shown.counts), dtype=bool)
    for found in attack_states(shown, small(truth.counts), bounds):
        bare[found.cell] = found.possible < FEWEST
    yield from Finding.of("candidates-leaked", "told by a bound on errors", shown.keys, bare)


def _compared(release: Release, secret: bytes) -> Iterator[Finding]:
    """What the releases of the quarter give away together."""
    if not release.before:
        return
    pages = [*release.before, page_of(release.truth, release.shown, secret)]
    keys = sorted({key for page in pages for key in page.by_key})
    shown = np.stack([page.shown_of(keys) for page in pages])
    truth = np.stack([page.counts_of(keys, secret) for page in pages])
    unkept = ((np.diff(truth, axis=0) == 0) & (np.diff(shown, axis=0) != 0)).any(axis=0)
    yield from Finding.of("not-sticky", "moved though their counts did not", keys, unkept)
    bare = small(truth) & (attack_revisions.candidates(shown, truth) < FEWEST)
    yield from Finding.of(
        "candidates-compared", "told by revisions", keys, np.logical_or.reduce(bare)
    )


def _inaccurate(truth: Cube, shown: Shown) -> Iterator[Finding]:
    """Totals that are too far from the truth."""
    for place, error in errors(truth, shown).items():
        if error > MOST_OFF[place]:
            told = f"A {place} total is {error} from the truth: {MOST_OFF[place]} is the most."
            yield Finding(f"error-{place}", told, 1, ())


def _too_narrow(shown: Shown, withheld: Flags) -> Iterator[Finding]:
    """Withheld cells that their margins give away."""
    bare = withheld.copy()
    bare[withheld] = widths(shown, withheld) < NARROWEST
    yield from Finding.of("withheld-narrow", "withheld, but told by margins", shown.keys, bare)
