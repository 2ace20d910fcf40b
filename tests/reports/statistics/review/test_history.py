import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reports.statistics.review.heterogeneity import Heterogeneity
from reports.statistics.review.history import alarms, cusum, predictive_z

MODEL = Heterogeneity(1.0, 0.09)
STEPS = arrays(np.float64, (12, 3), elements=st.floats(-8, 8))


@given(STEPS)
def test_a_cusum_is_never_negative(z):
    assert (cusum(z) >= 0).all()


@given(STEPS)
def test_a_cusum_climbs_at_most_by_its_step(z):
    sums = np.vstack([np.zeros(3), cusum(z)])

    assert (np.diff(sums, axis=0) <= np.maximum(z - 0.5, 0) + 1e-9).all()


@given(STEPS, st.floats(0, 2))
def test_more_surprise_never_lowers_a_cusum(z, more):
    assert (cusum(z + more) >= cusum(z)).all()


def test_a_cusum_by_hand():
    assert cusum([1.5, -3.0, 2.5, 3.5]).tolist() == [1.0, 0.0, 2.0, 5.0]


def test_five_is_not_yet_an_alarm():
    assert alarms([5.0, 5.01]).tolist() == [False, True]


def test_a_lasting_change_raises_an_alarm_and_a_steady_unit_none():
    steady, changed = [20] * 16, [20] * 8 + [34] * 8

    z = predictive_z(np.array([steady, changed]).T, np.full((16, 2), 20.0), MODEL)

    assert alarms(cusum(z)).any(axis=0).tolist() == [False, True]


def test_a_unit_that_always_was_high_is_no_surprise():
    observed = np.full((10, 1), 60)

    z = predictive_z(observed, np.full((10, 1), 20.0), MODEL)

    assert z[0, 0] > 3
    assert (np.abs(z[3:, 0]) < 1).all()


def test_surprises_of_the_model_itself_are_standard_normal():
    rng = np.random.default_rng(2)
    rates = rng.gamma(1 / 0.09, 0.09, 3000)
    expected = np.full((4, 3000), 50.0)

    z = predictive_z(rng.poisson(rates * expected), expected, MODEL)

    assert z.mean(axis=1) == pytest.approx(0, abs=0.06)
    assert z.std(axis=1) == pytest.approx(1, abs=0.05)


def test_quarters_to_come_change_nothing_before():
    observed, expected = np.array([[4], [9], [2]]), np.full((3, 1), 5.0)

    z = predictive_z(observed, expected, MODEL)

    assert np.array_equal(predictive_z(observed[:2], expected[:2], MODEL), z[:2])


def test_a_quarter_without_expectation_is_no_surprise():
    z = predictive_z([[0], [30]], [[0.0], [5.0]], MODEL)

    assert z[0, 0] == 0
    assert z[1, 0] > 3
