"""Two at once: a lock and an answer, two who start, a release and a lock; each on a connection."""

from functools import partial

import pytest

from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.rounds.models import Review
from reports.committee.rounds.releasing import release_review
from reports.committee.rounds.review_refusals import StaysLocked
from reports.committee.rounds.reviewing import lock_review, save_answers, start_reviews
from tests.matching.test_races import together
from tests.reports.committee.rounds import way
from tests.reports.committee.worlds import inside

pytestmark = pytest.mark.usefixtures("committed")
REFUSALS = (TransitionRefused, AccessDenied, StaysLocked)


def tried(call):
    """Whether a call was taken."""

    def attempt() -> bool:
        try:
            call()
        except REFUSALS:
            return False
        return True

    return attempt


def test_of_two_who_start_a_round_one_does(drawn, sybil, chief):
    def by(person):
        return tried(partial(inside, start_reviews, round_id=drawn.pk, by=person, at=way.START))

    assert sorted(together(by(sybil), by(chief))) == [False, True]
    assert len(way.reviews_of(drawn)) == 24


@pytest.mark.parametrize("again", range(3))
def test_an_answer_comes_before_the_lock_or_not_at_all(again, reviewing):
    review, asked = way.reviews_of(reviewing)[0], way.questions(reviewing)
    on = {"review_id": review.pk, "by": review.term.person, "at": way.WRITTEN}
    inside(save_answers, given=way.given_by(review, asked, way.first), **on)
    second = {asked[0].pk: (asked[0].answers[1][0], "")}

    is_locked, is_saved = together(
        tried(partial(inside, lock_review, **on)),
        tried(partial(inside, save_answers, given=second, **on)),
    )

    place = 1 if is_saved else 0
    assert is_locked
    assert way.answers_of(review)[1] == asked[0].answers[place][0]


@pytest.mark.parametrize("again", range(3))
def test_a_review_is_locked_or_taken_back(again, reviewing, sybil):
    review, asked = way.reviews_of(reviewing)[0], way.questions(reviewing)
    on = {"review_id": review.pk, "at": way.WRITTEN}
    inside(
        save_answers,
        given=way.given_by(review, asked, way.first),
        by=review.term.person,
        **on,
    )

    done = together(
        tried(partial(inside, lock_review, by=review.term.person, **on)),
        tried(partial(inside, release_review, by=sybil, **on)),
    )

    assert sorted(done) == [False, True]
    state = inside(Review.objects.get, pk=review.pk).status
    assert state == ("LOCKED" if done[0] else "RELEASED")
