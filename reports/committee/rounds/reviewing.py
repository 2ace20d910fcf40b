"""Writes: reviews are drawn, written blind and locked; committee scope.

The round is locked before a review is, wherever both are.
"""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.vault.words import WordsTooLong, one_ending
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, require
from portal.states import TransitionRefused
from portal.training.services import require_trained
from reports.committee.rounds.assigning import Reviewer, assign, letters, too_few
from reports.committee.rounds.marks import barred_terms, key_of
from reports.committee.rounds.models import LONGEST_ANSWER, Answer, Case, Question, Review, Round
from reports.committee.rounds.moving import locked, move
from reports.committee.rounds.review_refusals import NoSuchAnswer, NotAllAnswered, TooFewMembers
from reports.committee.rounds.review_selectors import is_barred, questions_of, reviewers
from reports.committee.rounds.states import REVIEW, ROUND, Phase, Status, Work
from reports.committee.seats.models import Term
from reports.committee.seats.refusals import MustKeepAway
from reports.committee.seats.selectors import require_term, term_of

SHOWN_OF_KEY = 8
Given = Mapping[int, tuple[int, str]]


@transaction.atomic
def start_reviews(*, round_id: UUID, by: User, at: datetime) -> int:
    """Give each case of the sample to its members; how many reviews there are to write.

    Raises ``NoSuchRound``, ``AccessDenied``, ``TransitionRefused``, and ``TooFewMembers`` with
    the cases for which there are not enough members: nothing begins then.
    """
    round_ = permitted(round_id, Status.REVIEWING, by, at)
    cases = {str(case.pk): case for case in Case.objects.filter(round=round_)}
    terms = {str(term.pk): term for term in reviewers(at)}
    barred = pairs_barred(round_, cases.values(), terms.values())
    members = [Reviewer(key, term.seat.constituency) for key, term in terms.items()]
    if left := too_few(cases, members, per_case=round_.per_case, barred=barred):
        raise TooFewMembers(_few(round_, [cases[one].key for one in left]))
    seed = secret_of(round_)
    drawn = assign(cases, members, per_case=round_.per_case, barred=barred, seed=seed)
    due = sum(map(len, drawn.values()))
    move(round_, Status.REVIEWING, by=by, at=at, cases=len(cases), reviews=due)
    Review.objects.bulk_create(
        Review(case=cases[case], term=terms[key], letter=letter, drawn_at=at)
        for case, keys in drawn.items()
        for letter, key in zip(letters(len(keys)), keys, strict=True)
    )
    return due


@transaction.atomic
def save_answers(*, review_id: UUID, given: Given, by: User, at: datetime) -> Review:
    """Keep what a member answers so far, by question: a value, and words or ''.

    Raises ``AccessDenied``, ``NotSitting``, ``MustKeepAway``, ``TransitionRefused`` once the
    review is locked, ``NoSuchAnswer`` and ``WordsTooLong``.
    """
    review = own_review(review_id, by, at)
    if review.status != Work.OPEN:
        raise TransitionRefused(_("You locked this review: it stays as it is."))
    keep(review, Phase.BLIND, given)
    return review


@transaction.atomic
def lock_review(*, review_id: UUID, by: User, at: datetime) -> Review:
    """Lock one's review, in which every question is answered; nothing in it changes any more.

    Raises ``AccessDenied``, ``NotSitting``, ``MustKeepAway``, ``TransitionRefused`` and
    ``NotAllAnswered``.
    """
    review = own_review(review_id, by, at)
    require(by, REVIEW.permission_for(source=review.status, target=Work.LOCKED))
    require_all(review, Phase.BLIND)
    review.status, review.locked_at = Work.LOCKED, at
    review.save(update_fields=["status", "locked_at"])
    trail.record(event="committee.review_locked", subject=review, by=by, at=at)
    return review


def permitted(round_id: UUID, target: Status, by: User, at: datetime) -> Round:
    """The round, locked, if a person of the secretariat who does not sit may move it there."""
    round_ = locked(round_id)
    require(by, ROUND.permission_for(source=round_.status, target=target))
    refuse_members(by, at)
    return round_


def refuse_members(by: User, at: datetime) -> None:
    """Whoever sits is bound as a member, and sees nothing of who reviews what."""
    if term_of(by, at=at) is not None:
        raise AccessDenied(_("Whoever sits on the committee does not run its reviews."))


def own_review(review_id: UUID, by: User, at: datetime) -> Review:
    """One's own review, locked, for a member who is trained to review.

    Raises ``AccessDenied``, ``Untrained``, ``NotSitting`` and ``MustKeepAway``.
    """
    term = require_term(by, at=at)
    rows = Review.objects.select_for_update(of=("self",))
    rows = rows.select_related("case__round__matter", "term__home", "term__seat")
    review: Review | None = rows.filter(pk=review_id, term__person=by).first()
    if review is None or review.status == Work.RELEASED:
        raise AccessDenied(_("There is no such review of yours."))
    if is_barred(review, term):
        raise MustKeepAway(_("You keep away from this case."))
    require_trained(user=by, role="MEMBER", at=at)
    return review


def keep(review: Review, phase: Phase, given: Given) -> None:
    """Write answers that the codebook offers, in the place of those that are there."""
    questions = {one.pk: one for one in questions_of(review.case.round)}
    for question, (value, words) in given.items():
        _require_offered(questions.get(question), value)
        if len(one_ending(words).strip()) > LONGEST_ANSWER:
            raise WordsTooLong(_("Write at most %(most)s characters.") % {"most": LONGEST_ANSWER})
    rows = [
        Answer(
            review=review,
            question=questions[question],
            phase=phase,
            value=value,
            words=one_ending(words).strip(),
        )
        for question, (value, words) in given.items()
    ]
    Answer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["review", "question", "phase"],
        update_fields=["value", "words"],
    )


def require_all(review: Review, phase: Phase) -> None:
    """Raise ``NotAllAnswered`` with the numbers of the questions that are not answered."""
    known = set(review.answers.filter(phase=phase).values_list("question_id", flat=True))
    left = [str(one.number) for one in questions_of(review.case.round) if one.pk not in known]
    if left:
        given = {"numbers": ", ".join(left)}
        raise NotAllAnswered(_("Answer these questions first: %(numbers)s.") % given)


def pairs_barred(
    round_: Round, cases: Iterable[Case], terms: Iterable[Term]
) -> set[tuple[str, str]]:
    """The pairs of a case and a member that are to be kept apart, as assigning takes them."""
    found = barred_terms(round_, cases, terms)
    return {(str(case), str(term)) for case, term in found}


def secret_of(round_: Round) -> str:
    """By what reviews are drawn: nobody can tell it from the seed, which is public."""
    return hmac.new(key_of(round_.secret).encode(), b"reviews", sha256).hexdigest()


def _require_offered(question: Question | None, value: int) -> None:
    if question is None or value not in [one[0] for one in question.answers]:
        raise NoSuchAnswer(_("Choose one of the answers."))


def _few(round_: Round, keys: Sequence[str]) -> str:
    named = ", ".join(sorted(key[:SHOWN_OF_KEY] for key in keys))
    return _(
        "Fewer than %(least)s members may see these cases, named by the first characters of"
        " their keys: %(named)s. Nothing was started."
    ) % {"least": round_.per_case, "named": named}
