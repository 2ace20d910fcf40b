import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.review.funnel import ACTION, Form, funnel, limits, poisson_limits
from tests.reports.statistics.review.medpar import DAYS, EXPECTED_DAYS

FORMS = st.sampled_from(Form)


def test_the_hospitals_of_medpar_in_the_form_of_shmi():
    found = funnel(DAYS, EXPECTED_DAYS, Form.SHMI)

    assert len(found.y) == 54
    assert found.used == 44
    assert found.phi == pytest.approx(8.53205515064, rel=1e-9)
    assert found.tau_squared == pytest.approx(0.0284072147941, rel=1e-9)
    assert (np.abs(found.adjusted_z) > ACTION).sum() == 9


def test_the_hospitals_of_medpar_in_the_form_of_cqc():
    found = funnel(DAYS, EXPECTED_DAYS, Form.CQC)

    assert found.used == 54
    assert found.phi == pytest.approx(9.30249710743, rel=1e-9)
    assert found.tau_squared == pytest.approx(0.00786307927606, rel=1e-9)


def test_chance_alone_calls_25_hospitals_of_medpar_outliers():
    low, high = poisson_limits(EXPECTED_DAYS, 0.998)

    ratio = DAYS / EXPECTED_DAYS

    assert ((ratio < low) | (ratio > high)).sum() == 25


@pytest.mark.parametrize("form", Form)
def test_a_unit_is_beyond_a_limit_where_its_adjusted_z_is(form):
    found = funnel(DAYS, EXPECTED_DAYS, form)

    low, high = limits(form, EXPECTED_DAYS, found.tau_squared, ACTION)
    ratio = DAYS / EXPECTED_DAYS

    assert np.array_equal((ratio < low) | (ratio > high), np.abs(found.adjusted_z) > ACTION)


@given(FORMS, st.floats(0.1, 1e6), st.floats(0, 1), st.floats(0.1, 4))
def test_limits_enclose_the_center_and_widen(form, expected, tau_squared, deviations):
    low, high = limits(form, expected, tau_squared, deviations)
    lower, higher = limits(form, expected, tau_squared + 0.1, deviations + 0.1)

    assert 0 <= lower <= low <= 1 <= high <= higher


@given(st.floats(0.01, 1e4))
def test_exact_limits_enclose_the_normal_ones_center(expected):
    low, high = poisson_limits(expected, 0.95)

    assert 0 <= low < 1 < high


def test_units_that_are_as_expected_have_no_spread():
    found = funnel(np.full(20, 9), np.full(20, 9.0), Form.SHMI)

    assert found.tau_squared == 0
    assert (found.adjusted_z == 0).all()


def test_one_unit_alone_has_no_spread():
    assert funnel([20], [4.0], Form.CQC).tau_squared == 0


def test_no_events_have_no_logarithm_but_a_root():
    with pytest.raises(ValueError, match="use the CQC form"):
        funnel([0, 4], [3.0, 3.0], Form.SHMI)

    assert funnel([0, 4], [3.0, 3.0], Form.CQC).y[0] == -1


@pytest.mark.parametrize(("observed", "expected"), [([], []), ([0], [0.0])])
def test_a_funnel_of_nothing_is_refused(observed, expected):
    with pytest.raises(ValueError, match="events are expected"):
        funnel(observed, expected, Form.CQC)
