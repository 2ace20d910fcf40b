"""Answers lie side by side once all are locked, are settled, and what differs stays a conflict."""

import pytest

from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.rounds.consolidating import (
    agreed,
    begin_consolidation,
    close_round,
    outcomes_of,
    save_consolidated,
    settle_review,
)
from reports.committee.rounds.models import Figures, Outcome
from reports.committee.rounds.releasing import release_barred
from reports.committee.rounds.review_refusals import NotAllAnswered, NotAllLocked, NotAllSettled
from reports.committee.rounds.review_selectors import review_for, side_by_side
from reports.committee.seats.services import resign
from tests.reports.committee.rounds import way
from tests.reports.committee.rounds.worlds import again
from tests.reports.committee.worlds import inside


def begin(round_, by):
    return inside(begin_consolidation, round_id=round_.pk, by=by, at=way.BESIDE)


def close(round_, by):
    return inside(close_round, round_id=round_.pk, by=by, at=way.END)


def outcomes(round_):
    rows = Outcome.objects.filter(case__round=round_.pk)
    return inside(lambda: list(rows.values_list("question__number", "value", "conflicted")))


def test_answers_lie_side_by_side_once_every_review_is_locked(reviewing, sybil):
    reviews, asked = way.reviews_of(reviewing), way.questions(reviewing)
    for review in reviews[:-1]:
        way.write(review, asked)

    with pytest.raises(NotAllLocked):
        begin(reviewing, sybil)
    way.write(reviews[-1], asked)
    assert again(reviewing).status == "REVIEWING"
    begin(reviewing, sybil)

    assert again(reviewing).status == "CONSOLIDATING"


def test_the_last_lock_alone_shows_nothing(reviewing):
    way.written(reviewing)
    review = way.reviews_of(reviewing)[0]
    on = {"review_id": review.pk, "by": review.term.person, "at": way.BESIDE}

    with pytest.raises(TransitionRefused):
        inside(save_consolidated, given={}, **on)
    with pytest.raises(TransitionRefused):
        inside(settle_review, **on)


@pytest.mark.parametrize("name", ["mabel", "stan", "nobody"])
def test_the_secretariat_alone_moves_a_round(name, beside, request):
    with pytest.raises(AccessDenied):
        close(beside, request.getfixturevalue(name))


def test_a_review_is_settled_once_all_is_answered_again(beside):
    review, asked = way.reviews_of(beside)[0], way.questions(beside)
    on = {"review_id": review.pk, "by": review.term.person, "at": way.BESIDE}
    with pytest.raises(NotAllAnswered):
        inside(settle_review, **on)

    way.settle(review, asked)

    with pytest.raises(TransitionRefused):
        inside(save_consolidated, given=way.given_by(review, asked, way.first), **on)


def test_what_was_answered_alone_stays(beside):
    review = way.reviews_of(beside, letter="B")[0]
    before = way.answers_of(review)

    way.settle(review, way.questions(beside), way.first)

    assert way.answers_of(review) == before
    assert way.answers_of(review, phase=2) != before


def test_a_round_closes_once_all_is_settled(beside, sybil):
    with pytest.raises(NotAllSettled):
        close(beside, sybil)

    way.settled(beside, sybil)

    assert again(beside).status == "CLOSED"
    with pytest.raises(TransitionRefused):
        close(beside, sybil)


def test_what_members_settle_alike_is_a_value(closed):
    asked = way.questions(closed)
    first = {one.number: one.answers[0][0] for one in asked}

    found = outcomes(closed)

    assert len(found) == 12 * len(asked)
    assert all(
        (value, conflicted) == (first[number], False) for number, value, conflicted in found
    )


def test_what_still_differs_stays_in_conflict(beside, sybil):
    way.settled(beside, sybil, way.by_letter)

    assert {(value, conflicted) for _number, value, conflicted in outcomes(beside)} == {
        (None, True)
    }


def test_what_somebody_locked_before_leaving_counts(beside, mina, sybil):
    inside(resign, statement="", last_day=way.BESIDE.date(), by=mina, at=way.BESIDE)
    asked = way.questions(beside)
    for review in way.reviews_of(beside, status="LOCKED"):
        if review.term.person != mina:
            way.settle(review, asked, way.by_letter)

    close(beside, sybil)

    assert len(outcomes(beside)) == 12 * len(asked)


def test_a_case_with_one_review_left_comes_to_nothing(beside, lakeside, sybil):
    review = way.of_lakeside(beside)
    way.declares(review.term.person, lakeside, at=way.BESIDE)
    inside(release_barred, round_id=beside.pk, by=sybil, at=way.BESIDE)

    found = inside(outcomes_of, beside)

    assert review.case_id not in {one.case_id for one in found}
    assert found


def test_the_others_see_no_difference_when_a_review_goes(beside, lakeside, sybil):
    review = way.of_lakeside(beside)
    other = next(one for one in way.reviews_of(beside, case=review.case_id) if one.pk != review.pk)

    def seen():
        found = inside(review_for, other.term.person, other.pk, at=way.BESIDE)
        shown = inside(side_by_side, found)
        return [
            (letter, own, sorted((question, one.value) for question, one in given.items()))
            for letter, own, given in shown
        ]

    before = seen()
    way.declares(review.term.person, lakeside, at=way.BESIDE)
    inside(release_barred, round_id=beside.pk, by=sybil, at=way.BESIDE)

    assert seen() == before
    assert [letter for letter, _own, _given in before] == ["A", "B"]


def test_what_is_published_is_computed_when_the_round_closes(closed):
    kept = Figures.objects.get(round=closed.pk)

    assert [row["number"] for row in kept.results] == [one.number for one in way.questions(closed)]
    assert kept.computed_at == way.END


@pytest.mark.parametrize(("values", "expected"), [([1, 1], 1), ([1, 0], None), ([-1, -1], -1)])
def test_equal_answers_are_an_outcome(values, expected):
    assert agreed(values) == expected
