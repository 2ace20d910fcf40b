from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.descriptor import Descriptor
from matching.engine.index import FULL, Index, weigh, words
from matching.engine.params import DEFAULT
from tests.matching.engine.conftest import enrolled

EMPTY = Descriptor(np.zeros((0, 6), "u8"), np.zeros(0, "u8"), np.zeros((0, 3), "f4"))


def equal(first, second):
    names = ("planes", "weights", "offsets")
    return all(np.array_equal(getattr(first, name), getattr(second, name)) for name in names)


def test_an_index_comes_back_from_its_folder(tmp_path):
    index = Index.build([enrolled(1), EMPTY, enrolled(2)])

    index.save(tmp_path / "index")
    back = Index.open(tmp_path / "index")

    assert equal(back, index)
    assert not back.planes.flags.writeable


@given(st.lists(st.integers(0, 5), max_size=4), st.lists(st.integers(0, 5), max_size=4))
def test_joining_indexes_is_indexing_all(first, second):
    parts = [Index.build([enrolled(each) for each in some]) for some in (first, second)]

    whole = Index.build([enrolled(each) for each in first + second])

    assert equal(Index.join(parts), whole)
    assert len(whole) == len(first + second)


@given(st.lists(st.integers(0, 5), max_size=6))
def test_taking_rows_is_indexing_these(rows):
    index = Index.build([enrolled(each) for each in range(6)])

    taken = index.take(np.array(rows, np.int64))

    assert equal(taken, Index.build([enrolled(each) for each in rows]))


def test_five_words_keep_every_bit():
    packed = words(enrolled(4))

    assert packed.shape == (min(len(enrolled(4)), 64), 5)
    assert np.array_equal(
        np.bitwise_count(packed).sum(axis=1), np.bitwise_count(enrolled(4).bits[:64]).sum(axis=1)
    )


def test_common_bits_are_the_same_packed():
    ours, theirs = enrolled(4), enrolled(5)

    packed = np.bitwise_count(words(ours)[:, None] & words(theirs)[None]).sum(axis=2)

    plain = np.bitwise_count(ours.bits[:, None] & theirs.bits[None]).sum(axis=2)
    assert np.array_equal(packed, plain[:64, :64])


def test_only_the_cylinders_with_most_bits_are_indexed():
    few = Index.build([enrolled(1)], replace(DEFAULT, scan_cylinders=10))

    assert few.offsets.tolist() == [0, 10]
    assert np.array_equal(few.planes.T, words(enrolled(1))[:10])


def test_weights_are_one_over_the_root_of_the_bits():
    packed = np.array([[1, 0, 0, 0, 0], [3, 1, 0, 0, 1], [0, 0, 0, 0, 0]], np.uint64)

    assert weigh(packed).tolist() == [FULL, round(FULL / 2), FULL]


def test_a_template_of_64_cylinders_takes_less_than_three_kilobytes():
    cylinders = [Descriptor(np.ones((64, 6), "u8"), np.ones(64, "u8"), np.zeros((64, 3), "f4"))]

    assert Index.build(cylinders * 100).nbytes / 100 < 2_800


def test_an_empty_index_has_no_templates(tmp_path):
    Index.build([]).save(tmp_path / "index")

    assert len(Index.open(tmp_path / "index")) == 0
    assert len(Index.join([])) == 0


@pytest.mark.parametrize(
    ("planes", "offsets"), [((4, 3), [0, 3]), ((5, 2), [0, 3]), ((5, 3), [0, 2]), ((5, 3), [3, 0])]
)
def test_arrays_that_do_not_fit_are_refused(planes, offsets):
    with pytest.raises(ValueError, match=r"five planes|offsets"):
        Index(np.zeros(planes, "u8"), np.zeros(3, "u2"), np.array(offsets))


def test_a_damaged_index_is_refused(tmp_path):
    Index.build([enrolled(1)]).save(tmp_path / "index")
    np.save(tmp_path / "index" / "offsets.npy", np.array([0, 7]))

    with pytest.raises(ValueError, match="offsets"):
        Index.open(tmp_path / "index")
