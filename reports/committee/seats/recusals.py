"""From what a member keeps away: asked anew each time, so that no list can be out of date.

A matter about a place concerns who serves that place or its state, or declared an interest in
either; any other matter concerns who declared an interest in it.  What was recorded stays, and
binds the person in a later term too, as an interest does that was not ended.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from portal.jurisdictions.models import Jurisdiction
from reports.committee.seats.models import Interest, Matter, Recusal, Term
from reports.committee.seats.refusals import MustKeepAway
from reports.committee.seats.states import Cause, InterestKind


def codes_of(term: Term) -> frozenset[str]:
    """The codes of the places, a state's among them, from which a member keeps away."""
    person = term.person_id
    declared = Interest.objects.filter(term__person=person, kind=InterestKind.PLACE, ended_at=None)
    places = [one.place for one in declared.select_related("place")]
    return frozenset(one.code for one in [term.home, *places] if one is not None)


def concerns(codes: frozenset[str], place: Jurisdiction | None) -> bool:
    """Whether a place is one of these, lies in one of them, or has one of them in it."""
    if place is None:
        return False
    return any(place.code.startswith(code) or code.startswith(place.code) for code in codes)


def kept_away(term: Term, matter: Matter) -> Cause | None:
    """Why a member keeps away from a matter; None where nothing is known."""
    return causes(matter, [term]).get(term.pk)


def causes(matter: Matter, members: Iterable[Term]) -> Mapping[UUID, Cause]:
    """Which of these members keep away from a matter, by term; two queries for all of them."""
    members = list(members)
    found: dict[UUID, Cause] = {}
    sits: dict[int, list[UUID]] = {}
    for member in members:
        sits.setdefault(member.person_id, []).append(member.pk)
    declared = Interest.objects.filter(term__person__in=sits, ended_at=None)
    for one in declared.select_related("place", "term"):
        codes = frozenset([one.place.code] if one.place else [])
        in_place = concerns(codes, matter.place)
        if one.matter_id == matter.pk or in_place:
            found |= dict.fromkeys(sits[one.term.person_id], Cause.INTEREST)
    for member in members:
        if concerns(frozenset([member.home.code] if member.home else []), matter.place):
            found[member.pk] = Cause.HOME
    recorded = Recusal.objects.filter(matter=matter, term__person__in=sits)
    for recusal in recorded.select_related("term"):
        found |= dict.fromkeys(sits[recusal.term.person_id], Cause(recusal.cause))
    return found


def require_part(term: Term, matter: Matter) -> None:
    """Refuse a member who is to keep away; raises ``MustKeepAway``."""
    if kept_away(term, matter) is not None:
        raise MustKeepAway(_("You keep away from this matter."))


def hidden_from(term: Term | None) -> QuerySet[Matter]:
    """The matters that a member keeps away from, to be left out of what the member sees.

    Whoever sits on the committee is bound as a member, whatever other role they hold; from who
    does not sit, ``None``, nothing is hidden by this.
    """
    if term is None:
        return Matter.objects.none()
    person = term.person_id
    known = Q(recusals__term__person=person)
    known |= Q(interests__term__person=person, interests__ended_at=None)
    for code in codes_of(term):
        known |= Q(place__code__startswith=code) | Q(place__code__in=[code[:2], code])
    return Matter.objects.filter(known).distinct()


def recusals_from(matter: Matter) -> QuerySet[Recusal]:
    """Who recorded that they keep away from a matter, by seat."""
    return matter.recusals.select_related("term__seat").order_by("term__seat__number")
