"""Whether the statistical review finds what is planted, and how long one indicator takes."""

import time
from collections.abc import Callable, Iterator

import numpy as np

from portal.demo.places import COLUMNS, counties
from reports.statistics.review import gate
from reports.statistics.review.counts import Floats
from reports.statistics.review.proportions import screen_shares
from reports.statistics.review.screen import screen

GOAL = 2.0  # seconds for one indicator


def bench_review(replicates: int = gate.REPLICATES) -> Iterator[str]:
    """Run the simulation gate over the nation's counties and time screens; yield the lines."""
    sizes = populations()
    figures = gate.run(sizes, replicates=replicates)
    verdict = "passed" if figures.passed else "FAILED"
    yield f"gate, {sizes.size:,} counties, {replicates} replicates: {verdict}"
    yield f"  false discoveries {figures.false:.3f} (at most {gate.MOST_FALSE:.2f})"
    yield f"  power {figures.power:.2f} (at least {gate.LEAST_POWER:.2f})"
    large, least = figures.power_large, gate.LEAST_POWER_LARGE
    yield f"  power where E > {gate.LARGE}: {large:.2f} (at least {least:.2f})"
    naive = f"false discoveries {figures.naive_false:.3f}, power {figures.naive_power:.2f}"
    yield f"  for comparison, z > {gate.NAIVE}: {naive}"
    quarter = gate.draw(sizes, np.random.default_rng(gate.SEED))
    yield _line("counts", lambda: screen(quarter.observed, quarter.expected))
    trials = np.floor(quarter.expected) + quarter.observed
    yield _line("shares", lambda: screen_shares(quarter.observed, trials))


def populations() -> Floats:
    """People of each county that the data file counts, (counties,)."""
    column = COLUMNS.index("population_2011")
    return np.array([float(row[column]) for row in counties() if row[column]])


def _line(what: str, screens: Callable[[], object]) -> str:
    wall, processor = time.perf_counter(), time.process_time()
    screens()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return f"one indicator, {what}: {wall:.2f} s, {processor:.2f} of processor (goal {GOAL:.0f})"
