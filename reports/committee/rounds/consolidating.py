"""Writes: reviews are laid side by side, settled or left in conflict, and the round closed.

What is still told apart in the end stays a conflict: nobody decides it, and it is counted so.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.states import TransitionRefused
from reports.committee.rounds.models import Answer, Figures, Outcome, Review, Round
from reports.committee.rounds.moving import move
from reports.committee.rounds.releasing import left, release_all_barred
from reports.committee.rounds.review_refusals import NotAllLocked, NotAllSettled
from reports.committee.rounds.review_selectors import (
    is_consolidated,
    questions_of,
    reviews_in,
)
from reports.committee.rounds.reviewing import (
    Given,
    keep,
    own_review,
    permitted,
    require_all,
)
from reports.committee.rounds.states import REVIEW, Phase, Status, Work
from reports.committee.rounds.totals import public_rows

LEAST_ANSWERS = 2


@transaction.atomic
def begin_consolidation(*, round_id: UUID, by: User, at: datetime) -> Round:
    """Lay the answers side by side, once all reviews are locked; the last lock alone does not.

    Who must keep away by now loses the review first.  Raises ``NoSuchRound``, ``AccessDenied``,
    ``TransitionRefused`` and ``NotAllLocked``.
    """
    round_ = permitted(round_id, Status.CONSOLIDATING, by, at)
    taken = release_all_barred(round_, by, at)
    if reviews_in(round_).filter(status=Work.OPEN).exists():
        raise NotAllLocked(
            _("Members left or must keep away from their cases: take these back first.")
            if taken
            else _("Not every review is locked yet.")
        )
    move(round_, Status.CONSOLIDATING, by=by, at=at)
    return round_


@transaction.atomic
def save_consolidated(*, review_id: UUID, given: Given, by: User, at: datetime) -> Review:
    """Keep what a member answers with the others' answers in view; the first answers stay.

    Raises ``AccessDenied``, ``NotSitting``, ``MustKeepAway``, ``TransitionRefused``,
    ``NoSuchAnswer`` and ``WordsTooLong``.
    """
    review = own_review(review_id, by, at)
    if review.status != Work.LOCKED or not is_consolidated(review):
        raise TransitionRefused(_("This case is not consolidated now."))
    keep(review, Phase.CONSOLIDATED, given)
    return review


@transaction.atomic
def settle_review(*, review_id: UUID, by: User, at: datetime) -> Review:
    """End one's part in a case, in which every question is answered again.

    Raises ``AccessDenied``, ``NotSitting``, ``MustKeepAway``, ``TransitionRefused`` and
    ``NotAllAnswered``.
    """
    review = own_review(review_id, by, at)
    require(by, REVIEW.permission_for(source=review.status, target=Work.SETTLED))
    if not is_consolidated(review):
        raise TransitionRefused(_("This case is not consolidated now."))
    require_all(review, Phase.CONSOLIDATED)
    review.status, review.settled_at = Work.SETTLED, at
    review.save(update_fields=["status", "settled_at"])
    trail.record(event="committee.review_settled", subject=review, by=by, at=at)
    return review


@transaction.atomic
def close_round(*, round_id: UUID, by: User, at: datetime) -> Round:
    """Write down what came of each case, close the round and compute what is published of it.

    Everybody who sits settled every case; of who left, what was locked counts.  Raises
    ``NoSuchRound``, ``AccessDenied``, ``TransitionRefused`` and ``NotAllSettled``.
    """
    round_ = permitted(round_id, Status.CLOSED, by, at)
    release_all_barred(round_, by, at)
    gone = {one.pk for one in left(round_, at)}
    open_ones = reviews_in(round_).filter(status=Work.LOCKED).exclude(pk__in=gone)
    if open_ones.exists():
        raise NotAllSettled(_("Not every case is consolidated yet."))
    Outcome.objects.bulk_create(outcomes_of(round_))
    move(round_, Status.CLOSED, by=by, at=at)
    Figures.objects.create(round=round_, results=public_rows(round_), computed_at=at)
    return round_


def outcomes_of(round_: Round) -> list[Outcome]:
    """What each case comes to; a case that has fewer than two reviews left comes to nothing."""
    by_review, questions = _last_answers(round_), questions_of(round_)
    cases: dict[UUID, list[UUID]] = {}
    for review in reviews_in(round_):
        cases.setdefault(review.case_id, []).append(review.pk)
    return [
        _outcome(case, question.pk, [by_review[one, question.pk] for one in reviews])
        for case, reviews in cases.items()
        if len(reviews) >= LEAST_ANSWERS
        for question in questions
    ]


def agreed(values: Iterable[int]) -> int | None:
    """The value that all gave; None where they differ."""
    different = set(values)
    return different.pop() if len(different) == 1 else None


def _outcome(case: UUID, question: int, values: Sequence[int]) -> Outcome:
    value = agreed(values)
    return Outcome(case_id=case, question_id=question, value=value, conflicted=value is None)


def _last_answers(round_: Round) -> dict[tuple[UUID, int], int]:
    """The last answer to each question in each review: the second where there is one."""
    rows = Answer.objects.filter(review__in=reviews_in(round_).values("pk")).order_by("phase")
    return {
        (review, question): value
        for review, question, value in rows.values_list("review", "question", "value")
    }
