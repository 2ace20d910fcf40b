"""The invented quarters are the same every time, hang together, and hide what was planted."""

import hashlib
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from portal.demo.nation import BOOKINGS, Nation, quarter_blocks, quarter_counts
from portal.demo.nation_places import LEFT, Standing, places
from portal.demo.nation_planted import plant
from portal.quarters import Quarter
from reports.statistics import stages
from reports.statistics.measures import conserved, totals
from reports.statistics.review.expected import expected_counts, national_rates
from reports.statistics.review.screen import screen
from reports.statistics.stages import Group, Stage

LATEST = Quarter(2026, 4)
SETTLED = LATEST.shifted(-2)
DETAINED = stages.SERVED | {Stage.PREPARED}


@pytest.fixture(scope="module")
def nation():
    around = places()
    return Nation(around, LATEST, planted=plant(around))


@pytest.fixture(scope="module")
def counts(nation):
    return quarter_counts(nation, SETTLED)


@pytest.fixture(scope="module")
def blocks(nation):
    return list(quarter_blocks(nation, SETTLED))


def of(counts, which) -> np.ndarray:
    """The bookings of a county at some stages, by stratum."""
    return counts[:-1, ..., np.array(sorted(which)) - 1].sum(axis=-1)


def flat(table) -> np.ndarray:
    return table.reshape(len(table), -1)


def column(blocks, name) -> np.ndarray:
    return np.concatenate([getattr(block, name) for block in blocks])


def digest(blocks) -> str:
    names = ("bookings", "county", "level", "group", "stage", "hours_over")
    seen = hashlib.sha256()
    for name in names:
        seen.update(column(blocks, name).astype(np.int64).tobytes())
    return seen.hexdigest()


def screened(counts, events, exposure):
    observed, exposed = flat(of(counts, events)), flat(of(counts, exposure))
    return screen(
        observed.sum(axis=1), expected_counts(exposed, national_rates(observed, exposed))
    )


def test_a_quarter_is_the_same_to_the_byte_every_time(nation, blocks):
    assert digest(list(quarter_blocks(nation, SETTLED))) == digest(blocks)
    other = replace(nation, seed=nation.seed + 1)
    assert digest(list(quarter_blocks(other, SETTLED))) != digest(blocks)


def test_the_bookings_are_those_that_were_counted(counts, blocks, nation):
    codes = np.append(nation.places.codes, 0)
    told = np.zeros_like(counts)
    place = np.searchsorted(codes[:-1], column(blocks, "county")) * (column(blocks, "county") > 0)
    place[column(blocks, "county") == 0] = len(codes) - 1
    rest = (column(blocks, name) - 1 for name in ("level", "group", "stage"))

    np.add.at(told, (place, *rest), 1)

    assert (told == counts).all()


def test_about_as_many_are_booked_as_were_asked_for(nation):
    small = replace(nation, bookings=20_000)

    for around, asked in ((nation, BOOKINGS), (small, 20_000)):
        joined = of(quarter_counts(around, SETTLED), stages.COUNTED).sum()
        assert joined == pytest.approx(asked, rel=0.05)


def test_no_booking_is_lost_on_its_way(counts):
    by_stage = dict(zip(Stage, counts.sum(axis=(0, 1, 2)).tolist(), strict=True))

    assert conserved([by_stage])
    assert totals(by_stage)["pending"] == 0
    assert 0.06 < totals(by_stage)["matched"] / totals(by_stage)["forwarded"] < 0.09
    assert 0.4 < totals(by_stage)["detainers"] / totals(by_stage)["verified"] < 0.65


def test_work_goes_on_in_the_latest_quarter_alone(nation):
    fresh = quarter_counts(nation, LATEST)

    share = of(fresh, {Stage.PENDING}).sum() / of(fresh, stages.COUNTED).sum()
    assert 0.002 < share < 0.004


def test_levels_and_groups_are_those_of_the_nation(counts):
    by_level = counts.sum(axis=(0, 2, 3)) / counts.sum()
    by_group = counts.sum(axis=(0, 1, 3)) / counts.sum()

    assert by_level == pytest.approx([0.24, 0.16, 0.33, 0.27], abs=0.02)
    assert by_group[[Group.BLACK - 1, Group.HISPANIC - 1]] == pytest.approx([0.2, 0.2], abs=0.04)


