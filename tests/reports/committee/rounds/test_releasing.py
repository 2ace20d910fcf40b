"""A review is taken from who must keep away or left, and nobody else can tell."""

from collections import Counter
from functools import partial

import pytest

from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.rounds.models import Review
from reports.committee.rounds.releasing import give_up_barred, release_barred, release_review
from reports.committee.rounds.review_refusals import StaysLocked
from reports.committee.seats.interests import end_interest
from reports.committee.seats.services import resign
from tests.reports.committee.rounds import way
from tests.reports.committee.worlds import inside


def on(round_, by, at=way.WRITTEN):
    return {"round_id": round_.pk, "by": by, "at": at}


def now(review):
    return inside(Review.objects.get, pk=review.pk)


def test_the_case_of_who_must_keep_away_goes_to_somebody_who_never_had_it(
    reviewing, lakeside, sybil
):
    review = way.of_lakeside(reviewing)
    had = {one.term_id for one in way.reviews_of(reviewing, case=review.case_id)}
    way.declares(review.term.person, lakeside)

    count = inside(release_barred, **on(reviewing, sybil))

    assert count >= 1
    assert now(review).status == "RELEASED"
    new = way.reviews_of(reviewing, case=review.case_id, status="OPEN", letter=review.letter)
    assert len(new) == 1
    assert new[0].term_id not in had


def test_a_case_keeps_its_letters_when_it_changes_hands(reviewing, lakeside, sybil):
    review = way.of_lakeside(reviewing)
    way.declares(review.term.person, lakeside)
    inside(release_barred, **on(reviewing, sybil))

    active = way.reviews_of(reviewing, status="OPEN")

    letters = Counter(one.case_id for one in active)
    assert set(letters.values()) == {2}
    assert {one.letter for one in active} == {"A", "B"}


def test_who_comes_to_the_list_gives_barred_cases_up_for_good(reviewing, lakeside):
    review = way.of_lakeside(reviewing)
    person = review.term.person
    interest = way.declares(person, lakeside)

    count = inside(give_up_barred, by=person, at=way.WRITTEN)
    inside(end_interest, interest_id=interest.pk, by=person, at=way.BESIDE)

    assert count >= 1
    assert now(review).status == "RELEASED"
    assert inside(give_up_barred, by=person, at=way.BESIDE) == 0


def test_who_need_not_keep_away_gives_nothing_up(reviewing, mina, sybil):
    assert inside(give_up_barred, by=mina, at=way.WRITTEN) == 0
    assert inside(give_up_barred, by=sybil, at=way.WRITTEN) == 0


def test_open_reviews_of_who_left_are_given_on_and_locked_ones_count(reviewing, mina, sybil):
    mine = [one for one in way.reviews_of(reviewing) if one.term.person == mina]
    way.write(mine[0], way.questions(reviewing))
    inside(resign, statement="", last_day=way.WRITTEN.date(), by=mina, at=way.WRITTEN)

    count = inside(release_barred, **on(reviewing, sybil, at=way.BESIDE))

    assert count == len(mine) - 1
    assert [now(one).status for one in mine] == ["LOCKED"] + ["RELEASED"] * (len(mine) - 1)
    assert not [one for one in way.reviews_of(reviewing, status="OPEN") if one.term.person == mina]


def test_an_open_review_is_taken_from_whom_the_secretariat_asks(reviewing, sybil):
    review = way.reviews_of(reviewing)[0]

    inside(release_review, review_id=review.pk, by=sybil, at=way.WRITTEN)

    assert now(review).status == "RELEASED"
    with pytest.raises(TransitionRefused):
        inside(release_review, review_id=review.pk, by=sybil, at=way.WRITTEN)


def test_nobody_puts_a_locked_review_aside_but_for_a_conflict(reviewing, lakeside, sybil):
    review = way.of_lakeside(reviewing)
    way.write(review, way.questions(reviewing))
    take = partial(inside, release_review, review_id=review.pk, by=sybil, at=way.WRITTEN)

    with pytest.raises(StaysLocked):
        take()
    way.declares(review.term.person, lakeside)

    assert take().status == "RELEASED"


def test_a_settled_review_is_taken_for_a_conflict_and_nobody_comes_in(beside, lakeside, sybil):
    review = way.of_lakeside(beside)
    way.settle(review, way.questions(beside))
    way.declares(review.term.person, lakeside, at=way.BESIDE)

    inside(release_barred, **on(beside, sybil, at=way.END))

    assert now(review).status == "RELEASED"
    assert len(way.reviews_of(beside)) == 24


def test_after_a_round_closed_everything_stays(closed, lakeside, sybil):
    review = way.of_lakeside(closed)
    way.declares(review.term.person, lakeside, at=way.END)

    assert inside(release_barred, **on(closed, sybil, at=way.END)) == 0
    assert now(review).status == "SETTLED"


def test_where_nobody_may_take_over_the_case_has_fewer_reviews(reviewing, committee, sybil):
    review = way.reviews_of(reviewing)[0]
    for _again in range(6):
        active = way.reviews_of(reviewing, case=review.case_id, status="OPEN")
        if active:
            inside(release_review, review_id=active[0].pk, by=sybil, at=way.WRITTEN)

    had = way.reviews_of(reviewing, case=review.case_id)

    assert len({one.term_id for one in had}) == len(had) <= 6


@pytest.mark.parametrize("name", ["mabel", "stan", "nobody"])
def test_the_secretariat_alone_takes_reviews(name, reviewing, request):
    by, review = request.getfixturevalue(name), way.reviews_of(reviewing)[0]

    with pytest.raises(AccessDenied):
        inside(release_review, review_id=review.pk, by=by, at=way.WRITTEN)
    with pytest.raises(AccessDenied):
        inside(release_barred, **on(reviewing, by))
