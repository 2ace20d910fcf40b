"""The exact interval of a count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from reports.publication.intervals import exact_interval


@given(count=st.integers(0, 5000))
def test_each_limit_leaves_a_twentieth_beyond_it(count):
    low, high = exact_interval(count)

    assert stats.poisson.cdf(count, high) == pytest.approx(0.05)
    if count:
        assert stats.poisson.sf(count - 1, low) == pytest.approx(0.05)
    assert low <= count <= high


def test_nothing_may_still_have_been_up_to_three():
    assert exact_interval(0) == (0.0, pytest.approx(2.995732))
