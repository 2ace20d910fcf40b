"""Who lacks training is not found out, by whoever knows the rosters, nor by any difference."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.coverage.gate import possible, refusals
from reports.coverage.pooling import pooled
from reports.coverage.rounding import Rounded, round_tallies
from reports.coverage.tallies import Told
from reports.coverage.totals import NATION, with_totals
from tests.reports.coverage.worlds import NEXT, QUARTER, SECRET, shown, tallies, tally

FEWEST = 4
SECRETS = st.binary(min_size=16, max_size=16)


def thought_possible(needed, one):
    """The numbers lacking it that a colleague thinks possible, who knows how many need it."""
    return {n for n in range(needed + 1) if abs(n - one.lacking) < 5}


@settings(max_examples=50)
@given(tallies(), SECRETS)
def test_a_colleague_who_knows_the_roster_finds_four_counts_or_more(some, secret):
    true = {one.key: one for one in pooled(some)}

    for one in shown(some, secret=secret):
        guesses = thought_possible(true[one.key].needed, one)
        assert len(guesses) >= FEWEST
        assert true[one.key].lacking in guesses


@settings(max_examples=30)
@given(st.lists(st.integers(10, 40), min_size=1, max_size=8), SECRETS)
def test_nobody_is_ever_known_to_be_one_of_a_place_where_all_lack_it(sizes, secret):
    some = [tally(f"39{turn:03}", "law", n, n) for turn, n in enumerate(sizes)]

    for one, needed in zip(shown(some, secret=secret), sizes, strict=True):
        assert len(thought_possible(needed, one) - {needed}) >= FEWEST - 1


@settings(max_examples=60)
@given(st.integers(10, 60), st.data(), SECRETS, st.booleans())
def test_one_who_comes_may_hold_it_or_lack_it_whatever_the_next_quarter_shows(
    needed, data, secret, lacks
):
    lacking = data.draw(st.integers(0, needed))
    then = tally("39901", "law", needed, lacking)
    now = tally("39901", "law", needed + 1, lacking + lacks)

    before = shown([then, *NEIGHBORS], secret=secret)
    after = shown([now, *NEIGHBORS], NEXT, before, secret)

    was = thought_possible(needed, at(before, "39901"))
    became = thought_possible(needed + 1, at(after, "39901"))
    assert was & became, "they may hold it"
    assert {n + 1 for n in was} & became, "they may lack it"


@settings(max_examples=60)
@given(st.integers(10, 60), st.data(), SECRETS)
def test_one_whose_training_ran_out_is_not_told_by_the_next_quarter(needed, data, secret):
    lacking = data.draw(st.integers(0, needed - 1))
    then = tally("39901", "law", needed, lacking)
    now = tally("39901", "law", needed, lacking + 1)

    before = shown([then, *NEIGHBORS], secret=secret)
    after = shown([now, *NEIGHBORS], NEXT, before, secret)

    was, became = (thought_possible(needed, at(told, "39901")) for told in (before, after))
    ways = {b - a for a in was for b in became}
    assert {-1, 0, 1} <= ways
    # Who needs it did not change, and so the number shown of them did not.
    assert at(before, "39901").needed == at(after, "39901").needed


@settings(max_examples=60)
@given(st.integers(10, 60), st.data(), SECRETS)
def test_two_topics_of_the_same_people_do_not_tell_who_lacks_one_alone(needed, data, secret):
    numbers = [data.draw(st.integers(0, needed)) for _ in range(2)]
    some = [tally("39901", topic, needed, n) for topic, n in zip("ab", numbers, strict=True)]

    told = shown([*some, *NEIGHBORS], secret=secret)

    first, second = (thought_possible(needed, at(told, "39901", topic)) for topic in "ab")
    differences = {b - a for a in first for b in second}
    assert len(differences) >= FEWEST


@settings(max_examples=30)
@given(tallies(), SECRETS)
def test_nothing_is_left_of_a_total_when_what_is_told_is_taken_away(some, secret):
    told = shown(some, secret=secret)

    left = {one.key: one for one in with_totals(told)}
    for one in told:
        total = left[NATION, one.topic]
        left[NATION, one.topic] = replace(
            total, needed=total.needed - one.needed, lacking=total.lacking - one.lacking
        )

    rests = [one for key, one in left.items() if key[0] == NATION]
    assert all((one.needed, one.lacking) == (0, 0) for one in rests)


@settings(max_examples=12)
@given(tallies(most=60), SECRETS)
def test_the_gate_lets_whatever_was_rounded_pass(some, secret):
    units = pooled(some)
    if units:
        assert refusals(QUARTER, units, round_tallies(QUARTER, units, secret), secret) == []


@pytest.mark.parametrize(
    ("needed", "lacking", "rule"),
    [
        (20, 7, "not-by-rule"),
        (25, 20, "not-by-rule"),
        (10, 15, "more-than-all"),
        (15, 15, "candidates-roster"),
    ],
)
def test_the_gate_refuses_what_tells_too_much(needed, lacking, rule):
    (unit,) = pooled([tally("39901", "law", 11, 11)])
    bad = Told(unit.place, unit.topic, needed, lacking)

    assert rule in refusals(QUARTER, [unit], Rounded((bad,), ()), SECRET)


def test_the_gate_refuses_a_place_of_few_and_a_tally_that_is_missing():
    few = tally("39901", "law", 9, 1)
    rounded = round_tallies(QUARTER, [few], SECRET)

    assert refusals(QUARTER, [few], rounded, SECRET) == ["too-few"]
    assert refusals(QUARTER, [few], Rounded((), ()), SECRET) == ["not-all"]


@pytest.mark.parametrize(
    ("needed", "seen", "counts"), [(12, 0, 5), (12, 5, 9), (12, 10, 7), (11, 15, 1), (13, 15, 3)]
)
def test_how_many_counts_a_colleague_thinks_possible(needed, seen, counts):
    assert possible(needed, seen) == counts


NEIGHBORS = [tally("39902", "law", 33, 8), tally("18901", "law", 21, 19)]


def at(told, place, topic="law"):
    return next(one for one in told if one.key == (place, topic))
