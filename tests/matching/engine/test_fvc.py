import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.fvc import (
    eer,
    error_rates,
    first_impostor_pairs,
    fnmr_at,
    genuine_pairs,
    impostor_pairs,
    rank_one,
    threshold_at,
)

SCORES = st.lists(st.integers(0, 20), min_size=1, max_size=40)
FINGERS = {finger: [(finger, press) for press in range(1, 9)] for finger in range(101, 111)}


def test_a_set_has_as_many_pairs_as_the_protocol_says():
    assert len(genuine_pairs(FINGERS)) == 280
    assert len(impostor_pairs(FINGERS)) == 2880
    assert len(first_impostor_pairs(FINGERS)) == 45


def test_pairs_are_of_one_finger_or_of_two():
    assert all(first[0] == second[0] for first, second in genuine_pairs(FINGERS))
    assert all(first[0] != second[0] for first, second in impostor_pairs(FINGERS))
    assert all(first[1] == second[1] == 1 for first, second in first_impostor_pairs(FINGERS))


@pytest.mark.parametrize("pairs_of", [genuine_pairs, impostor_pairs, first_impostor_pairs])
def test_no_pair_comes_twice_or_the_other_way_round(pairs_of):
    pairs = [frozenset(pair) for pair in pairs_of(FINGERS)]

    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)


@given(SCORES, SCORES)
def test_rates_are_those_counted_by_hand(genuine, impostor):
    for threshold, missed, matched in zip(*error_rates(genuine, impostor), strict=True):
        assert missed == pytest.approx(sum(s < threshold for s in genuine) / len(genuine))
        assert matched == pytest.approx(sum(s >= threshold for s in impostor) / len(impostor))


@given(SCORES, SCORES)
def test_no_threshold_makes_both_rates_lower_than_the_equal_error_rate(genuine, impostor):
    _, missed, matched = error_rates(genuine, impostor)

    rate = eer(genuine, impostor)

    assert 0 <= rate <= np.maximum(missed, matched).min() + 1e-12


@given(SCORES, SCORES, st.integers(1, 9), st.integers(-9, 9))
def test_only_the_order_of_scores_matters(genuine, impostor, stretch, shift):
    moved = [[stretch * score + shift for score in scores] for scores in (genuine, impostor)]

    assert eer(*moved) == eer(genuine, impostor)


def test_scores_that_never_overlap_have_no_errors():
    assert eer([5, 6, 7], [1, 2, 3]) == 0
    assert fnmr_at([5, 6, 7], [1, 2, 3], 0.0) == 0


def test_scores_that_are_always_wrong_have_only_errors():
    assert eer([1, 2], [5, 6]) == 1


def test_scores_that_tell_nothing_are_half_wrong():
    assert eer([1, 2, 3, 4], [1, 2, 3, 4]) == pytest.approx(0.5)


def test_an_equal_error_rate_worked_by_hand():
    genuine = [3, 6, 7, 8, 9, 9, 9, 9, 9, 9]
    impostor = [1, 1, 2, 2, 2, 3, 3, 4, 4, 7]

    assert eer(genuine, impostor) == pytest.approx(0.1)


@given(SCORES, st.floats(0, 1))
def test_at_most_the_allowed_share_of_impostors_exceeds_the_threshold(impostor, fmr):
    threshold = threshold_at(impostor, fmr)

    assert (np.array(impostor) > threshold).mean() <= fmr


@given(SCORES, SCORES)
def test_fewer_mates_are_missed_where_more_impostors_are_allowed(genuine, impostor):
    rates = [fnmr_at(genuine, impostor, fmr) for fmr in (0.0, 0.01, 0.1, 0.5, 1.0)]

    assert rates == sorted(rates, reverse=True)
    assert rates[-1] == 0


@pytest.mark.parametrize(("genuine", "impostor"), [([], [1]), ([1], []), ([], [])])
def test_rates_of_nothing_are_refused(genuine, impostor):
    with pytest.raises(ValueError, match="at least one"):
        eer(genuine, impostor)


def test_rank_one_counts_mates_that_stand_alone_at_the_top():
    scores = [[9, 1, 1], [2, 5, 5], [0, 8, 7], [1, 2, 3]]

    assert rank_one(scores, [0, 1, 2, 2]) == 0.5
