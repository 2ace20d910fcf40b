"""Every number is one of the two fives beside it, and stays where nobody changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.coverage.pooling import pooled
from reports.coverage.rounding import round_tallies
from reports.coverage.tallies import Told
from reports.coverage.totals import NATION, with_totals
from tests.reports.coverage.worlds import NEXT, QUARTER, SECRET, shown, tallies, tally

SECRETS = st.binary(min_size=16, max_size=16)


@settings(max_examples=40)
@given(tallies(), SECRETS)
def test_a_number_is_a_multiple_of_five_less_than_five_from_the_truth(some, secret):
    true = {one.key: one for one in pooled(some)}

    for one in shown(some, secret=secret):
        assert one.needed % 5 == one.lacking % 5 == 0
        assert abs(one.needed - true[one.key].needed) < 5
        assert abs(one.lacking - true[one.key].lacking) < 5


@settings(max_examples=40)
@given(tallies(), SECRETS)
def test_nobody_lacks_what_nobody_needs(some, secret):
    assert all(0 <= one.held <= one.needed for one in shown(some, secret=secret))


@settings(max_examples=40)
@given(tallies())
def test_a_multiple_of_five_stays(some):
    fives = [tally(one.place, one.topic, 5 * one.needed, 5 * one.lacking) for one in some]
    true = {one.key: (one.needed, one.lacking) for one in pooled(fives)}

    assert {one.key: (one.needed, one.lacking) for one in shown(fives)} == true


@settings(max_examples=40)
@given(tallies())
def test_the_same_register_is_shown_alike_in_whatever_order_it_comes(some):
    units = pooled(some)

    assert round_tallies(QUARTER, units, SECRET).told == (
        round_tallies(QUARTER, units[::-1], SECRET).told
    )


@settings(max_examples=40)
@given(tallies())
def test_totals_are_sums_of_what_is_told(some):
    told = shown(some)

    found = {one.key: one for one in with_totals(told)}

    for topic in {one.topic for one in told}:
        parts = [one for one in told if one.topic == topic]
        nation = found[NATION, topic]
        assert nation.needed == sum(one.needed for one in parts)
        assert nation.held == sum(one.held for one in parts)
        for state in {one.state for one in parts} - {"00", "99"}:
            own = [one for one in parts if one.state == state]
            assert found[state, topic].lacking == sum(one.lacking for one in own)


@settings(max_examples=40)
@given(tallies(), st.integers(1, 12))
def test_a_place_where_nobody_changed_is_shown_as_it_was_however_often(some, quarters):
    first = told = shown(some)

    for number in range(quarters):
        told = shown(some, f"20{30 + number}Q1", before=told)

    assert told == first


def test_a_place_where_somebody_changed_is_drawn_anew_with_no_memory():
    some = [tally("39901", "law", 23, 7), tally("39902", "law", 32, 12)]
    former = [tally(one.place, one.topic, one.needed, one.lacking, "as it was") for one in some]
    before = shown(former, QUARTER)

    assert shown(some, NEXT, before=before) == shown(some, NEXT)


def test_it_is_the_people_and_not_the_numbers_that_keep_a_number():
    # Seven lacked it and seven do, and what was shown is not what a new draw would show.
    one = tally("39901", "law", 23, 7)
    other = 5 if shown([one], NEXT)[0].lacking == 10 else 10
    before = [Told(one.place, one.topic, 25, other, one.roster, one.standing)]
    changed = tally("39901", "law", 23, 7, "another of them")

    assert shown([one], NEXT, before=before)[0].lacking == other
    assert shown([changed], NEXT, before=before)[0].lacking != other


def test_somebody_came_and_the_others_of_the_place_are_drawn_anew_too():
    one, more = tally("39901", "law", 23, 7), tally("39901", "law", 24, 7)
    other = 5 if shown([more], NEXT)[0].lacking == 10 else 10
    before = [Told(one.place, one.topic, 25, other, one.roster, one.standing)]

    assert shown([more], NEXT, before=before)[0].lacking != other


@pytest.mark.parametrize("needed", range(10, 31))
def test_where_nobody_lacks_it_everybody_is_shown_to_hold_it(needed):
    (one,) = shown([tally("39901", "law", needed, 0)])

    assert (one.lacking, one.held) == (0, one.needed)


def test_a_quarter_that_is_none_and_a_short_secret_are_refused():
    some = [tally("39901", "law", 12, 7)]

    with pytest.raises(ValueError, match="quarter"):
        round_tallies("2026", some, SECRET)
    with pytest.raises(ValueError, match="secret"):
        round_tallies(QUARTER, some, b"short")
