"""Reads: who sits on the committee on a day, and which seats are filled.  Any scope may ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.zones import washington_day
from reports.committee.seats.models import (
    Balance,
    Charter,
    Interest,
    Matter,
    Recusal,
    Resignation,
    Seat,
    Term,
)
from reports.committee.seats.quorum import Sitting
from reports.committee.seats.refusals import NotSitting
from reports.committee.seats.states import Capacity, Constituency

MEMBER = "MEMBER"  # the group of a role that is held everywhere has the role's name


@dataclass(frozen=True)
class Share:
    """What a charter asks of a constituency, and what there is on a day."""

    constituency: Constituency
    seats: int
    filled: int
    least: int

    @property
    def balanced(self) -> bool:
        """Whether as many seats are filled as the charter asks for."""
        return self.filled >= self.least


def charter_on(day: date) -> Charter | None:
    """The charter in force on a day."""
    return Charter.objects.filter(effective_on__lte=day, ends_on__gte=day).first()


def charters() -> QuerySet[Charter]:
    """Every charter, the latest first."""
    return Charter.objects.order_by("-effective_on")


def in_office(day: date) -> Q:
    """That a term runs on a day."""
    return Q(begins_on__lte=day, last__gte=day)


def terms() -> QuerySet[Term]:
    """Every term with its seat and person, in the order of seats; ``last`` is its last day."""
    rows = Term.objects.annotate(last=Coalesce(F("ended_on"), F("ends_on")))
    return rows.select_related("seat__charter", "person", "home").order_by(
        "seat__number", "capacity", "begins_on"
    )


def sitting(day: date) -> list[Term]:
    """Who sits on a day: members and alternates of the charter in force, in the order of seats."""
    now = terms().filter(in_office(day), seat__charter__effective_on__lte=day)
    return sorted(
        now.filter(seat__charter__ends_on__gte=day),
        key=lambda term: (term.seat.number, term.capacity != Capacity.MEMBER),
    )


def as_sitting(found: Iterable[Term]) -> list[Sitting]:
    """Terms as the pure count of a quorum takes them; a term is named by its id."""
    return [
        Sitting(one.pk, one.seat_id, one.seat.constituency, one.capacity == Capacity.ALTERNATE)
        for one in found
    ]


def term_of(user: User, *, at: datetime) -> Term | None:
    """The term in which a person sits on the day of an instant, in Washington."""
    day = washington_day(at)
    return next((one for one in sitting(day) if one.person_id == user.pk), None)


def require_term(user: User, *, at: datetime) -> Term:
    """The same; raises ``NotSitting``."""
    found = term_of(user, at=at)
    if found is None:
        raise NotSitting(_("You do not sit on the committee today."))
    return found


def seats_of(charter: Charter | None) -> QuerySet[Seat]:
    """The seats of a charter, by number."""
    return Seat.objects.filter(charter=charter).select_related("charter").order_by("number")


def seat_of(seat_id: int) -> Seat | None:
    """One seat with its charter."""
    return Seat.objects.select_related("charter").filter(pk=seat_id).first()


def term_named(term_id: UUID) -> Term | None:
    """One term."""
    return terms().filter(pk=term_id).first()


def shares_of(charter: Charter, *, day: date) -> list[Share]:
    """Every constituency: seats, how many of them a member fills, and how many must be."""
    seats = list(seats_of(charter).values_list("constituency", flat=True))
    held = [one for one in sitting(day) if one.capacity == Capacity.MEMBER]
    least = dict(Balance.objects.filter(charter=charter).values_list("constituency", "least"))
    return [
        Share(
            each,
            seats.count(each),
            len([one for one in held if one.seat.constituency == each]),
            least.get(each, 0),
        )
        for each in Constituency
        if each in seats
    ]


def interests_of(term: Term) -> QuerySet[Interest]:
    """What a member declared, ended or not."""
    return Interest.objects.filter(term=term).select_related("place", "matter")


def interests() -> QuerySet[Interest]:
    """Every declared interest, by seat: they are public."""
    rows = Interest.objects.select_related("term__seat", "place", "matter")
    return rows.order_by("term__seat__number", "declared_at")


def resignations() -> QuerySet[Resignation]:
    """Every resignation with whose it is, the latest first."""
    return Resignation.objects.select_related("term__seat").order_by("-given_at")


def place_of(code: str) -> Jurisdiction | None:
    """The county or state of a FIPS code."""
    rows = Jurisdiction.objects.filter(
        kind__in=[Jurisdiction.Kind.COUNTY, Jurisdiction.Kind.STATE]
    )
    return rows.filter(code=code).first()


def holders() -> QuerySet[User]:
    """Everybody who holds the role of a member, by name."""
    found = User.objects.filter(groups__name=MEMBER, is_active=True)
    return found.order_by("username")


def matters() -> QuerySet[Matter]:
    """Everything that came before the committee, the latest first."""
    return Matter.objects.select_related("place").order_by("-opened_at", "pk")


def recusals() -> QuerySet[Recusal]:
    """Every recorded recusal, the latest first: they are public."""
    rows = Recusal.objects.select_related("term__seat", "matter")
    return rows.order_by("-recorded_at", "term__seat__number")
