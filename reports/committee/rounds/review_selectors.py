"""Reads: a member's own reviews, and how far a round is for the secretariat; committee scope.

A member gets what is the member's own and never a count of others.  Somebody who must keep away
from a case is asked about anew each time, so that a case is gone the moment an interest is
declared; a review that was released stays so even where the interest is ended again.
"""

import hmac
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import QuerySet

from portal.accounts.models import User
from portal.jurisdictions.access import may
from portal.jurisdictions.zones import washington_day
from reports.committee.rounds.marks import barred_terms
from reports.committee.rounds.models import Answer, Figures, Question, Review, Round
from reports.committee.rounds.selectors import PUBLIC
from reports.committee.rounds.states import Phase, Status, Work
from reports.committee.seats.models import Term
from reports.committee.seats.recusals import kept_away
from reports.committee.seats.selectors import sitting, term_of
from reports.committee.seats.states import RUN, Capacity

# So many of a member's cases are listed at a time.  What is drawn later comes last, behind those
# that are not listed: nobody sees that a case changed hands.
LISTED = 5
OPENED = (Status.CONSOLIDATING, Status.CLOSED)
Values = Mapping[int, Answer]


@dataclass
class Desk:
    """A member's own work: what to review next, what to consolidate, and what is done."""

    to_write: list[Review] = field(default_factory=list)
    more: bool = False
    written: int = 0
    to_settle: list[Review] = field(default_factory=list)
    more_to_settle: bool = False
    settled: int = 0


@dataclass(frozen=True)
class Progress:
    """How far a member is in a round: for the secretariat alone."""

    term: Term
    open: int
    locked: int
    settled: int
    released: int


def runs_reviews(user: User, *, at: datetime) -> bool:
    """Whether a person is of the secretariat and does not sit, and so may see who reviews what."""
    return may(user, RUN) and term_of(user, at=at) is None


def reviewers(at: datetime) -> list[Term]:
    """Whom cases are given to: the members in office; alternates stand in at meetings alone."""
    return [one for one in sitting(washington_day(at)) if one.capacity == Capacity.MEMBER]


def is_barred(review: Review, term: Term) -> bool:
    """Whether a member must keep away from the case of a review, in this term or in its own."""
    terms = {one.pk: one for one in (term, review.term)}.values()
    return bool(barred_terms(review.case.round, [review.case], terms))


def review_for(user: User, review_id: UUID, *, at: datetime) -> Review | None:
    """One's own review with its case; None for another's, a released one, and a barred case."""
    term = term_of(user, at=at)
    review = _own(user).filter(pk=review_id).first()
    if term is None or review is None or is_barred(review, term):
        return None
    return review


def desk_of(user: User, *, at: datetime) -> Desk:
    """One's own reviews in the rounds under way, in an order that is nobody else's."""
    term, desk = term_of(user, at=at), Desk()
    if term is None:
        return desk
    under_way = [Status.REVIEWING, Status.CONSOLIDATING]
    open_ones = _without_barred(_own(user).filter(case__round__status__in=under_way), term)
    order = sorted(open_ones, key=lambda one: (one.drawn_at, _place(one)))
    write = [one for one in order if one.status == Work.OPEN]
    settle = [one for one in order if one.status == Work.LOCKED and is_consolidated(one)]
    desk.to_write, desk.more = write[:LISTED], len(write) > LISTED
    desk.to_settle, desk.more_to_settle = settle[:LISTED], len(settle) > LISTED
    desk.written = len([one for one in order if one.locked_at is not None])
    desk.settled = len([one for one in order if one.status == Work.SETTLED])
    return desk


def is_consolidated(review: Review) -> bool:
    """Whether the reviews of the case are laid side by side now."""
    return bool(review.case.round.status == Status.CONSOLIDATING)


def questions_of(round_: Round) -> list[Question]:
    """The questions of a round, in their order."""
    return list(Question.objects.filter(codebook_id=round_.codebook_id).order_by("number"))


def answers_in(review: Review, phase: Phase) -> Values:
    """What a review says in a phase, by question."""
    return {one.question_id: one for one in review.answers.filter(phase=phase)}


