"""What stands in a cell: a number, or why there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.gaps import Gap
from reports.publication.showing import Counties, Place, all_shown, per_thousand, rates, shown
from reports.statistics.measures import MEASURES
from reports.statistics.stages import Stage

COUNTS = {Stage.CLEAR: 80, Stage.SERVED_COPY: 20, Stage.WITHHELD: 5}


def place(days=91, reported=True, counties=None) -> Place:
    return Place("39901", "Riverton County, OH", days, 91, reported, counties)


def test_a_place_that_took_part_and_reported_has_every_number():
    numbers = all_shown(COUNTS, place())

    assert numbers["bookings"] == 105
    assert numbers["forwarded"] == 100
    assert numbers["overdue"] == 0
    assert not any(isinstance(number, Gap) for number in numbers.values())


def test_a_place_that_took_no_part_has_its_bookings_and_no_search():
    numbers = all_shown({Stage.WITHHELD: 40}, place(days=0))

    assert (numbers["bookings"], numbers["withheld"], numbers["failed"]) == (40, 40, 0)
    for name in ("forwarded", "matched", "detainers", "overdue"):
        assert numbers[name] is Gap.NOT_PARTICIPATING


@pytest.mark.parametrize(("days", "gap"), [(0, Gap.NOT_PARTICIPATING), (1, Gap.NOT_REPORTED)])
def test_a_place_that_reported_nothing_has_no_number_at_all(days, gap):
    assert set(all_shown({}, place(days, reported=False)).values()) == {gap}


def test_a_state_takes_part_when_one_of_its_counties_does():
    few = place(days=0, counties=Counties(254, 1, 1))

    assert shown(MEASURES["forwarded"], COUNTS, few) == 100
    assert shown(MEASURES["overdue"], {}, few) == 0


def test_a_number_is_never_hidden_by_rounded_days():
    assert shown(MEASURES["forwarded"], COUNTS, place(days=0)) == 100


def test_rates_are_made_of_the_numbers_shown():
    assert rates(COUNTS, place()) == [200.0, 200.0]
    assert rates({}, place()) == [Gap.NOT_APPLICABLE] * 2
    assert rates({}, place(days=0)) == [Gap.NOT_PARTICIPATING] * 2


@given(events=st.integers(0, 10**6), more=st.integers(0, 10**6))
def test_a_rate_lies_between_nothing_and_all(events, more):
    rate = per_thousand(events, events + more)

    if events + more >= 50:
        assert 0 <= rate <= 1000
    else:
        assert rate is (Gap.TOO_FEW if events + more else Gap.NOT_APPLICABLE)


@given(gap=st.sampled_from(Gap), number=st.integers(0, 100))
def test_a_rate_without_a_part_says_what_the_part_says(gap, number):
    assert per_thousand(gap, number) is gap
    assert per_thousand(number, gap) is gap
