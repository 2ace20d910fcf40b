from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.compare import compare, compare_rows
from matching.engine.descriptor import Descriptor
from matching.engine.offsets import offsets_of
from matching.engine.params import DEFAULT
from tests.matching.engine import reference
from tests.matching.engine.conftest import enrolled, pressed_again

FINGERS = st.integers(0, 40)


def part(descriptor, count):
    return Descriptor(
        descriptor.bits[:count], descriptor.valid[:count], descriptor.minutiae[:count]
    )


@pytest.mark.parametrize("other", [0, 1, 2])
def test_a_score_is_that_of_the_slow_reference(other):
    probe, candidate = part(pressed_again(0), 20), part(enrolled(other), 24)

    score = compare(probe, candidate)

    assert score == pytest.approx(reference.compare_score(probe, candidate, DEFAULT), abs=2e-4)
    assert score > 0


def test_the_reference_is_followed_with_other_parameters_too():
    params = replace(DEFAULT, max_turn=0.4, relaxation_rounds=2, relaxation_weight=0.3,
                     distance_center=9.0, max_pairs=7)  # fmt: skip
    probe, candidate = part(pressed_again(5), 18), part(enrolled(5), 18)

    expected = reference.compare_score(probe, candidate, params)

    assert compare(probe, candidate, params) == pytest.approx(expected, abs=2e-4)


@given(FINGERS, FINGERS)
def test_scores_are_shares(first, second):
    assert 0 <= compare(pressed_again(first), enrolled(second)) <= 1


@given(FINGERS, FINGERS)
def test_the_same_prints_always_have_the_same_score(first, second):
    scores = {compare(pressed_again(first), enrolled(second)) for _ in range(3)}

    assert len(scores) == 1


@given(FINGERS, FINGERS)
def test_exchanging_the_prints_hardly_matters(first, second):
    score = compare(pressed_again(first), enrolled(second))

    assert compare(enrolled(second), pressed_again(first)) == pytest.approx(score, abs=0.02)


@given(FINGERS, FINGERS.filter(lambda finger: finger > 0))
def test_prints_of_one_finger_outscore_those_of_two(finger, further):
    own = compare(pressed_again(finger), enrolled(finger))

    assert own > 3 * compare(pressed_again(finger), enrolled(finger + further))


@given(FINGERS)
def test_a_print_is_most_like_itself(finger):
    itself = compare(enrolled(finger), enrolled(finger))

    assert itself >= compare(pressed_again(finger), enrolled(finger))
    assert itself > 0.4


@pytest.mark.parametrize("count", [0, 1])
def test_prints_of_hardly_any_cylinders_score_nothing(count):
    assert compare(part(enrolled(1), count), enrolled(1)) == 0
    assert compare(enrolled(1), part(enrolled(1), count)) == 0


def test_prints_turned_too_far_score_nothing(descriptor):
    away = descriptor.minutiae.copy()
    away[:, 2] = np.where(away[:, 2] > 0, 0.5, -0.5)
    opposite = away.copy()
    opposite[:, 2] -= np.copysign(np.pi, away[:, 2])
    here = Descriptor(descriptor.bits, descriptor.valid, np.abs(away))
    there = Descriptor(descriptor.bits, descriptor.valid, -np.abs(opposite))

    assert compare(here, there) == 0


def test_rows_of_a_store_score_as_single_prints_do():
    prints = [enrolled(finger) for finger in range(6)]
    store = tuple(
        np.concatenate([getattr(each, name) for each in prints])
        for name in ("bits", "valid", "minutiae")
    )
    rows = np.array([4, 0, 4])

    scores = compare_rows(pressed_again(4), store, offsets_of([len(p) for p in prints]), rows)

    assert scores.tolist() == [compare(pressed_again(4), prints[row]) for row in rows]


def test_no_rows_have_no_scores():
    store = (enrolled(1).bits, enrolled(1).valid, enrolled(1).minutiae)

    scores = compare_rows(enrolled(1), store, np.array([0, len(enrolled(1))]), np.zeros(0, int))

    assert scores.shape == (0,)
