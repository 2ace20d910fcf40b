"""A round taken on from its sample: reviews drawn, written, locked, consolidated, closed."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from portal.accounts.models import User
from reports.committee.rounds.consolidating import (
    begin_consolidation,
    close_round,
    save_consolidated,
    settle_review,
)
from reports.committee.rounds.models import Answer, Question, Review, Round
from reports.committee.rounds.reviewing import lock_review, save_answers, start_reviews
from reports.committee.rounds.states import Phase, Work
from reports.committee.seats.interests import declare_interest
from tests.reports.committee.rounds.worlds import LATEST, again, counties_of
from tests.reports.committee.worlds import inside

START = LATEST + timedelta(hours=1)
WRITTEN = START + timedelta(days=1)
BESIDE = START + timedelta(days=10)
END = START + timedelta(days=20)
Chooser = Callable[[Review, Question], int]


def started(round_: Round, sybil: User) -> Round:
    inside(start_reviews, round_id=round_.pk, by=sybil, at=START)
    return again(round_)


def reviews_of(round_: Round, **which: Any) -> list[Review]:
    """The reviews of a round, by case and letter, with their members."""
    rows = Review.objects.filter(case__round=round_.pk, **which)
    rows = rows.select_related("case", "term__person", "term__seat")
    return inside(lambda: list(rows.order_by("case_id", "letter", "drawn_at")))


def of_lakeside(round_: Round) -> Review:
    """A review of a case of Lakeside, of which Marco has none."""
    counties = counties_of(round_)
    return next(one for one in reviews_of(round_) if counties[one.case_id] == "39902")


def questions(round_: Round) -> list[Question]:
    rows = Question.objects.filter(codebook_id=round_.codebook_id).order_by("number")
    return inside(lambda: list(rows))


def first(_review: Review, question: Question) -> int:
    """Everybody gives the first answer."""
    return question.answers[0][0]


def by_letter(review: Review, question: Question) -> int:
    """Whoever has the letter B gives the second answer."""
    return question.answers[min(ord(review.letter) - ord("A"), 1)][0]


def given_by(review: Review, asked: list[Question], choose: Chooser) -> Mapping[int, Any]:
    return {one.pk: (choose(review, one), "") for one in asked}


def write(review: Review, asked: list[Question], choose: Chooser = first, *, at=WRITTEN) -> None:
    """A member answers all and locks."""
    on = {"review_id": review.pk, "by": review.term.person, "at": at}
    inside(save_answers, given=given_by(review, asked, choose), **on)
    inside(lock_review, **on)


def written(round_: Round, choose: Chooser = first) -> Round:
    """Every review of a round is locked."""
    asked = questions(round_)
    for review in reviews_of(round_, status=Work.OPEN):
        write(review, asked, choose)
    return again(round_)


def beside(round_: Round, sybil: User, choose: Chooser = first) -> Round:
    """Answers lie side by side."""
    written(round_, choose)
    inside(begin_consolidation, round_id=round_.pk, by=sybil, at=BESIDE)
    return again(round_)


def settle(review: Review, asked: list[Question], choose: Chooser = first, *, at=BESIDE) -> None:
    on = {"review_id": review.pk, "by": review.term.person, "at": at}
    inside(save_consolidated, given=given_by(review, asked, choose), **on)
    inside(settle_review, **on)


def settled(round_: Round, sybil: User, choose: Chooser = first) -> Round:
    """Everybody settles and the round is closed."""
    asked = questions(round_)
    for review in reviews_of(round_, status=Work.LOCKED):
        settle(review, asked, choose)
    inside(close_round, round_id=round_.pk, by=sybil, at=END)
    return again(round_)


def answers_of(review: Review, phase: int = Phase.BLIND) -> dict[int, int]:
    rows = Answer.objects.filter(review=review.pk, phase=phase)
    return inside(lambda: dict(rows.values_list("question__number", "value")))


def declares(user: User, place: Any, *, at=WRITTEN) -> Any:
    """A member declares an interest in a place."""
    given = {"kind": "PLACE", "place": place, "words": "My brother works there."}
    return inside(declare_interest, **given, by=user, at=at)
