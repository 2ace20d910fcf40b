"""Who reviews what: whoever may, of different constituencies, and everybody about as much."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.committee.rounds.assigning import Reviewer, assign, letters, stand_in, too_few

SEED = "a secret of the round's own"
GROUPS = "ABCDEF"
SIX = [Reviewer(f"m{place}", group) for place, group in enumerate(GROUPS)]


def cases_of(count):
    return [f"case {number}" for number in range(count)]


@st.composite
def rounds(draw):
    """Some members of some constituencies, some cases, and pairs that are to be kept apart."""
    groups = draw(st.lists(st.sampled_from(GROUPS), min_size=2, max_size=9))
    members = [Reviewer(f"m{place}", group) for place, group in enumerate(groups)]
    cases = cases_of(draw(st.integers(1, 12)))
    pairs = st.tuples(st.sampled_from(cases), st.sampled_from([one.key for one in members]))
    return cases, members, draw(st.sets(pairs, max_size=12)), draw(st.integers(2, 3))


@settings(max_examples=150)
@given(rounds())
def test_nobody_gets_a_case_that_is_barred_or_gets_one_twice(world):
    cases, members, barred, per_case = world
    able = set(cases) - set(too_few(cases, members, per_case=per_case, barred=barred))

    found = assign(sorted(able), members, per_case=per_case, barred=barred, seed=SEED)

    assert found.keys() == able
    for case, keys in found.items():
        assert len(keys) == len(set(keys)) == per_case
        assert not barred & {(case, key) for key in keys}


@settings(max_examples=150)
@given(rounds())
def test_members_of_a_case_are_of_as_many_constituencies_as_can_be(world):
    cases, members, barred, per_case = world
    able = set(cases) - set(too_few(cases, members, per_case=per_case, barred=barred))
    group = {one.key: one.group for one in members}

    found = assign(sorted(able), members, per_case=per_case, barred=barred, seed=SEED)

    for case, keys in found.items():
        there = {one.group for one in members if (case, one.key) not in barred}
        assert len({group[key] for key in keys}) == min(per_case, len(there))


@given(st.integers(1, 40), st.integers(2, 6), st.integers(2, 4))
def test_where_nothing_bars_loads_differ_by_one_at_the_most(count, members, per_case):
    some = SIX[: max(members, per_case)]

    found = assign(cases_of(count), some, per_case=per_case, seed=SEED)

    loads = Counter(key for keys in found.values() for key in keys)
    every = [loads[one.key] for one in some]
    assert max(every) - min(every) <= 1


def test_the_same_seed_gives_the_same_whatever_the_order_of_rows():
    cases = cases_of(20)

    found = assign(cases, SIX, per_case=2, seed=SEED)

    assert found == assign(cases[::-1], SIX[::-1], per_case=2, seed=SEED)
    assert found != assign(cases, SIX, per_case=2, seed="another secret")


def test_the_order_within_a_case_does_not_follow_the_members():
    found = assign(cases_of(200), SIX, per_case=2, seed=SEED)

    first = Counter(keys[0] for keys in found.values())

    assert all(15 <= first[one.key] <= 55 for one in SIX)


def test_the_case_with_the_fewest_members_to_choose_from_comes_first():
    cases = cases_of(6)
    barred = {(cases[5], one.key) for one in SIX[2:]}

    found = assign(cases, SIX, per_case=2, barred=barred, seed=SEED)

    assert sorted(found[cases[5]]) == ["m0", "m1"]


def test_a_case_that_too_few_may_see_is_named_and_nothing_is_drawn():
    cases = cases_of(3)
    barred = {(cases[1], one.key) for one in SIX[1:]}

    assert too_few(cases, SIX, per_case=2, barred=barred) == [cases[1]]
    with pytest.raises(ValueError, match="too few"):
        assign(cases, SIX, per_case=2, barred=barred, seed=SEED)


def test_somebody_of_another_constituency_stands_in_and_the_one_with_the_least_to_do():
    members = [Reviewer("a", "A"), Reviewer("b", "B", 4), Reviewer("c", "C", 3)]

    assert stand_in("case", members, groups={"A"}, seed=SEED) == "c"
    assert stand_in("case", members, groups={"B", "C"}, seed=SEED) == "a"
    assert stand_in("case", members, groups={"A"}, barred={("case", "c")}, seed=SEED) == "b"


def test_nobody_stands_in_where_nobody_may():
    barred = {("case", one.key) for one in SIX}

    assert stand_in("case", SIX, groups=set(), barred=barred, seed=SEED) is None


def test_letters_begin_with_a():
    assert letters(3) == ["A", "B", "C"]
