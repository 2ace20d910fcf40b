import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.review import tails
from reports.statistics.review.heterogeneity import Heterogeneity

MODELS = st.builds(Heterogeneity, st.floats(0.2, 5), st.floats(1e-4, 2))
COUNTS = st.integers(0, 300)
EXPECTED = st.floats(0.01, 200)


@given(COUNTS, EXPECTED, MODELS)
def test_the_sides_sum_to_one(count, expected, model):
    upper, lower = (side([count], [expected], model) for side in (tails.upper, tails.lower))

    assert 0 < upper <= 1
    assert 0 < lower <= 1
    assert upper + lower == pytest.approx(1)


@given(COUNTS, EXPECTED, MODELS)
def test_one_event_more_is_more_surprising(count, expected, model):
    fewer, more = tails.upper([count, count + 1], [expected] * 2, model)

    assert more <= fewer


@given(COUNTS, EXPECTED, MODELS, st.floats(0.1, 10))
def test_only_the_product_of_mean_and_expectation_counts(count, expected, model, scale):
    scaled = Heterogeneity(model.mean / scale, model.dispersion)

    assert tails.upper([count], [expected * scale], scaled) == pytest.approx(
        tails.upper([count], [expected], model), rel=1e-6
    )


def test_by_hand():
    # Dispersion 1 is geometric: mean 1 gives 1/2, 1/4, 1/8 for 0, 1, 2 events.
    upper = tails.upper([0, 1, 2], [1, 1, 1], Heterogeneity(1.0, 1.0))

    assert upper == pytest.approx([0.75, 0.375, 0.1875])


def test_an_impossible_count_still_has_a_probability():
    assert tails.upper([1e6], [0.01], Heterogeneity(1.0, 1e-6))[0] == tails.LEAST


def test_nothing_expected_and_nothing_seen_is_no_surprise():
    model = Heterogeneity(1.0, 0.1)

    assert tails.upper([0], [0.0], model) == pytest.approx(0.5)
    assert tails.lower([0], [0.0], model) == pytest.approx(0.5)


def test_no_units_have_no_tails():
    assert tails.upper([], [], Heterogeneity(1.0, 0.1)).size == 0


def test_mid_p_values_of_the_model_are_uniform():
    rng = np.random.default_rng(1)
    expected = np.full(4000, 40.0)
    counts = rng.poisson(rng.gamma(10, 0.1, 4000) * expected)

    p = tails.upper(counts, expected, Heterogeneity(1.0, 0.1))

    assert np.histogram(p, 4, (0, 1))[0] / 4000 == pytest.approx(0.25, abs=0.03)
