"""Counts that carry what they are counted out of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.participation.acts import Flow
from portal.register.shares import FlowCounts, Group, Share, count_by_flow

# Places, each with its flow and its population, where known.
NATIONS = st.lists(st.tuples(st.sampled_from(Flow.values), st.none() | st.integers(0, 10**7)))


def counted(nation) -> FlowCounts:
    return count_by_flow(
        (flow, Group(1, int(people is not None), people or 0)) for flow, people in nation
    )


@given(NATIONS)
def test_the_flows_add_up_to_the_whole(nation):
    counts = counted(nation)

    parts = [share.part for _flow, share in counts.rows]
    assert sum(parts, Group()) == counts.whole
    assert counts.whole.places == len(nation)
    assert counts.whole.population == sum(people or 0 for _flow, people in nation)
    assert counts.searched.part + counts.share("L2").part == counts.whole


@given(NATIONS)
def test_the_percentages_add_up_to_a_hundred_or_to_nothing(nation):
    shares = [share for _flow, share in counted(nation).rows]

    for percents in (
        [share.percent_of_places for share in shares],
        [share.percent_of_population for share in shares],
    ):
        known = [percent for percent in percents if percent is not None]
        assert known == [] or sum(known) == pytest.approx(100)


@given(NATIONS, NATIONS)
def test_two_nations_count_as_one(one, other):
    assert counted([*one, *other]).whole == counted(one).whole + counted(other).whole


def test_a_share_counts_those_of_whom_nothing_is_known():
    share = Share(Group(2, 1, 30), Group(10, 6, 120))

    assert (share.percent_of_places, share.percent_of_population, share.uncounted) == (20, 25, 4)


def test_there_is_no_share_of_nothing():
    share = Share(Group(), Group())

    assert share.percent_of_places is None
    assert share.percent_of_population is None


def test_a_flow_that_no_place_has_is_still_told():
    assert [flow for flow, _share in FlowCounts().rows] == ["L0", "L1", "L2"]