def side_by_side(review: Review) -> Sequence[tuple[str, bool, Values]]:
    """The blind answers about a case by letter: the letter, whether it is this review's, answers.

    A review that was released in the meantime stays where it was, though it counts nowhere: its
    going would tell the others whose it was.
    """
    rows = Review.objects.filter(case_id=review.case_id, locked_at__isnull=False)
    last = {one.letter: one for one in rows.order_by("letter", "drawn_at", "pk")}
    found = Answer.objects.filter(review__in=last.values(), phase=Phase.BLIND)
    given: dict[UUID, dict[int, Answer]] = {one.pk: {} for one in last.values()}
    for answer in found:
        given[answer.review_id][answer.question_id] = answer
    return [(letter, one.pk == review.pk, given[one.pk]) for letter, one in last.items()]


def round_run_by(user: User, round_id: UUID, *, at: datetime) -> Round | None:
    """One round for who runs its reviews."""
    found = rounds_with_reviews().filter(pk=round_id).first()
    return found if runs_reviews(user, at=at) else None


def review_run_by(user: User, review_id: UUID, *, at: datetime) -> Review | None:
    """One review for who runs them: whose it is and where it stands, and no answer."""
    rows = Review.objects.select_related("case__round", "term__seat")
    return rows.filter(pk=review_id).first() if runs_reviews(user, at=at) else None


def published_of(number: int) -> tuple[Round, list[Question], Figures] | None:
    """What is published of a round; None before it closed.  Any scope may ask."""
    rows = Round.objects.only(*PUBLIC, "codebook").filter(number=number, status=Status.CLOSED)
    round_ = rows.first()
    figures = Figures.objects.filter(round=round_.pk).first() if round_ else None
    return (round_, questions_of(round_), figures) if round_ and figures else None


def rounds_with_reviews() -> QuerySet[Round]:
    """The rounds whose sample is drawn, the latest first."""
    drawn = [Status.DRAWN, Status.REVIEWING, *OPENED]
    return Round.objects.filter(status__in=drawn).order_by("-number")


def rounds_open_to(user: User, *, at: datetime) -> list[Round]:
    """The rounds whose figures a person of the committee may see."""
    return [one for one in _opened() if may_see_results(user, one, at=at)]


def may_see_results(user: User, round_: Round, *, at: datetime) -> bool:
    """Whether figures of a round are shown: to members not kept away, and to the secretariat."""
    if round_.status not in OPENED:
        return False
    term = term_of(user, at=at)
    return may(user, RUN) if term is None else kept_away(term, round_.matter) is None


def progress_of(round_: Round) -> list[Progress]:
    """How far each member is, by seat; two queries."""
    found: dict[UUID, Counter[str]] = {}
    rows = Review.objects.filter(case__round=round_).values_list("term", "status")
    for term, status in rows.order_by():
        found.setdefault(term, Counter())[status] += 1
    terms = Term.objects.filter(pk__in=found).select_related("seat").order_by("seat__number")
    return [Progress(term, *(found[term.pk][status] for status in Work.values)) for term in terms]


def reviews_in(round_: Round) -> QuerySet[Review]:
    """Every review of a round that counts or may yet count."""
    rows = Review.objects.filter(case__round=round_).exclude(status=Work.RELEASED)
    return rows.select_related("case__round", "term__seat").order_by("case_id", "letter")


def _own(user: User) -> QuerySet[Review]:
    rows = Review.objects.filter(term__person=user).exclude(status=Work.RELEASED)
    return rows.select_related("case__round__matter", "term__home", "term__seat")


def _without_barred(rows: Iterable[Review], term: Term) -> list[Review]:
    """The reviews of cases from which a member need not keep away, round by round."""
    rows = list(rows)
    found: list[Review] = []
    for round_ in {one.case.round_id: one.case.round for one in rows}.values():
        mine = [one for one in rows if one.case.round_id == round_.pk]
        terms = {one.pk: one for one in (term, *(one.term for one in mine))}.values()
        away = {case for case, _term in barred_terms(round_, [one.case for one in mine], terms)}
        found += [one for one in mine if one.case_id not in away]
    return found


def _place(review: Review) -> str:
    """Where a case stands in its member's list: an order of the member's own."""
    given = f"{review.term_id}/{review.case_id}".encode()
    return hmac.new(review.term_id.bytes, given, sha256).hexdigest()


def _opened() -> QuerySet[Round]:
    return Round.objects.filter(status__in=OPENED).select_related("matter").order_by("-number")