def test_some_places_record_nothing_of_most_people(counts):
    people = counts[:-1].sum(axis=(1, 3))
    large = people.sum(axis=1) > 200
    unknown = people[large, Group.UNKNOWN - 1] / people[large].sum(axis=1)

    assert 1 <= (unknown > 0.5).sum() <= large.sum() / 20


def test_every_county_is_known_and_only_those_that_joined_are_in_a_rate(nation, counts):
    counted = of(counts, stages.COUNTED).sum(axis=(1, 2))
    standing = nation.places.standing

    assert len(nation.places.codes) == 3143
    assert not counted[standing == Standing.NEVER].any()
    too_early = of(counts, {Stage.BEFORE_ACTIVATION}).sum(axis=(1, 2))
    assert (too_early[standing == Standing.NEVER] > 0).mean() > 0.98
    assert not too_early[standing != Standing.NEVER].any()
    assert (counted[nation.places.joined] > 0).mean() > 0.98
    forwarded = of(counts, stages.FORWARDED).sum(axis=(1, 2))
    assert {f"{c:05}" for c in nation.places.codes[(counted > 0) & (forwarded == 0)]} == LEFT


def test_a_few_bookings_of_eight_quarters_are_set_aside(nation):
    quarters = [
        quarter_counts(replace(nation, bookings=100), LATEST.shifted(-k)) for k in range(8)
    ]

    found = {stage: sum(int(q[..., stage - 1].sum()) for q in quarters) for stage in Stage}

    assert (found[Stage.OUTSIDE_WINDOW], found[Stage.NO_COUNTY]) == (6, 5)
    assert all(q[-1].sum() == q[-1, ..., Stage.NO_COUNTY - 1].sum() for q in quarters)


def test_ids_ascend_and_no_other_quarter_has_them(nation, blocks):
    ids = [bytes(one) for one in column(blocks, "bookings")]
    other = next(quarter_blocks(nation, SETTLED.shifted(1))).bookings

    assert all(a < b for a, b in pairwise(ids))
    assert not set(ids) & {bytes(one) for one in other}


def test_hours_over_belong_to_those_held_too_long(blocks):
    late = np.isin(column(blocks, "stage"), sorted(stages.OVERDUE))
    hours = column(blocks, "hours_over")

    assert (hours[late] >= 1).all()
    assert (hours[late] <= 200).all()
    assert not hours[~late].any()


def test_the_review_finds_most_of_what_was_planted_and_little_else(nation, counts):
    found = screened(counts, DETAINED, stages.FORWARDED)

    high = found.high.flagged
    meant = np.isin(np.arange(len(high)), [*nation.planted.high, *nation.planted.rising])
    assert high[nation.planted.high].mean() >= 0.6
    assert (high & ~meant).sum() / high.sum() <= 0.2
    assert found.low.flagged[nation.planted.low].mean() >= 0.5


def test_what_rises_stands_out_in_the_end_and_not_at_first(nation, counts):
    first = quarter_counts(nation, LATEST.shifted(-7))
    last = quarter_counts(nation, LATEST)

    early, late = (screened(q, DETAINED, stages.FORWARDED).high.flagged for q in (first, last))
    assert not early[nation.planted.rising].any()
    assert late[nation.planted.rising].all()


def test_planted_places_are_all_different_and_take_part(nation):
    kinds = nation.planted.codes(nation.places)
    every = [code for codes in kinds.values() for code in codes]

    assert {name: len(codes) for name, codes in kinds.items()} == {
        "high": 24, "low": 8, "overdue": 6, "rising": 6, "apart": 8,
    }  # fmt: skip
    assert len(set(every)) == len(every)
    taking_part = {f"{code:05}" for code in nation.places.codes[nation.places.joined]}
    assert taking_part.issuperset(every)


def test_where_nobody_is_large_enough_nothing_is_planted(nation):
    small = replace(nation.places, people=np.ones(len(nation.places.codes)))

    with pytest.raises(ValueError, match="large enough"):
        plant(small)


def test_everybody_may_take_part():
    assert places(everybody=True).joined.all()
