from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.compare import compare
from matching.engine.descriptor import Descriptor
from matching.engine.gallery import Gallery
from matching.engine.params import DEFAULT
from matching.engine.search import Hit, search
from matching.engine.threshold import threshold_for
from tests.matching.engine.conftest import enrolled, pressed_again

EMPTY = Descriptor(np.zeros((0, 6), "u8"), np.zeros(0, "u8"), np.zeros((0, 3), "f4"))
EVERYONE = replace(DEFAULT, threshold=0.0, impostor_mean=0.0, candidates=100)
PEOPLE = range(1, 31)


def finger(person, position):
    """The number of an invented finger."""
    return 10 * person + position


@pytest.fixture(scope="module")
def gallery():
    """Thirty people with both thumbs."""
    return Gallery.build(
        (person, position, enrolled(finger(person, position)))
        for person in PEOPLE
        for position in (1, 6)
    )


def test_everyone_enrolled_is_found_by_one_finger(gallery):
    for person in PEOPLE:
        hits = search({6: pressed_again(finger(person, 6))}, gallery)

        assert [hit.person for hit in hits] == [person]


def test_nobody_is_found_by_a_stranger(gallery):
    assert search({1: pressed_again(401), 6: pressed_again(406)}, gallery) == []


def test_scores_are_summed_over_fingers(gallery):
    probes = {1: pressed_again(finger(4, 1)), 6: pressed_again(finger(4, 6))}

    hit = search(probes, gallery)[0]

    assert hit.per_finger == {p: compare(probes[p], enrolled(finger(4, p))) for p in (1, 6)}
    assert hit.score == sum(hit.per_finger.values())


@given(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))
def test_another_finger_never_lowers_a_score(person, other):
    small = Gallery.build([(person, 1, enrolled(finger(person, 1))),
                           (person, 6, enrolled(finger(person, 6)))])  # fmt: skip
    one = {1: pressed_again(finger(person, 1))}
    two = one | {6: pressed_again(finger(other, 6))}

    scores = [search(probes, small, EVERYONE)[0].score for probes in (one, two)]

    assert scores[1] >= scores[0]


def test_a_finger_is_compared_with_its_own_position_alone(gallery):
    assert search({6: pressed_again(finger(4, 1))}, gallery) == []
    assert search({2: pressed_again(finger(4, 1))}, gallery) == []


def test_a_print_of_an_unknown_finger_is_compared_with_all(gallery):
    hits = search({0: pressed_again(finger(4, 6))}, gallery)

    assert [hit.person for hit in hits] == [4]
    assert list(hits[0].per_finger) == [0]


def test_an_enrolled_print_of_an_unknown_finger_is_found_by_any():
    gallery = Gallery.build([(8, 0, enrolled(81)), (9, 3, enrolled(93))])

    assert [hit.person for hit in search({7: pressed_again(81)}, gallery)] == [8]


def test_who_was_enrolled_with_fewer_fingers_is_judged_by_these():
    gallery = Gallery.build([(1, 1, enrolled(11)), (2, 1, enrolled(21)), (2, 6, enrolled(26))])
    probes = {1: pressed_again(11), 6: pressed_again(16)}

    hits = search(probes, gallery)

    assert [hit.person for hit in hits] == [1]
    assert list(hits[0].per_finger) == [1]


def test_the_best_of_several_prints_of_a_finger_counts():
    once, twice = [(1, 1, enrolled(901))], [(1, 1, enrolled(901)), (1, 1, enrolled(11))]

    scores = [search({1: pressed_again(11)}, Gallery.build(rows), EVERYONE)[0].score
              for rows in (once, twice)]  # fmt: skip

    assert scores[0] < scores[1] == compare(pressed_again(11), enrolled(11))


def test_hits_come_best_first(gallery):
    hits = search({1: pressed_again(finger(4, 1))}, gallery, EVERYONE)

    scores = [hit.score for hit in hits]
    assert len(hits) == len(PEOPLE) and scores == sorted(scores, reverse=True)  # noqa: PT018
    assert hits[0].person == 4


@given(st.permutations([7, 3, 5, 900]))
def test_equal_scores_come_in_the_order_of_numbers(people):
    gallery = Gallery.build((person, 1, enrolled(11)) for person in people)

    hits = search({1: pressed_again(11)}, gallery)

    assert [hit.person for hit in hits] == [3, 5, 7, 900]


def test_the_order_of_enrollment_does_not_matter(gallery):
    backwards = Gallery.build(
        (person, position, enrolled(finger(person, position)))
        for person in reversed(PEOPLE)
        for position in (6, 1)
    )
    probes = {1: pressed_again(finger(9, 1)), 6: pressed_again(finger(9, 6))}

    assert search(probes, backwards, EVERYONE) == search(probes, gallery, EVERYONE)


def test_at_most_so_many_candidates_are_shown(gallery):
    few = replace(EVERYONE, candidates=3)
    probes = {1: pressed_again(finger(4, 1))}

    assert search(probes, gallery, few) == search(probes, gallery, EVERYONE)[:3]


def test_only_the_shortlist_is_compared(gallery):
    hits = search({1: pressed_again(finger(4, 1))}, gallery, replace(EVERYONE, shortlist=2))

    assert len(hits) == 2
    assert hits[0].person == 4


def test_no_probes_find_nobody(gallery):
    assert search({}, gallery) == []
    assert search({1: EMPTY}, gallery) == []


def test_nobody_is_found_where_nobody_is_enrolled():
    assert search({1: enrolled(1)}, Gallery()) == []


def test_a_hit_is_told_apart_by_its_content():
    assert Hit(1, 0.5, {1: 0.5}) == Hit(1, 0.5, {1: 0.5})


@given(st.integers(1, 9))
def test_the_threshold_rises_with_each_finger_but_less_than_in_step(fingers):
    assert threshold_for(fingers) < threshold_for(fingers + 1)
    assert threshold_for(fingers + 1) / (fingers + 1) < threshold_for(fingers) / fingers


def test_the_threshold_of_one_finger_is_the_parameter():
    assert threshold_for(1) == pytest.approx(DEFAULT.threshold)
    assert threshold_for(4) == pytest.approx(2 * DEFAULT.threshold + 2 * DEFAULT.impostor_mean)


def test_strangers_stay_below_the_threshold_however_many_their_fingers():
    scores = [compare(pressed_again(a), enrolled(b)) for a in range(20) for b in range(20, 40)]

    for fingers in (1, 2, 5, 10):
        assert np.reshape(scores[:400], (-1, fingers)).sum(axis=1).max() < threshold_for(fingers)
