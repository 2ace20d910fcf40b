from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.bits import disc, gather
from matching.engine.compare import compare
from matching.engine.descriptor import Descriptor
from matching.engine.params import DEFAULT
from matching.engine.similarity import local_similarity
from tests.matching.engine import reference


def random_print(seed, count=6, valid_share=0.8, bit_share=0.2):
    """Cylinders of random bits, of which some cells are not valid."""
    rng = np.random.default_rng(seed)
    cells = np.zeros((count, 7, 64), np.uint8)
    cells[:, 6, disc()] = rng.random((count, 52)) < valid_share
    cells[:, :6, disc()] = rng.random((count, 6, 52)) < bit_share
    words = gather(cells & cells[:, 6:])
    where = rng.uniform((0, 0, -3.14), (200, 200, 3.14), (count, 3))
    return Descriptor(words[:, :6], words[:, 6], where.astype(np.float32))


def table(probe, candidate, params):
    similarity = np.empty((len(probe), len(candidate)), np.float32)
    limits = params.max_turn, params.min_common_cells * 52
    ours, theirs = ((each.bits, each.valid, each.minutiae) for each in (probe, candidate))
    local_similarity(*ours, *theirs, *limits, similarity)
    return similarity


@given(st.integers(0, 10**6), st.floats(0.5, 1), st.floats(0, 3.2), st.floats(0, 1))
def test_similarities_are_those_of_the_slow_reference(seed, share, turn, cells):
    params = replace(DEFAULT, max_turn=turn, min_common_cells=cells)
    probe, candidate = random_print(seed, 3, share), random_print(seed + 1, 4, share)

    similarity = table(probe, candidate, params)

    for i in range(3):
        for j in range(4):
            expected = reference.similar(probe, i, candidate, j, params)
            assert similarity[i, j] == pytest.approx(expected, abs=1e-6)


@given(st.integers(0, 10**6))
def test_similarity_is_the_same_either_way(seed):
    first, second = random_print(seed), random_print(seed + 1)

    assert np.array_equal(table(first, second, DEFAULT), table(second, first, DEFAULT).T)


@given(st.integers(0, 10**6))
def test_a_cylinder_is_wholly_like_itself(seed):
    same = table(random_print(seed, valid_share=1.0), random_print(seed, valid_share=1.0), DEFAULT)

    assert np.diag(same).tolist() == [1.0] * 6


def test_cylinders_without_bits_are_like_nothing():
    blank = random_print(1, bit_share=0.0)

    assert not table(blank, blank, DEFAULT).any()


def test_cylinders_with_too_few_common_cells_are_like_nothing():
    half = random_print(1, valid_share=0.3)

    assert not table(half, half, DEFAULT).any()


@given(st.integers(0, 10**6), st.integers(2, 9), st.integers(2, 9))
def test_random_prints_score_as_the_slow_reference_says(seed, ours, theirs):
    probe, candidate = random_print(seed, ours), random_print(seed + 1, theirs)

    score = compare(probe, candidate)

    assert score == pytest.approx(reference.compare_score(probe, candidate, DEFAULT), abs=2e-4)
