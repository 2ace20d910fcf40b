"""Invented quarters of the whole nation: the same seed tells the same quarter, to the byte.

A quarter is drawn as counts (county, level, group, stage) first and only then told booking by
booking, so that what was meant can be asked without a database.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from portal.demo.nation_places import Places, Standing
from portal.demo.nation_planted import (
    PART,
    RISE,
    RISING_SINCE,
    TIMES,
    TIMES_OVERDUE,
    Planted,
    nobody,
)
from portal.demo.nation_ways import APART, BY_GROUP, STAGES, Floats, Lean, shares
from portal.quarters import Quarter
from reports.statistics.facts import Block
from reports.statistics.stages import OVERDUE, Group, Level, Stage

Ints = NDArray[np.int64]
SEED = 2011
BOOKINGS = 300_000  # a quarter
SIGMA_SIZE, SIGMA_RATE, NOISE = 0.30, 0.20, 0.05  # of logarithms: places, and their quarters
SEASON = (0.97, 0.98, 1.03, 1.02)
LEVELS, LEVELS_ALIKE = np.array([0.24, 0.16, 0.33, 0.27]), 60
GROUPS, GROUPS_ALIKE = np.array([0.03, 0.20, 0.20, 0.02, 0.45, 0.10]), 15
UNRECORDED, IN_PLACES = 0.6, 0.02  # such a share of people is unknown in such a share of places
LONGEST = 200  # hours
BLOCK = 100_000


@dataclass(frozen=True, eq=False)
class Nation:
    """What the invented quarters are made of; ``latest`` is the one whose work still goes on.

    ``bookings`` a quarter are of the counties that joined; those of the others come on top.
    """

    places: Places
    latest: Quarter
    bookings: int = BOOKINGS
    seed: int = SEED
    planted: Planted = field(default_factory=nobody)


@dataclass(frozen=True, eq=False)
class Habits:
    """What stays with (n,) places over all quarters."""

    sizes: Floats  # (n,) shares of the bookings of all that joined; the others have 0
    others: Floats  # (n,) those of the others, as shares of the same
    levels: Floats  # (n, levels) shares
    groups: Floats  # (n, groups) shares
    match: Floats  # (n,) factor


def quarter_blocks(nation: Nation, quarter: Quarter) -> Iterator[Block]:
    """The bookings of a quarter in no order of places, their ids ascending."""
    rng = _chance(nation, quarter)
    counts = _counts(nation, quarter, rng)
    cells = np.repeat(np.arange(counts.size, dtype=np.uint32), counts.reshape(-1))
    rng.shuffle(cells)
    codes = _codes_of_cells(nation.places)
    for start in range(0, len(cells), BLOCK):
        yield _block(quarter, start, codes[cells[start : start + BLOCK]], rng)


def quarter_counts(nation: Nation, quarter: Quarter) -> Ints:
    """The bookings of a quarter: (places + 1, levels, groups, stages); the last place is none."""
    return _counts(nation, quarter, _chance(nation, quarter))


def _chance(nation: Nation, quarter: Quarter) -> np.random.Generator:
    return np.random.default_rng([nation.seed, quarter.serial])


def _habits(nation: Nation) -> Habits:
    rng, n = np.random.default_rng(nation.seed), len(nation.places.codes)
    sizes = nation.places.people * np.exp(rng.normal(0, SIGMA_SIZE, n))
    never = nation.places.standing == Standing.NEVER
    sizes /= sizes[~never].sum()
    levels = rng.gamma(LEVELS * LEVELS_ALIKE, size=(n, len(Level)))
    groups = rng.gamma(GROUPS * GROUPS_ALIKE, size=(n, len(Group)))
    groups /= groups.sum(axis=1, keepdims=True)
    unrecorded = rng.random(n) < IN_PLACES
    groups[unrecorded] *= 1 - UNRECORDED
    groups[unrecorded, Group.UNKNOWN - 1] += UNRECORDED
    # Where two groups are to be compared, both have to be there.
    groups[nation.planted.apart] = GROUPS
    match = np.exp(rng.normal(0, SIGMA_RATE, n))
    levels /= levels.sum(axis=1, keepdims=True)
    return Habits(np.where(never, 0, sizes), np.where(never, sizes, 0), levels, groups, match)


def _counts(nation: Nation, quarter: Quarter, rng: np.random.Generator) -> Ints:
    habits, ago = _habits(nation), nation.latest.serial - quarter.serial
    noise = np.exp(rng.normal(0, NOISE, (2, len(habits.sizes))))
    size = nation.bookings * SEASON[quarter.number - 1]
    booked = rng.poisson(size * habits.sizes * noise[0])
    mix = habits.levels[:, :, None] * habits.groups[:, None, :]
    cells = rng.multinomial(booked, mix.reshape(len(booked), -1)).reshape(mix.shape)
    lean = _lean(nation, habits.match * noise[1], ago)
    ways = shares(lean, fresh=ago == 0)
    ways[nation.places.standing == Standing.LEFT] = np.eye(STAGES)[Stage.WITHHELD - 1]
    counts = np.zeros((len(booked) + 1, *ways.shape[1:]), np.int64)
    counts[:-1] = rng.multinomial(cells, ways)
    counts[:-1, ..., Stage.BEFORE_ACTIVATION - 1] += _too_early(nation, quarter, size, mix)
    _set_aside(counts, nation.places, ago, rng)
    return counts


def _too_early(nation: Nation, quarter: Quarter, size: float, mix: Floats) -> Ints:
    """Bookings of places that never joined: (places, levels, groups), by draws of their own."""
    rng = np.random.default_rng([nation.seed, quarter.serial, 1])
    booked = rng.poisson(size * _habits(nation).others)
    cells: Ints = rng.multinomial(booked, mix.reshape(len(booked), -1)).reshape(mix.shape)
    return cells


def _lean(nation: Nation, match: Floats, ago: int) -> Lean:
    """How places differ in a quarter so many before the latest, the planted ones too."""
    planted = nation.planted
    factor = match[:, None] * BY_GROUP
    factor[planted.high] *= TIMES
    factor[planted.low] *= PART
    factor[planted.rising] *= RISE ** max(RISING_SINCE + 1 - ago, 0)
    factor[planted.apart] = match[planted.apart, None] * APART
    overdue = np.ones(len(match))
    overdue[planted.overdue] *= TIMES_OVERDUE
    return Lean(factor, overdue)


def _set_aside(counts: Ints, places: Places, ago: int, rng: np.random.Generator) -> None:
    """A few bookings that may enter no rate: against the rule, or of no county."""
    left = np.flatnonzero(places.standing == Standing.LEFT)
    for where, stage, bookings in (
        (left, Stage.OUTSIDE_WINDOW, int(ago % 4 != 0)),
        (np.array([-1]), Stage.NO_COUNTY, int(ago % 8 < 5)),
    ):
        for _ in range(bookings if len(where) else 0):
            level, group = rng.integers(len(Level)), rng.integers(len(Group))
            counts[rng.choice(where), level, group, stage - 1] += 1


def _codes_of_cells(places: Places) -> Ints:
    """County, level, group and stage of each cell of the flattened counts: (cells, 4)."""
    counties = np.append(places.codes, 0)
    shape = (len(counties), len(Level), len(Group), STAGES)
    place, level, group, stage = np.unravel_index(np.arange(np.prod(shape)), shape)
    return np.stack([counties[place], level + 1, group + 1, stage + 1], axis=1)


def _block(quarter: Quarter, start: int, rows: Ints, rng: np.random.Generator) -> Block:
    county, level, group, stage = rows.T
    over = np.isin(stage, sorted(OVERDUE))
    hours = np.where(over, rng.geometric(0.05, len(rows)).clip(1, LONGEST), 0)
    return Block(_ids(quarter, start, len(rows)), county, level, group, stage, hours)


def _ids(quarter: Quarter, start: int, count: int) -> NDArray[np.uint8]:
    """Ids of invented bookings: a mark, the quarter, and a running number; (count, 16) bytes."""
    ids = np.empty((count, 2), dtype=">u8")
    ids[:, 0] = int.from_bytes(b"invent" + quarter.serial.to_bytes(2, "big"), "big")
    ids[:, 1] = np.arange(start + 1, start + count + 1)
    return ids.view(np.uint8).reshape(count, 16)
