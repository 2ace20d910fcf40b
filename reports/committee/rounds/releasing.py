"""Writes: a review is taken from a member who must keep away or left, and given to another."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, require
from reports.committee.rounds.assigning import Reviewer, stand_in
from reports.committee.rounds.marks import barred_terms
from reports.committee.rounds.models import Review, Round
from reports.committee.rounds.moving import locked
from reports.committee.rounds.review_refusals import StaysLocked
from reports.committee.rounds.review_selectors import (
    Desk,
    desk_of,
    review_for,
    reviewers,
    reviews_in,
)
from reports.committee.rounds.reviewing import (
    pairs_barred,
    refuse_members,
    secret_of,
)
from reports.committee.rounds.services import open_case
from reports.committee.rounds.states import REVIEW, Status, Work
from reports.committee.seats.models import Term
from reports.committee.seats.selectors import term_of


@transaction.atomic
def release_review(*, review_id: UUID, by: User, at: datetime) -> Review:
    """Take a review from its member, and give the case to another one where reviews are written.

    What was locked is taken from nobody but who must keep away from the case: the secretariat
    cannot put answers aside that it does not like.  Raises ``AccessDenied``,
    ``TransitionRefused`` and ``StaysLocked``.
    """
    found = Review.objects.select_related("case").filter(pk=review_id).first()
    if found is None:
        raise AccessDenied(_("There is no such review."))
    round_ = locked(found.case.round_id)
    review = _locked(review_id)
    require(by, REVIEW.permission_for(source=review.status, target=Work.RELEASED))
    refuse_members(by, at)
    if review.status != Work.OPEN and not _must_go(round_, [review], at):
        raise StaysLocked(
            _("What was locked is taken from nobody but who must keep away from the case.")
        )
    _release(round_, review, by, at)
    return review


@transaction.atomic
def release_barred(*, round_id: UUID, by: User, at: datetime) -> int:
    """Take reviews from all members who must keep away, and open ones from who left; how many.

    Raises ``NoSuchRound`` and ``AccessDenied``.
    """
    round_ = locked(round_id)
    require(by, REVIEW.permission_for(source=Work.OPEN, target=Work.RELEASED))
    refuse_members(by, at)
    return release_all_barred(round_, by, at)


@transaction.atomic
def give_up_barred(*, by: User, at: datetime) -> int:
    """Take from a member the reviews of cases from which the member must keep away now.

    Done whenever the member comes to the own list, so that an interest which is ended again gives
    no case back.  Runs by itself: nobody's right is asked for.
    """
    if term_of(by, at=at) is None:
        return 0
    mine = Review.objects.filter(term__person=by).exclude(status=Work.RELEASED)
    under_way = mine.filter(case__round__status__in=[Status.REVIEWING, Status.CONSOLIDATING])
    count = 0
    for round_id in sorted(set(under_way.order_by().values_list("case__round", flat=True))):
        round_ = Round.objects.select_related("matter").get(pk=round_id)
        own = reviews_in(round_).filter(term__person=by)
        if _must_go(round_, list(own), at):
            count += _release_barred(locked(round_id), own, None, at)
    return count


@transaction.atomic
def open_desk(*, by: User, at: datetime) -> Desk:
    """A member's own list; what the member must keep away from by now is given up first."""
    give_up_barred(by=by, at=at)
    return desk_of(by, at=at)


@transaction.atomic
def open_review(*, review_id: UUID, by: User, at: datetime) -> Review | None:
    """One's own review to read, which goes on record; None for any other.

    A case from which the reader must keep away is given up, and is then as one that there is not.
    """
    give_up_barred(by=by, at=at)
    review = review_for(by, review_id, at=at)
    if review is None or open_case(case_id=review.case_id, by=by, at=at) is None:
        return None
    return review


def release_all_barred(round_: Round, by: User | None, at: datetime) -> int:
    """The same for a round that is locked; after it closed everything stays."""
    count = _release_barred(round_, reviews_in(round_), by, at)
    gone = [one for one in left(round_, at) if one.status == Work.OPEN]
    for review in gone:
        _release(round_, _locked(review.pk), by, at)
    return count + len(gone)


def left(round_: Round, at: datetime) -> list[Review]:
    """The reviews of members who sit no more."""
    sits = {one.person_id for one in reviewers(at)}
    return [one for one in reviews_in(round_) if one.term.person_id not in sits]


def _release_barred(
    round_: Round, reviews: QuerySet[Review], by: User | None, at: datetime
) -> int:
    if round_.status not in (Status.REVIEWING, Status.CONSOLIDATING):
        return 0
    gone = _must_go(round_, list(reviews), at)
    for review in gone:
        _release(round_, _locked(review.pk), by, at)
    return len(gone)


def _must_go(round_: Round, reviews: list[Review], at: datetime) -> list[Review]:
    """Of these reviews, those of cases from which their members must keep away, now or before."""
    now = {one.person_id: one for one in reviewers(at)}
    terms = {term.pk: term for one in reviews for term in _terms_of(one, now)}
    cases = {one.case_id: one.case for one in reviews}
    away = barred_terms(round_, cases.values(), terms.values())
    return [
        one
        for one in reviews
        if any((one.case_id, term.pk) in away for term in _terms_of(one, now))
    ]


def _terms_of(review: Review, now: dict[int, Term]) -> list[Term]:
    """The term in which a review was given, and that in which its member sits."""
    return [review.term, *([now[review.term.person_id]] if review.term.person_id in now else [])]


def _locked(review_id: UUID) -> Review:
    rows = Review.objects.select_for_update(of=("self",))
    return rows.select_related("case", "term__seat", "term__home").get(pk=review_id)


def _release(round_: Round, review: Review, by: User | None, at: datetime) -> None:
    before, review.status = review.status, Work.RELEASED
    review.save(update_fields=["status"])
    taken = _give_on(round_, review, at) if round_.status == Status.REVIEWING else None
    detail: dict[str, object] = {"given_on": taken is not None}
    trail.record(
        event="committee.review_released",
        subject=review,
        by=by,
        at=at,
        before=before,
        after=review.status,
        detail=detail,
    )


def _give_on(round_: Round, review: Review, at: datetime) -> Review | None:
    """Draw somebody who never had the case; under the same letter, which tells the others nothing.

    Once answers lie side by side nobody comes in any more: an independent review is not possible.
    """
    case = str(review.case_id)
    had = Review.objects.filter(case=review.case).select_related("term__seat")
    known = {one.term.person_id for one in had}
    terms = {str(one.pk): one for one in reviewers(at) if one.person_id not in known}
    loads: dict[int, int] = {}
    for one in reviews_in(round_):
        loads[one.term.person_id] = loads.get(one.term.person_id, 0) + 1
    members = [
        Reviewer(key, term.seat.constituency, loads.get(term.person_id, 0))
        for key, term in terms.items()
    ]
    key = stand_in(
        case,
        members,
        groups={one.term.seat.constituency for one in had if one.status != Work.RELEASED},
        barred=pairs_barred(round_, [review.case], terms.values()),
        seed=secret_of(round_),
    )
    if key is None:
        return None
    return Review.objects.create(
        case=review.case, term=terms[key], letter=review.letter, drawn_at=at
    )
