import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matching.engine.pairing import STEPS, pair_counts, pair_greedily
from matching.engine.params import DEFAULT
from tests.matching.engine import reference

TABLES = arrays(
    np.float32,
    st.tuples(st.integers(1, 7), st.integers(1, 7)),
    elements=st.floats(0, 1, width=32),
)


def paired(similarity):
    order = np.zeros(similarity.size, np.int64)
    pairs = np.zeros((len(similarity), 2), np.int64)
    count = pair_greedily(similarity, order, np.zeros(STEPS + 1, np.int64), pairs)
    return [tuple(pair) for pair in pairs[:count].tolist()]


@given(TABLES)
def test_pairs_are_those_of_the_slow_reference(similarity):
    assert paired(similarity) == reference.greedy(similarity.tolist())


@given(TABLES)
def test_every_cylinder_is_paired_once_at_most(similarity):
    pairs = paired(similarity)

    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@given(TABLES)
def test_what_is_not_similar_is_not_paired(similarity):
    assert all(similarity[i, j] > 0 for i, j in paired(similarity))


@given(TABLES)
def test_the_most_similar_come_first(similarity):
    steps = [int(float(similarity[i, j]) * (STEPS - 1)) for i, j in paired(similarity)]

    assert steps == sorted(steps, reverse=True)


def test_equal_similarities_are_taken_in_the_order_of_rows():
    assert paired(np.full((2, 3), 0.5, np.float32)) == [(0, 0), (1, 1)]


def test_the_number_of_pairs_grows_with_the_print():
    counts = pair_counts(DEFAULT)

    assert counts[0] == DEFAULT.min_pairs
    assert counts[-1] == DEFAULT.max_pairs
    assert counts[20] == 8
    assert (np.diff(counts) >= 0).all()
    assert len(counts) == DEFAULT.max_cylinders + 1


def test_the_number_of_pairs_is_that_of_the_slow_reference():
    counts = pair_counts(DEFAULT)

    assert counts.tolist() == [reference.wanted_pairs(n, DEFAULT) for n in range(129)]
