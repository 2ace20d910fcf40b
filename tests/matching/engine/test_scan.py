from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.descriptor import Descriptor
from matching.engine.index import Index
from matching.engine.params import DEFAULT
from matching.engine.scan import scan
from tests.matching.engine import reference
from tests.matching.engine.conftest import enrolled, pressed_again

EMPTY = Descriptor(np.zeros((0, 6), "u8"), np.zeros(0, "u8"), np.zeros((0, 3), "f4"))
FINGERS = st.lists(st.integers(0, 9), min_size=1, max_size=5)


def part(descriptor, count):
    return Descriptor(
        descriptor.bits[:count], descriptor.valid[:count], descriptor.minutiae[:count]
    )


@pytest.mark.parametrize("count", [1, 7, 8, 9, 30])
def test_scores_are_those_of_the_slow_reference(count):
    gallery = [part(enrolled(finger), 5 * finger) for finger in range(7)]
    probe = part(pressed_again(3), count)

    scores = scan(probe, Index.build(gallery))

    expected = [reference.scan_score(probe, each, DEFAULT) for each in gallery]
    assert scores == pytest.approx(expected, abs=1 / 255 + 1e-3)


def test_the_reference_is_followed_with_other_parameters_too():
    params = replace(DEFAULT, scan_cylinders=12, scan_pairs=3)
    gallery = [enrolled(finger) for finger in range(4)]

    scores = scan(pressed_again(2), Index.build(gallery, params), params)

    expected = [reference.scan_score(pressed_again(2), each, params) for each in gallery]
    assert scores == pytest.approx(expected, abs=1 / 255 + 1e-3)


@given(FINGERS, FINGERS)
def test_a_template_scores_the_same_wherever_it_stands(first, second):
    both = Index.build([enrolled(finger) for finger in first + second])
    parts = [Index.build([enrolled(finger) for finger in some]) for some in (first, second)]

    scores = scan(pressed_again(1), both)

    assert scores.tolist() == [s for index in parts for s in scan(pressed_again(1), index)]


@given(st.integers(0, 40))
def test_the_mate_has_the_highest_score(finger):
    index = Index.build([enrolled(each) for each in range(41)])

    assert scan(pressed_again(finger), index).argmax() == finger


def test_a_print_has_the_full_score_against_itself():
    assert scan(enrolled(1), Index.build([enrolled(1)]))[0] > 0.99


def test_nothing_scores_nothing():
    index = Index.build([enrolled(1), EMPTY])

    assert scan(EMPTY, index).tolist() == [0, 0]
    assert scan(enrolled(1), index)[1] == 0
    assert scan(enrolled(1), Index.build([])).shape == (0,)


def test_a_mapped_index_scores_as_one_in_memory(tmp_path):
    index = Index.build([enrolled(finger) for finger in range(5)])
    index.save(tmp_path / "index")

    mapped = scan(pressed_again(2), Index.open(tmp_path / "index"))

    assert mapped.tolist() == scan(pressed_again(2), index).tolist()


def scores_of(finger):
    """Scan a gallery of ten, as a worker does."""
    index = Index.build([enrolled(each) for each in range(10)])
    return scan(pressed_again(finger), index).tolist()


def test_threads_side_by_side_get_the_same_scores():
    alone = [scores_of(finger) for finger in range(10)]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(scores_of, range(10))) == alone


def test_a_forked_worker_gets_the_same_scores():
    alone = scores_of(3)

    with get_context("fork").Pool(1) as pool:
        assert pool.apply(scores_of, (3,)) == alone
