"""Writes: a charter with its seats, terms and how they end, declared interests, recusals.

All run in the committee's scope, and are for the secretariat but for what members say of
themselves.
"""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.zones import washington_day
from reports.committee.seats.models import (
    LONGEST_STATEMENT,
    Balance,
    Charter,
    Resignation,
    Seat,
    Term,
)
from reports.committee.seats.refusals import (
    CharterUnfit,
    LooksBack,
    NotBalanced,
    SeatTaken,
    TermUnfit,
)
from reports.committee.seats.selectors import require_term, term_named
from reports.committee.seats.states import (
    RUN,
    SIT,
    Capacity,
    Constituency,
    End,
)


@transaction.atomic
def file_charter(
    *,
    title: str,
    purpose: str,
    effective_on: date,
    ends_on: date,
    seats: Mapping[str, int],
    least: Mapping[str, int],
    quorum_constituencies: int,
    by: User,
    at: datetime,
) -> Charter:
    """File a charter with its seats by constituency, and how many of each must be filled.

    Every constituency has a seat: that is the balance which the reforms promise.  Raises
    ``AccessDenied``, ``CharterUnfit`` where another is in force or its days cannot be, and
    ``NotBalanced``.
    """
    require(by, RUN)
    unheard = [each.label for each in Constituency if not seats.get(each)]
    too_few = [each.label for each in Constituency if least.get(each, 0) > seats.get(each, 0)]
    if unheard or too_few:
        given = {"named": ", ".join(str(label) for label in [*unheard, *too_few])}
        raise NotBalanced(_("These constituencies have too few seats: %(named)s.") % given)
    last = Charter.objects.order_by("-number").values_list("number", flat=True).first()
    try:
        with transaction.atomic():
            charter = Charter.objects.create(
                number=(last or 0) + 1,
                title=fit(title, most=200),
                purpose=fit(purpose, most=10_000),
                effective_on=effective_on,
                ends_on=ends_on,
                quorum_constituencies=quorum_constituencies,
                filed_by=by,
                filed_at=at,
            )
    except IntegrityError:
        raise CharterUnfit(
            _("The charter ends before it begins, or another one is in force in these days.")
        ) from None
    _make_seats(charter, seats, least)
    _record("committee.charter_filed", charter, by, at, seats=sum(seats.values()))
    return charter


@transaction.atomic
def appoint(
    *,
    seat: Seat,
    person: User,
    name: str,
    begins_on: date,
    ends_on: date,
    by: User,
    at: datetime,
    capacity: str = Capacity.MEMBER,
    chairs: bool = False,
    employer: str = "",
    home: Jurisdiction | None = None,
) -> Term:
    """Let somebody sit in a seat, through its last day, within the days of its charter.

    The person holds the role of a member already: a term alone opens no door.  Raises
    ``AccessDenied``, ``TermUnfit`` and ``SeatTaken``.
    """
    require(by, RUN)
    if not person.has_perm(f"jurisdictions.{SIT}"):
        raise TermUnfit(_("The person does not hold the role of a committee member."))
    charter = seat.charter
    if not charter.effective_on <= begins_on <= ends_on <= charter.ends_on:
        raise TermUnfit(_("A term lies within the days of its charter."))
    if chairs and capacity != Capacity.MEMBER:
        raise TermUnfit(_("The chair is a member."))
    try:
        with transaction.atomic():
            term = Term.objects.create(
                seat=seat,
                person=person,
                capacity=capacity,
                chairs=chairs,
                name=fit(name, most=120),
                employer=employer.strip()[:200],
                home=home,
                begins_on=begins_on,
                ends_on=ends_on,
                appointed_by=by,
                appointed_at=at,
            )
    except IntegrityError:
        raise SeatTaken(
            _("In these days the seat is taken, the person sits elsewhere, or there is a chair.")
        ) from None
    _record("committee.appointed", term, by, at, seat=seat.number, chairs=chairs)
    return term


@transaction.atomic
def resign(*, last_day: date, statement: str, by: User, at: datetime) -> Resignation:
    """Leave the committee from a day on that is not past, with a statement that is printed.

    What the member did stays: votes, reviews, positions.  Raises ``NotSitting``, ``LooksBack``,
    ``TermUnfit`` and ``WordsTooLong``.
    """
    term = _locked(require_term(by, at=at).pk)
    day = washington_day(at)
    if term.ended_on is not None:
        raise TermUnfit(_("This term is to end already."))
    if last_day < day:
        raise LooksBack(_("A resignation takes effect from today on, not before."))
    if last_day > term.ends_on:
        raise TermUnfit(_("The term is over by then."))
    words = fit(statement, most=LONGEST_STATEMENT) if statement.strip() else ""
    made = Resignation.objects.create(
        term=term, given_on=day, last_day=last_day, statement=words, given_by=by, given_at=at
    )
    _end(term, last_day, End.RESIGNED)
    _record("committee.resigned", term, by, at, last_day=last_day.isoformat())
    return made


@transaction.atomic
def remove(*, term_id: UUID, last_day: date, by: User, at: datetime) -> Term:
    """End somebody's term from a day on that is not past.

    Raises ``AccessDenied``, ``LooksBack`` and ``TermUnfit``.
    """
    require(by, RUN)
    term = _locked(term_id)
    if term.ended_on is not None or last_day > term.ends_on:
        raise TermUnfit(_("This term is to end already."))
    if last_day < max(washington_day(at), term.begins_on):
        raise LooksBack(_("A term ends from today on, not before."))
    _end(term, last_day, End.REMOVED)
    _record("committee.removed", term, by, at, last_day=last_day.isoformat())
    return term


def _locked(term_id: UUID) -> Term:
    found = Term.objects.select_for_update(of=("self",)).filter(pk=term_id).first()
    if found is None or term_named(term_id) is None:
        raise TermUnfit(_("There is no such term."))
    return found


def _end(term: Term, last_day: date, how: str) -> None:
    term.ended_on, term.ended_how = last_day, how
    term.save(update_fields=["ended_on", "ended_how"])


def _record(event: str, subject: object, by: User, at: datetime, **detail: object) -> None:
    trail.record(event=event, subject=subject, by=by, at=at, detail=detail)  # type: ignore[arg-type]


def _make_seats(charter: Charter, seats: Mapping[str, int], least: Mapping[str, int]) -> None:
    Balance.objects.bulk_create(
        Balance(charter=charter, constituency=each, least=least.get(each, 0))
        for each in Constituency
    )
    in_order = [each for each in Constituency for _one in range(seats[each])]
    Seat.objects.bulk_create(
        Seat(charter=charter, number=number, constituency=each)
        for number, each in enumerate(in_order, 1)
    )
