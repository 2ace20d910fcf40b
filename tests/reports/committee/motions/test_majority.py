"""Which votes carry, by which rule, and that more yes never hurts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.committee.motions.majority import Tally, carries, outcome
from reports.committee.motions.states import Status
from reports.committee.seats.quorum import Count
from reports.committee.seats.states import Majority

VOTES, RULES = st.integers(0, 30), st.sampled_from(Majority.values)


@pytest.mark.parametrize(
    ("majority", "yes", "no", "seats", "carried"),
    [
        ("OF_VOTES", 1, 0, 9, True),
        ("OF_VOTES", 3, 3, 9, False),
        ("OF_VOTES", 0, 0, 9, False),
        ("TWO_THIRDS_OF_VOTES", 4, 2, 9, True),
        ("TWO_THIRDS_OF_VOTES", 5, 3, 9, False),
        ("TWO_THIRDS_OF_VOTES", 0, 0, 9, False),
        ("OF_SEATS", 5, 0, 9, True),
        ("OF_SEATS", 4, 0, 9, False),
        ("OF_SEATS", 4, 0, 8, False),
        ("OF_SEATS", 5, 4, 9, True),
    ],
)
def test_each_rule_carries_what_it_says(majority, yes, no, seats, carried):
    assert carries(Tally(yes, no), majority, seats=seats) is carried


@given(VOTES, VOTES, VOTES, st.integers(0, 90), RULES)
def test_one_more_yes_never_fails_what_carried(yes, no, abstained, seats, majority):
    if carries(Tally(yes, no, abstained), majority, seats=seats):
        assert carries(Tally(yes + 1, no, abstained), majority, seats=seats)


@given(VOTES, VOTES, VOTES, st.integers(0, 90), RULES)
def test_one_more_no_never_carries_what_failed(yes, no, abstained, seats, majority):
    if not carries(Tally(yes, no, abstained), majority, seats=seats):
        assert not carries(Tally(yes, no + 1, abstained), majority, seats=seats)


@given(VOTES, VOTES, st.integers(0, 90), RULES)
def test_abstentions_are_cast_for_neither_side(yes, no, seats, majority):
    without = carries(Tally(yes, no), majority, seats=seats)

    assert all(carries(Tally(yes, no, n), majority, seats=seats) == without for n in range(5))
    assert not carries(Tally(0, 0, yes + no), majority, seats=seats)


@given(VOTES, st.integers(0, 30), RULES)
def test_a_tie_fails(votes, away, majority):
    assert not carries(Tally(votes, votes), majority, seats=2 * votes + away)


@given(VOTES, VOTES, RULES)
def test_without_a_quorum_nothing_is_decided(yes, no, majority):
    count = Count(filled=70, present=35, constituencies=6, needed_constituencies=3)

    assert outcome(Tally(yes, no), majority, count=count) == Status.NO_QUORUM


def test_with_a_quorum_it_is_carried_or_failed():
    count = Count(filled=6, present=4, constituencies=3, needed_constituencies=3)

    assert outcome(Tally(3, 1), "OF_VOTES", count=count) == Status.CARRIED
    assert outcome(Tally(3, 1), "OF_SEATS", count=count) == Status.FAILED
