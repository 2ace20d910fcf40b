import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.bits import disc, spread
from matching.engine.compare import compare
from matching.engine.index import Index
from matching.engine.permutation import permute
from matching.engine.scan import scan
from tests.matching.engine.conftest import enrolled, pressed_again

KEYS = st.binary(min_size=16, max_size=40)
FINGERS = st.integers(0, 20)


@given(KEYS, FINGERS, FINGERS)
def test_one_key_keeps_every_score_exactly(key, finger, other):
    probe, candidate = permute(pressed_again(finger), key), permute(enrolled(other), key)

    assert compare(probe, candidate) == compare(pressed_again(finger), enrolled(other))
    plain = scan(pressed_again(finger), Index.build([enrolled(other)]))
    assert np.array_equal(scan(probe, Index.build([candidate])), plain)


@given(st.lists(KEYS, min_size=2, max_size=2, unique=True), FINGERS)
def test_two_keys_make_mates_strangers(keys, finger):
    own = Index.build([permute(enrolled(finger), keys[0])])
    probe = permute(pressed_again(finger), keys[1])

    with_key = scan(permute(pressed_again(finger), keys[0]), own)[0]

    assert scan(probe, own)[0] < 0.75 * with_key
    assert compare(probe, permute(enrolled(finger), keys[0])) < 0.8 * compare(
        pressed_again(finger), enrolled(finger)
    )


@given(KEYS, FINGERS)
def test_the_same_key_gives_the_same_bits(key, finger):
    first, second = (permute(enrolled(finger), key) for _ in range(2))

    assert np.array_equal(first.bits, second.bits)
    assert np.array_equal(first.valid, second.valid)


@given(KEYS)
def test_bits_stay_in_the_disc_and_keep_their_number(key):
    permuted = permute(enrolled(2), key)
    outside = np.delete(np.arange(64), disc())

    assert not spread(permuted.bits)[:, :, outside].any()
    assert (
        np.bitwise_count(permuted.bits).sum(axis=1).tolist()
        == np.bitwise_count(enrolled(2).bits).sum(axis=1).tolist()
    )


@given(KEYS)
def test_a_permutation_moves_nearly_every_bit(key):
    before, after = enrolled(2).bits, permute(enrolled(2), key).bits

    shared = np.bitwise_count(before & after).sum() / np.bitwise_count(before).sum()

    assert shared < 0.5


def test_minutiae_stay_as_they_are():
    assert np.array_equal(permute(enrolled(2), bytes(16)).minutiae, enrolled(2).minutiae)


def test_short_keys_are_refused():
    with pytest.raises(ValueError, match="16 bytes"):
        permute(enrolled(2), bytes(15))


def test_the_permutation_of_a_key_never_changes():
    permuted = permute(enrolled(2), b"a key of a gallery")

    cell = spread(permuted.valid[:, None])[:, 0].sum(axis=0)

    assert sorted(cell) == sorted(spread(enrolled(2).valid[:, None])[:, 0].sum(axis=0))
    assert permuted.to_bytes() == permute(enrolled(2), b"a key of a gallery").to_bytes()
