import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.smooth import smooth_field


@given(st.integers(8, 90), st.integers(8, 90), st.floats(2, 40), st.integers(0, 99))
def test_a_field_has_mean_zero_and_spread_one(height, width, spacing, seed):
    field = smooth_field(np.random.default_rng(seed), (height, width), spacing)

    assert field.shape == (height, width)
    assert field.mean() == pytest.approx(0, abs=1e-3)
    assert field.std() == pytest.approx(1, abs=1e-3)


def test_wider_spacing_is_smoother():
    steps = [
        np.abs(np.diff(smooth_field(np.random.default_rng(1), (200, 200), spacing))).mean()
        for spacing in (3, 10, 40)
    ]

    assert steps[0] > 2 * steps[1] > 4 * steps[2]


def test_a_field_is_drawn_from_the_generator_alone():
    first, second = (smooth_field(np.random.default_rng(4), (50, 40), 9) for _ in range(2))

    assert np.array_equal(first, second)
