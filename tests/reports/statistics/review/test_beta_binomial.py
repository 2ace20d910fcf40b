import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from reports.statistics.review import beta_binomial as bb

SHARES = st.floats(0.05, 0.95)
PRECISIONS = st.floats(0.5, 1e4)
TRIALS = st.integers(1, 200).map(float)


@given(TRIALS, SHARES, PRECISIONS)
def test_it_agrees_with_scipy(trials, share, precision):
    theirs = stats.betabinom(int(trials), share * precision, (1 - share) * precision)

    assert bb.pmf_of(trials, share, precision) == pytest.approx(
        theirs.pmf(np.arange(trials + 1)), rel=1e-6, abs=1e-12
    )


@given(TRIALS, SHARES, PRECISIONS)
def test_the_sides_sum_to_one_and_turn_with_the_outcome(trials, share, precision):
    count, size = np.array([trials // 3]), np.array([trials])

    upper, lower = bb.mid_p(count, size, share, precision)
    other_upper, _ = bb.mid_p(size - count, size, 1 - share, precision)

    assert upper + lower == pytest.approx(1)
    assert other_upper == pytest.approx(lower)


@given(TRIALS, SHARES, PRECISIONS)
def test_a_window_holds_at_least_nine_tenths(trials, share, precision):
    (low,), (high,) = bb.window(np.array([trials]), share, precision, 0.05)
    chances = bb.pmf_of(trials, share, precision)

    assert chances[int(low) : int(high) + 1].sum() >= 0.9 - 1e-9
    assert chances[int(low) + 1 : int(high)].sum() <= 0.9 + 1e-9


@given(st.integers(1, 2000), SHARES, st.floats(4, 1e3))
def test_a_sum_over_a_window_is_nearly_exact(trials, share, precision):
    size = np.array([float(trials)])
    low, high = bb.window(size, share, precision, 0.05)
    exact = bb.pmf_of(size[0], share, precision)[int(low[0]) : int(high[0]) + 1].sum()

    points, weights = bb.nodes_between(low, high)
    summed = np.exp(bb.log_pmf(points, size[:, None], share, precision)) * weights

    assert summed.sum() == pytest.approx(exact, rel=1e-3)
