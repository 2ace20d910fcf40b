import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.review.pooling import pool, spread

UNITS = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.01, 2)), min_size=1, max_size=15)


def test_two_units_by_hand():
    pooled = pool([0.0, 2.0], [0.5, 0.5])

    # Q = 4, C = 4 - 8 / 4 = 2, so tau**2 = (4 - 1) / 2.
    assert pooled.tau_squared == pytest.approx(1.5)
    assert pooled.mean == pytest.approx(1.0)
    assert pooled.standard_error == pytest.approx(1.0)


def test_units_that_agree_have_no_spread():
    pooled = pool([0.3, 0.3, 0.3], [0.1, 0.2, 0.4])

    assert pooled.tau_squared == 0
    assert pooled.mean == pytest.approx(0.3)
    assert pooled.standard_error == pytest.approx((10 + 5 + 2.5) ** -0.5)


@given(UNITS)
def test_the_mean_lies_among_the_effects(units):
    effects, variances = zip(*units, strict=True)

    pooled = pool(effects, variances)

    assert min(effects) - 1e-9 <= pooled.mean <= max(effects) + 1e-9
    assert pooled.tau_squared >= 0


@given(UNITS, st.floats(-2, 2))
def test_a_shift_of_all_moves_the_mean_alone(units, shift):
    effects, variances = np.transpose(units)

    before, after = pool(effects, variances), pool(effects + shift, variances)

    assert after.mean == pytest.approx(before.mean + shift, abs=1e-6)
    assert after.tau_squared == pytest.approx(before.tau_squared, abs=1e-6)


@given(st.floats(0, 100), st.lists(st.floats(0.1, 1e4), min_size=1, max_size=20))
def test_spread_is_never_negative(q, weights):
    assert spread(q, np.array(weights)) >= 0


def test_the_spread_that_was_drawn_is_found():
    rng = np.random.default_rng(4)
    variances = rng.uniform(0.05, 0.3, 4000)

    pooled = pool(rng.normal(0.4, np.sqrt(0.2 + variances)), variances)

    assert pooled.mean == pytest.approx(0.4, abs=0.03)
    assert pooled.tau_squared == pytest.approx(0.2, abs=0.02)


def test_no_effects_cannot_be_pooled():
    with pytest.raises(ValueError, match="no effects"):
        pool([], [])


@pytest.mark.parametrize(("effect", "variance"), [(np.nan, 1), (np.inf, 1), (0, 0), (0, np.nan)])
def test_an_effect_without_a_variance_is_refused(effect, variance):
    with pytest.raises(ValueError, match="must be finite"):
        pool([effect], [variance])
