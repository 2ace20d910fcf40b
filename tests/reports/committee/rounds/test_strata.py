"""Strata are merged until none describes a handful, by a rule that says what each gives up."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.imports.fips import STATES
from reports.committee.rounds.strata import (
    ANY,
    FRAMED,
    LEAST,
    Complaint,
    Region,
    Result,
    Stratum,
    merged,
    region_of,
)
from reports.statistics.stages import MATCHED, Stage

MANY = 1000
ORDINARY = Stratum(1, Result.DETAINER, Region.SOUTH, Complaint.NO)
strata = some.builds(
    Stratum, *(some.integers(1, last) for last in (4, len(Result), len(Region), 2))
)
worlds = some.dictionaries(strata, some.integers(1, 60), min_size=1, max_size=40)


def sizes(cases, into) -> Counter:
    found = Counter()
    for one, now in into.items():
        found[now] += cases[one]
    return found


def test_what_is_large_enough_stays_as_it_is():
    assert merged({ORDINARY: LEAST}, most=MANY) == {ORDINARY: ORDINARY}


def test_a_small_stratum_gives_up_its_region_first():
    small = [ORDINARY._replace(region=region) for region in (Region.WEST, Region.MIDWEST)]
    cases = {ORDINARY: 50, small[0]: 12, small[1]: 9}

    into = merged(cases, most=MANY)

    assert {into[one] for one in small} == {ORDINARY._replace(region=ANY)}
    assert into[ORDINARY] == ORDINARY


def test_then_it_gives_up_its_level_and_then_its_outcome():
    alone = Stratum(2, Result.CUSTODY, Region.WEST, Complaint.YES)
    same_result = alone._replace(level=3)
    another = Stratum(4, Result.ENDED, Region.SOUTH, Complaint.YES)

    once = merged({alone: 11, same_result: 10, ORDINARY: 99}, most=MANY)
    twice = merged({alone: 8, same_result: 7, another: 12, ORDINARY: 99}, most=MANY)

    assert once[alone] == Stratum(ANY, Result.CUSTODY, ANY, Complaint.YES)
    assert twice[alone] == twice[another] == Stratum(ANY, ANY, ANY, Complaint.YES)


def test_what_still_is_too_small_joins_the_next_and_keeps_what_both_share():
    small = ORDINARY._replace(complaint=Complaint.YES)
    next_one = ORDINARY._replace(level=2)

    into = merged({small: 3, next_one: 30, ORDINARY: 90}, most=MANY)

    assert into[small] == into[next_one]
    assert into[small] == Stratum(ANY, ANY, ANY, ANY)


def test_fewer_cases_than_a_stratum_needs_are_one_stratum():
    others = ORDINARY._replace(level=3)

    assert len(set(merged({ORDINARY: 4, others: 5}, most=MANY).values())) == 1


def test_there_are_no_more_strata_than_cases_to_draw():
    cases = {ORDINARY._replace(level=level): 40 for level in (1, 2, 3)}

    assert len(set(merged(cases, most=3).values())) == 3
    assert len(set(merged(cases, most=2).values())) <= 2
    assert merged({}, most=0) == {}


@given(worlds, some.integers(1, 50))
def test_no_stratum_describes_a_handful_and_none_of_its_cases_is_lost(cases, most):
    into = merged(cases, most=most)

    found = sizes(cases, into)
    assert into.keys() == cases.keys()
    assert len(found) <= most
    assert len(found) == 1 or min(found.values()) >= LEAST


@given(worlds)
def test_a_stratum_never_says_what_a_case_of_it_is_not(cases):
    for one, now in merged(cases, most=MANY).items():
        assert all(said in (ANY, was) for said, was in zip(now, one, strict=True))


@given(worlds)
def test_the_order_in_which_cases_come_changes_nothing(cases):
    other_way = dict(reversed(cases.items()))

    assert merged(cases, most=MANY) == merged(other_way, most=MANY)


def test_every_state_has_one_of_the_four_regions_and_islands_have_none():
    regions = {code: region_of(int(code) * 1000 + 1) for code in STATES}

    assert {code for code, region in regions.items() if region == Region.ELSEWHERE} == {"72", "78"}
    assert Counter(regions.values()) == {
        Region.NORTHEAST: 9,
        Region.MIDWEST: 12,
        Region.SOUTH: 17,
        Region.WEST: 13,
        Region.ELSEWHERE: 2,
    }


@pytest.mark.parametrize("stage", Stage)
def test_a_frame_has_the_confirmed_matches_that_nobody_took_back(stage):
    assert (stage in FRAMED) == (stage in MATCHED and stage != Stage.VOIDED)
