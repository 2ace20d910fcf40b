"""The count of a quorum: seats, not heads, and none that keeps away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.committee.seats.quorum import Sitting, acting, count

GROUPS = ["POLICE_CHIEF", "SHERIFF", "COURT"]


def committee_of(seats: int, *, alternates: bool = False) -> list[Sitting]:
    members = [Sitting(f"m{seat}", seat, GROUPS[seat % 3]) for seat in range(seats)]
    stand_in = [
        Sitting(f"a{seat}", seat, GROUPS[seat % 3], alternate=True) for seat in range(seats)
    ]
    return members + (stand_in if alternates else [])


@pytest.mark.parametrize(
    ("seats", "there", "reached"),
    [(7, 3, False), (7, 4, True), (6, 3, False), (6, 4, True), (1, 1, True), (0, 0, False)],
)
def test_a_quorum_is_more_than_half_of_the_filled_seats(seats, there, reached):
    sitting = committee_of(seats)

    assert count(sitting, there={one.term for one in sitting[:there]}).reached is reached


def test_a_quorum_needs_its_constituencies():
    sitting = [Sitting(number, number, "SHERIFF") for number in range(4)]

    found = count(sitting, there=range(4), needed_constituencies=2)

    assert (found.present, found.constituencies, found.reached) == (4, 1, False)


def test_a_recused_member_counts_neither_there_nor_in_the_whole():
    sitting = committee_of(5)

    found = count(sitting, there={"m0", "m1", "m2"}, recused={"m2", "m3"})

    assert (found.filled, found.present, found.reached) == (3, 2, True)


def test_an_alternate_acts_where_the_member_is_away():
    sitting = committee_of(2, alternates=True)

    assert [one.term for one in acting(sitting, there={"a0", "m1", "a1"})] == ["m1", "a0"]
    assert count(sitting, there={"a0", "m1", "a1"}).present == 2


def test_no_alternate_speaks_for_a_member_who_keeps_away():
    sitting = committee_of(2, alternates=True)

    found = count(sitting, there={"m0", "a0", "m1"}, recused={"m0"})

    assert [one.term for one in acting(sitting, there={"m0", "a0", "m1"}, recused={"m0"})] == [
        "m1"
    ]
    assert (found.filled, found.present) == (1, 1)


def test_an_alternate_who_keeps_away_takes_no_seat_from_its_member():
    sitting = committee_of(1, alternates=True)

    assert count(sitting, there={"m0"}, recused={"a0"}).reached
    assert not count(sitting, there={"a0"}, recused={"a0"}).reached


PEOPLE = committee_of(6, alternates=True)
SOME = st.sets(st.sampled_from([one.term for one in PEOPLE]))


@given(there=SOME, recused=SOME)
def test_no_more_seats_are_there_than_are_filled_and_each_acts_once(there, recused):
    found, act = (f(PEOPLE, there=there, recused=recused) for f in (count, acting))

    assert found.present <= found.filled
    assert len({one.seat for one in act}) == len(act) == found.present
    assert not {one.term for one in act} & recused


@given(there=SOME, recused=SOME, more=st.sampled_from([one.term for one in PEOPLE]))
def test_who_comes_loses_no_quorum(there, recused, more):
    before = count(PEOPLE, there=there, recused=recused)

    assert before.reached <= count(PEOPLE, there=there | {more}, recused=recused).reached
