"""Nothing is told of fewer than ten people, and nothing is left over."""

from hypothesis import given

from reports.coverage.pooling import LEAST, pooled
from reports.coverage.tallies import NATION_REST, REST
from tests.reports.coverage.worlds import tallies, tally


def told(some):
    return [(one.place, one.needed, one.lacking) for one in pooled(some)]


def sums(some, key):
    found: dict = {}
    for one in some:
        needed, lacking = found.get(key(one), (0, 0))
        found[key(one)] = needed + one.needed, lacking + one.lacking
    return found


@given(tallies())
def test_nothing_is_told_of_fewer_than_ten(some):
    assert all(one.needed >= LEAST for one in pooled(some))


@given(tallies())
def test_a_topic_is_told_of_everybody_or_not_at_all(some):
    true = sums(some, lambda one: one.topic)

    assert sums(pooled(some), lambda one: one.topic).items() <= true.items()


@given(tallies())
def test_a_state_is_told_whole_or_with_others(some):
    true = sums(some, lambda one: (one.state, one.topic))

    found = sums(pooled(some), lambda one: (one.state, one.topic))

    own = {key: numbers for key, numbers in found.items() if key[0] != NATION_REST[:2]}
    assert own.items() <= true.items()


@given(tallies())
def test_whoever_is_told_alone_has_the_numbers_that_are_true(some):
    true = {one.key: one for one in some}

    alone = [one for one in pooled(some) if not one.place.endswith(REST)]

    assert all(true[one.key] == one for one in alone)


@given(tallies())
def test_the_order_of_the_register_makes_no_difference(some):
    assert pooled(some) == pooled(reversed(some))


def test_small_places_of_a_state_are_told_together():
    some = [tally("39901", "law", 12, 2), tally("39902", "law", 6, 1), tally("39903", "law", 5, 5)]

    assert told(some) == [("39901", 12, 2), ("39999", 11, 6)]


def test_one_small_place_is_joined_by_the_smallest_that_could_stand_alone():
    some = [
        tally("39901", "law", 30, 3),
        tally("39902", "law", 12, 2),
        tally("39903", "law", 9, 1),
    ]

    assert told(some) == [("39901", 30, 3), ("39999", 21, 3)]


def test_a_state_that_cannot_be_told_takes_the_smallest_other_one_with_it():
    some = [
        tally("01001", "law", 4, 1),
        tally("18901", "law", 11, 2),
        tally("39901", "law", 40, 0),
    ]

    assert told(some) == [("39901", 40, 0), (NATION_REST, 15, 3)]


def test_a_topic_that_too_few_need_is_not_told():
    some = [tally("01001", "law", 4, 1), tally("39901", "law", 5, 0)]

    assert told(some) == []


def test_one_place_of_ten_is_told_where_nobody_else_needs_the_topic():
    assert told([tally("39901", "law", 10, 10)]) == [("39901", 10, 10)]


def test_what_is_told_together_changes_its_digests_with_any_of_its_people():
    def rest(mark):
        return pooled([tally("39902", "law", 6, 1), tally("39903", "law", 5, 5, mark)])[0]

    assert (rest("").roster, rest("").standing) == (rest("").roster, rest("").standing)
    assert rest("").roster != rest("another").roster
    assert rest("").standing != rest("another").standing
