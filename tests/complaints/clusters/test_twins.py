"""Complaints that say the same are found by their sketches, which hold no word."""

import pytest

from complaints.clusters.keeping import forget_sketch, sketch_new
from complaints.clusters.models import Sketch
from complaints.clusters.selectors import likely_twins
from complaints.vault.keys import destroy_keys
from portal.jurisdictions import scope
from tests.complaints.casework.conftest import MONDAY, recuse

STORY = (
    "They kept my brother for four days after the judge had let him go, and nobody told us why. "
    "When my mother asked at the desk they laughed and sent her home in the rain, twice."
)
OTHER = "The nurse would not give me my insulin for two nights although I had shown the paper."


def read(call, *args):
    with scope.within(scope.complaints()):
        return call(*args)


def found(complaint, user) -> list:
    return [twin.complaint for twin in read(likely_twins, complaint, user)]


@pytest.fixture
def tell(bring):
    def make(words, **fields):
        return bring(content={"words": words}, **fields)

    return make


def test_what_says_the_same_is_found_that_of_the_same_place_and_topic_first(
    tell, ingrid, lakeside
):
    one, elsewhere = tell(STORY), tell(STORY, jurisdiction=lakeside)
    here, other = tell(f"{STORY} And then they did it again."), tell(OTHER)
    assert sketch_new(at=MONDAY) == 4

    assert found(one, ingrid) == [here, elsewhere]
    assert found(other, ingrid) == []


def test_who_may_not_read_one_does_not_find_it(tell, ingrid, inez):
    one, other = tell(STORY), tell(STORY)
    sketch_new(at=MONDAY)
    recuse(complaint_id=other.pk, user=ingrid, by=inez, at=MONDAY)

    assert (found(one, ingrid), found(one, inez)) == ([], [other])


def test_each_is_sketched_once_and_one_without_words_too(tell, bring):
    tell(STORY), bring(content=None), bring(content={"words": {"words": STORY}})

    assert [sketch_new(at=MONDAY), sketch_new(at=MONDAY)] == [3, 0]
    assert sorted(len(one.values) for one in read(lambda: list(Sketch.objects.all()))) == [
        0, 256, 256,
    ]  # fmt: skip


def test_a_sketch_holds_no_word_and_is_forgotten(tell, ingrid):
    one, other = tell(STORY), tell(STORY)
    sketch_new(at=MONDAY)
    kept = read(lambda: bytes(Sketch.objects.get(complaint=one).values))
    assert not any(word.encode() in kept for word in STORY.split() if len(word) > 2)

    read(forget_sketch, one.pk)

    assert (found(one, ingrid), found(other, ingrid)) == ([], [])


def test_a_new_root_key_makes_them_anew(tell, ingrid, settings):
    one, other = tell(STORY), tell(STORY)
    sketch_new(at=MONDAY)
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, bytes(range(1, 33))]
    destroy_keys(other.pk)

    assert sketch_new(at=MONDAY) == 2

    assert found(one, ingrid) == []
    assert sketch_new(at=MONDAY) == 0


def test_two_queries_find_them(tell, ingrid, django_assert_num_queries):
    one = tell(STORY)
    for _ in range(4):
        tell(STORY)
    sketch_new(at=MONDAY)

    with scope.within(scope.complaints()), django_assert_num_queries(2):
        assert len(likely_twins(one, ingrid)) == 4
