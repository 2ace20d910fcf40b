"""Whether an invented quarter may be published, what is refused, and how long that takes."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np

from matching.engine import kernels
from reports.disclosure.accuracy import MOST_OFF, errors
from reports.disclosure.census import COUNTIES, synthetic_cube, thin_cube, with_late_records
from reports.disclosure.cube import BASE, Cube, Shown
from reports.disclosure.gate import Release, examine
from reports.disclosure.ledger import page_of
from reports.disclosure.margins import families
from reports.disclosure.rounding import round_cube, small

SECRET = b"an invented nation has no secret"
REVISIONS, LATE = 4, 400
BOOKINGS = 500_000  # in a quarter that is told by every stage
GOALS = {"rounding": 8.0, "gate": 8.0}  # seconds
T = TypeVar("T")


def bench_disclosure(
    seed: int = 1, counties: tuple[int, ...] = COUNTIES, bookings: int = BOOKINGS
) -> Iterator[str]:
    """Measure a quarter with every cell at one stage, then a thin one of all groups and stages."""
    kernels.warm()
    yield from _measured(synthetic_cube(seed, counties=counties))
    yield from _measured(thin_cube(seed, counties=counties, bookings=bookings))


def _measured(truth: Cube) -> Iterator[str]:
    """Round a quarter, revise it four times, and tamper with it; yield a line for each figure."""
    few, none = int(small(truth.counts).sum()), np.mean(truth.counts == 0)
    yield f"{len(truth.counts):,} inner cells, {few:,} of them small, {none:.0%} zero"
    shown, seconds = _timed(lambda: round_cube(truth, SECRET))
    yield _seconds("rounding", seconds)
    first = _release(truth, shown)
    findings, seconds = _timed(lambda: examine(first, SECRET))
    yield _seconds("gate", seconds)
    yield f"  as rounded: {_verdict([one.rule for one in findings])}"
    yield from _tampered(first)
    for sticky in (True, False):
        revised = _revise(first, sticky)
        manner = "sticky" if sticky else "decided anew"
        rules = [one.rule for one in examine(revised, SECRET)]
        yield f"  {REVISIONS} revisions of {LATE} late records, {manner}: {_verdict(rules)}"
        off = errors(revised.truth, revised.shown)
        yield "    " + ", ".join(f"{p} {off[p]} off (at most {MOST_OFF[p]})" for p in off)


def _tampered(release: Release) -> Iterator[str]:
    """What the gate says of a cell shown as three, and of an altered margin."""
    counts = release.shown.counts.copy()
    counts[np.flatnonzero(counts == BASE)[0]] = 3
    changed = replace(release, shown=Shown(release.truth.quarter, release.truth.labels, counts))
    yield f"  one cell shown as 3: {_verdict([one.rule for one in examine(changed, SECRET)])}"
    table = release.tables[-1]
    values = table.values + BASE * (np.arange(len(table.values)) == 0)
    altered = replace(release, tables=[replace(table, values=values)])
    yield f"  one margin altered: {_verdict([one.rule for one in examine(altered, SECRET)])}"


def _revise(release: Release, sticky: bool) -> Release:
    """The release after revisions, each decided on the one before or, against the rule, anew."""
    truth, shown, pages = release.truth, release.shown, []
    for seed in range(REVISIONS):
        pages.append(page_of(truth, shown, SECRET))
        truth = with_late_records(truth, LATE, seed)
        shown = round_cube(truth, SECRET, pages[-1] if sticky else None)
    return replace(_release(truth, shown), before=pages)


def _release(truth: Cube, shown: Shown) -> Release:
    """A release with every table of the cube."""
    return Release(truth, shown, [shown.table(by) for _, by in families(shown)])


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gives, and its seconds."""
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


def _seconds(what: str, seconds: float) -> str:
    return f"{what}: {seconds:.1f} s (goal {GOALS[what]:.0f} s)"


def _verdict(rules: list[str]) -> str:
    """Passed, or refused and by which rules."""
    return f"refused by {', '.join(sorted(set(rules)))}" if rules else "passed"
