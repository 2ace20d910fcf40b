"""Exact intervals: bounds, order, symmetry, and coverage counted by hand."""

from math import comb

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matching.proficiency.intervals import proportion

TOTALS = st.integers(1, 400)


@st.composite
def counts(draw):
    total = draw(TOTALS)
    return draw(st.integers(0, total)), total


@given(counts())
def test_the_rate_lies_within_its_interval_and_that_within_zero_and_one(pair):
    found = proportion(*pair)

    assert 0 <= found.low <= found.rate <= found.high <= 1
    assert found.low < found.high


@given(counts())
def test_one_more_error_never_lowers_a_bound(pair):
    count, total = pair
    assume(count < total)
    fewer, more = proportion(count, total), proportion(count + 1, total)

    assert fewer.low < more.low
    assert fewer.high <= more.high


@given(counts())
def test_errors_and_the_rest_have_mirrored_intervals(pair):
    count, total = pair
    errors, rest = proportion(count, total), proportion(total - count, total)

    assert errors.low == pytest.approx(1 - rest.high, abs=1e-9)
    assert errors.high == pytest.approx(1 - rest.low, abs=1e-9)


@given(counts(), st.integers(2, 6))
def test_the_same_share_of_more_pairs_has_a_narrower_interval(pair, times):
    count, total = pair
    few, many = proportion(count, total), proportion(count * times, total * times)

    assert many.high - many.low < few.high - few.low


@given(counts(), st.floats(0.5, 0.9), st.floats(0.91, 0.999))
def test_more_certainty_takes_a_wider_interval(pair, less, more):
    loose, strict = proportion(*pair, less), proportion(*pair, more)

    assert strict.low <= loose.low
    assert strict.high >= loose.high


def coverage(total: int, truth: float) -> float:
    """How often the interval of a sample holds the truth, summed over every sample there is."""
    return sum(
        comb(total, count) * truth**count * (1 - truth) ** (total - count)
        for count in range(total + 1)
        if proportion(count, total).low <= truth <= proportion(count, total).high
    )


@settings(max_examples=40)
@given(st.integers(1, 60), st.floats(0.0, 1.0))
def test_at_least_95_samples_of_100_hold_the_truth(total, truth):
    assert coverage(total, truth) >= 0.95 - 1e-9


# Clopper and Pearson's own bounds, as tables give them: no error in n is 1 - 0.025 ** (1 / n).
@pytest.mark.parametrize("total", [1, 5, 20, 100, 300])
def test_no_error_still_leaves_an_upper_bound(total):
    assert proportion(0, total).low == 0
    assert proportion(0, total).high == pytest.approx(1 - 0.025 ** (1 / total))


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(1, 10, 0.0025, 0.4450), (5, 10, 0.1871, 0.8129), (2, 20, 0.0123, 0.3170)],
)
def test_bounds_are_those_of_the_tables(count, total, low, high):
    found = proportion(count, total)

    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_of_nothing_nothing_is_known():
    found = proportion(0, 0)

    assert (found.rate, found.low, found.high) == (None, 0, 1)


@pytest.mark.parametrize("wrong", [(-1, 5), (6, 5), (1, 5, 0.0), (1, 5, 1.0)])
def test_counts_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match="no proportion"):
        proportion(*wrong)
