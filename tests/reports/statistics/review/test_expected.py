import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reports.statistics.review.expected import expected_counts, national_rates

SUBMISSIONS = arrays(np.int64, (5, 4), elements=st.integers(0, 500))


def test_by_hand():
    submissions = [[10, 0], [30, 20]]

    rates = national_rates([[2, 0], [2, 5]], submissions)

    assert rates.tolist() == [0.1, 0.25]
    assert expected_counts(submissions, rates).tolist() == [1.0, 8.0]


@given(SUBMISSIONS, st.floats(0, 1))
def test_the_nation_expects_what_it_saw(submissions, share):
    events = np.floor(submissions * share)

    expected = expected_counts(submissions, national_rates(events, submissions))

    assert expected.sum() == pytest.approx(events.sum())


@given(SUBMISSIONS, st.integers(2, 9))
def test_a_unit_times_as_large_expects_times_as_much(submissions, times):
    rates = np.array([0.1, 0.2, 0.0, 0.5])

    assert expected_counts(submissions * times, rates) == pytest.approx(
        times * expected_counts(submissions, rates)
    )


def test_a_stratum_without_submissions_has_no_rate():
    assert national_rates([[1, 0]], [[4, 0]]).tolist() == [0.25, 0]


def test_a_quarter_without_units_expects_nothing():
    none = np.zeros((0, 4))

    assert national_rates(none, none).tolist() == [0, 0, 0, 0]
    assert expected_counts(none, np.zeros(4)).size == 0


def test_more_events_than_submissions_are_refused():
    with pytest.raises(ValueError, match="more events than submissions"):
        national_rates([[3]], [[2]])
