import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.params import DEFAULT
from matching.engine.relaxation import (
    NEGLIGIBLE,
    best_mean,
    compatibility,
    lay_out,
    logistic,
    relax,
    relaxation_numbers,
)
from matching.engine.similarity import size_of, turn_between
from tests.matching.engine import reference

NUMBERS = relaxation_numbers(DEFAULT)
ANGLES = st.floats(-3.14, 3.14)
MINUTIAE = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), ANGLES), min_size=2, max_size=2, unique=True
).filter(lambda two: two[0][:2] != two[1][:2])


@given(MINUTIAE, MINUTIAE)
def test_two_pairs_fit_as_the_slow_reference_says(ours, theirs):
    ours, theirs = np.array(ours, np.float32), np.array(theirs, np.float32)
    pairs = np.array([[0, 0], [1, 1]])

    close = compatibility(lay_out(ours, theirs, pairs), 1, 0, NUMBERS)

    expected = reference.fit(ours, theirs, (1, 1), (0, 0), DEFAULT)
    assert close == pytest.approx(expected, abs=1e-4)


@given(MINUTIAE, ANGLES, st.integers(-50, 50))
def test_a_turned_and_moved_print_fits_perfectly(minutiae, turn, shift):
    ours = np.array(minutiae, np.float32)
    rows, columns, angles = ours.T
    cosine, sine = math.cos(turn), math.sin(turn)
    turned = [
        cosine * rows - sine * columns + shift,
        sine * rows + cosine * columns,
        angles + turn,
    ]
    theirs = np.stack(turned, axis=1).astype(np.float32)

    close = compatibility(lay_out(ours, theirs, np.array([[0, 0], [1, 1]])), 1, 0, NUMBERS)

    assert close > 0.99


@given(ANGLES, ANGLES)
def test_turns_are_between_minus_pi_and_pi(first, second):
    turn = turn_between(first, second)

    assert -math.pi <= turn < math.pi
    assert math.cos(turn) == pytest.approx(math.cos(first - second), abs=1e-9)
    assert size_of(first - second) == pytest.approx(abs(turn), abs=1e-9)


def test_logistics_are_half_at_their_center():
    assert logistic(5.0, 5.0, -1.6) == 0.5
    assert logistic(0.0, 5.0, -1.6) > 0.99
    assert logistic(12.0, 5.0, -1.6) < NEGLIGIBLE


def test_limits_are_where_a_logistic_is_negligible():
    for term in range(3):
        center, slope = NUMBERS[2 * term], NUMBERS[2 * term + 1]
        assert logistic(NUMBERS[6 + term], center, slope) == pytest.approx(NEGLIGIBLE)


def test_without_rounds_the_score_is_the_mean_similarity():
    first, places = np.array([0.9, 0.6]), np.zeros((2, 5))

    assert relax(first, places, NUMBERS, 0, 2) == pytest.approx(0.75)


def test_pairs_that_fit_nothing_fade():
    places = np.array([[0, 0, 0, 0, 0], [0, 50, 0, 99, 0]], float)
    first = np.array([0.8, 0.8])

    score = relax(first, places, NUMBERS, 5, 2)

    assert score == pytest.approx(0.8 * DEFAULT.relaxation_weight**5)


def test_no_pairs_score_nothing():
    assert relax(np.zeros(0), np.zeros((0, 5)), NUMBERS, 5, 4) == 0


def test_missing_pairs_count_as_nothing():
    score, first = np.array([0.5, 0.4]), np.array([0.5, 0.8])

    assert best_mean(score, first, 1) == 0.5
    assert best_mean(score, first, 4) == pytest.approx(0.9 / 4)


def test_the_weight_is_the_last_number():
    assert relaxation_numbers(replace(DEFAULT, relaxation_weight=0.25))[-1] == 0.25
