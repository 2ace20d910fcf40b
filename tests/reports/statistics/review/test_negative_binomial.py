import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from reports.statistics.review import negative_binomial as nb

MEANS = st.floats(0.01, 500)
SPREADS = st.floats(1e-6, 20)
COUNTS = np.arange(60.0)


@given(MEANS, SPREADS)
def test_it_agrees_with_scipy(mean, spread):
    theirs = stats.nbinom(1 / spread, 1 / (1 + spread * mean))

    assert np.exp(nb.log_pmf(COUNTS, mean, spread)) == pytest.approx(
        theirs.pmf(COUNTS), rel=1e-6, abs=1e-300
    )
    assert nb.below(COUNTS, mean, spread) == pytest.approx(theirs.cdf(COUNTS), rel=1e-6)


@given(MEANS, SPREADS)
def test_above_and_below_are_all(mean, spread):
    total = nb.above(COUNTS, mean, spread) + nb.below(COUNTS, mean, spread)

    assert total == pytest.approx(1)


@given(MEANS, SPREADS, st.floats(0.01, 0.99))
def test_a_quantile_is_the_first_count_that_suffices(mean, spread, share):
    count = nb.quantile(share, np.array(mean), spread)

    assert nb.below(count, mean, spread) >= share - 1e-9
    assert nb.below(count - 1, mean, spread) <= share + 1e-9


def test_almost_no_dispersion_is_poisson():
    assert nb.log_pmf(COUNTS, 20.0, 1e-8) == pytest.approx(
        stats.poisson.logpmf(COUNTS, 20), abs=1e-4
    )


def test_a_far_tail_keeps_its_digits():
    far = nb.above(np.array(400.0), np.array(20.0), 0.05)

    assert 0 < far < 1e-50
    assert far == pytest.approx(stats.nbinom.sf(400, 20, 0.5), rel=1e-6)


def test_nothing_below_zero_and_nothing_above_zero_of_no_mean():
    assert nb.below(np.array(-1.0), np.array(5.0), 0.1) == 0
    assert nb.above(np.array(0.0), np.array(0.0), 0.1) == 0
