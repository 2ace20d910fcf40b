"""One group against all others of known group, by level, with what every county shares beside."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.cube import Cube
from reports.statistics.disparities import KNOWN_GROUPS, disparities
from reports.statistics.stages import Group
from tests.reports.statistics.quarters import county_of, rows_of


def two_groups(county, *, black=10, white=10, level="LEVEL_1"):
    """200 searched of each group, some with a detainer."""
    return rows_of(county, detained=black, group="BLACK", level=level) + rows_of(
        county, detained=white, group="WHITE", level=level
    )


def alike(counties=20, **given) -> list:
    return [row for number in range(counties) for row in two_groups(county_of(number), **given)]


def test_a_county_that_stands_out_is_found():
    planted = two_groups("40001", black=60)

    found = disparities(Cube.of("2026Q3", [*alike(), *planted]), "BLACK")

    assert found.counties[found.found.high.flagged].tolist() == ["40001"]


def test_what_every_county_shares_flags_none_and_shows_in_the_pooled_value():
    found = disparities(Cube.of("2026Q3", alike(black=40)), "BLACK").found

    assert not found.high.flagged.any()
    assert math.exp(found.pooled.mean) == pytest.approx(40 * 190 / (160 * 10))
    assert found.pooled.tau_squared == 0


def test_a_group_is_compared_within_a_level_and_not_across():
    grave = rows_of("39001", detained=100, group="BLACK", level="LEVEL_1")
    grave += rows_of("39001", detained=100, group="WHITE", level="LEVEL_1")
    light = rows_of("39001", detained=2, group="WHITE", level="LEVEL_3")

    found = disparities(Cube.of("2026Q3", grave + light), "BLACK")

    assert found.found.ratios.log[0] == pytest.approx(0)
    assert (found.observed[0], found.expected[0]) == (100, 100)


@given(st.integers(0, 200))
def test_whoever_is_of_no_known_group_is_compared_with_nobody(detained):
    cube = Cube.of("2026Q3", alike(2) + rows_of(county_of(0), detained=detained, group="UNKNOWN"))
    without = disparities(Cube.of("2026Q3", alike(2)), "BLACK")

    assert (disparities(cube, "BLACK").tables == without.tables).all()


def test_where_no_county_can_be_judged_nothing_is_pooled():
    few = two_groups("39001", black=1, white=1)

    assert disparities(Cube.of("2026Q3", few), "BLACK").found is None


def test_every_group_of_a_record_but_the_unknown_is_compared():
    assert {*KNOWN_GROUPS, "UNKNOWN"} == {group.name for group in Group}
    with pytest.raises(ValueError, match="UNKNOWN is no group"):
        disparities(Cube.of("2026Q3", alike(1)), "UNKNOWN")
