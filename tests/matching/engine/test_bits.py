import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matching.engine.bits import disc, gather, spread

WORDS = arrays(np.uint64, st.tuples(st.integers(0, 9), st.integers(1, 6)))


@given(WORDS)
def test_words_come_back_from_their_bits(words):
    assert np.array_equal(gather(spread(words)), words)


@given(WORDS)
def test_spreading_keeps_the_number_of_bits(words):
    assert spread(words).sum() == np.bitwise_count(words).sum()


def test_bit_zero_comes_first():
    bits = spread(np.array([[1, 1 << 63]], np.uint64))

    assert bits[0, 0, 0] == 1
    assert bits[0, 1, 63] == 1
    assert bits.sum() == 2


def test_the_disc_lacks_three_cells_in_each_corner():
    missing = sorted(set(range(64)) - set(disc().tolist()))

    assert missing == [0, 1, 6, 7, 8, 15, 48, 55, 56, 57, 62, 63]
