import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reports.statistics.review.discoveries import q_values

# Benjamini and Hochberg 1995, section 3.1.
THEIR_OWN = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.0000,
]  # fmt: skip
P_VALUES = arrays(np.float64, st.integers(0, 30), elements=st.floats(0, 1))


def test_four_of_their_own_fifteen_are_rejected():
    q = q_values(THEIR_OWN)

    assert (q <= 0.05).sum() == 4
    assert q[:5] == pytest.approx([0.0015, 0.0030, 0.0095, 0.035625, 0.0603])


@given(P_VALUES)
def test_a_smaller_p_never_has_a_greater_q(p):
    q = q_values(p)[np.argsort(p)]

    assert (np.diff(q) >= 0).all()


@given(P_VALUES)
def test_q_is_a_probability_no_smaller_than_p(p):
    q = q_values(p)

    assert (q >= p * (1 - 1e-12)).all()
    assert (q <= 1).all()


@given(P_VALUES, st.randoms())
def test_the_order_of_the_tests_does_not_matter(p, random):
    turn = list(range(len(p)))
    random.shuffle(turn)

    assert np.array_equal(q_values(p[turn]), q_values(p)[turn])


@given(P_VALUES.filter(len), st.floats(0.001, 1))
def test_it_is_the_step_up_procedure(p, rate):
    ranked = np.sort(p)
    below = np.flatnonzero(ranked * len(p) / np.arange(1, len(p) + 1) <= rate)
    rejected = ranked <= ranked[below[-1]] if below.size else np.zeros(len(p), bool)

    assert (q_values(p) <= rate).sum() == rejected.sum()


def test_no_tests_have_no_q_values():
    assert q_values([]).size == 0


@pytest.mark.parametrize("p", [[-0.1], [1.1], [np.nan], [[0.5]]])
def test_what_is_no_probability_is_refused(p):
    with pytest.raises(ValueError, match="one row of numbers from 0 to 1"):
        q_values(p)
