"""Who is told of an act: the officials whom it concerns, and whoever asked to be told."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from portal.mail.services import NotPostable, check_address
from portal.notices.models import Subscription
from portal.notices.subscribing import address_of
from portal.participation.acts import REQUESTS
from portal.participation.models import ParticipationEvent
from portal.sealing import SealBroken

Kind = Jurisdiction.Kind
OFFICIALS, OFFICE = ("OFFICIAL", "COUNSEL"), "PROGRAM"
LANGUAGE = "en"  # accounts name none


@dataclass(frozen=True)
class Recipient:
    """One address, the language it reads, and the subscription that brought it, if one did."""

    address: str
    language: str = LANGUAGE
    subscription: Subscription | None = None


def recipients_of(event: ParticipationEvent) -> tuple[list[Recipient], int]:
    """One recipient for each address, by address; and how many people have none that works.

    Officials and counsel of the place, of its state, and of everything below it; the program's
    office for requests and what speaks of them; and confirmed subscribers of the place, of what
    stands above and below it, and of everything.
    """
    found: dict[str, Recipient] = {}
    unreachable = 0
    for person in _officials_about(event):
        if _works(person.email):
            found[person.email.casefold()] = Recipient(person.email)
        else:
            unreachable += 1
    for subscription in _subscriptions_about(event.jurisdiction):
        try:
            address = address_of(subscription)
        except SealBroken:  # one lost key must not keep the act from everybody
            unreachable += 1
            continue
        found[address.casefold()] = Recipient(address, subscription.language, subscription)
    return [found[address] for address in sorted(found)], unreachable


def _officials_about(event: ParticipationEvent) -> QuerySet[User]:
    place = event.jurisdiction
    places = [place] if place.kind == Kind.PROGRAM else [place, *_states_above(place)]
    held = Q(groups__name__in=_groups(OFFICIALS, [p.code for p in places] + _codes_below(place)))
    if _is_about_a_request(event):
        program = Jurisdiction.objects.filter(kind=Kind.PROGRAM).values_list("code", flat=True)
        held |= Q(groups__name__in=_groups((OFFICE,), program))
    return User.objects.filter(held, is_active=True).distinct().order_by("pk")


def _subscriptions_about(place: Jurisdiction) -> list[Subscription]:
    """The narrowest last, so that its link stands in the letter of an address with several."""
    reached = [place.code, *(p.code for p in _states_above(place)), *_codes_below(place)]
    about = Q(place=None) | Q(place__code__in=reached)
    rows = Subscription.objects.filter(about, confirmed_at__isnull=False).order_by("pk")
    return sorted(rows.select_related("place"), key=_narrowness)


def _narrowness(subscription: Subscription) -> int:
    return [None, Kind.PROGRAM, Kind.STATE, Kind.COUNTY].index(
        Kind(subscription.place.kind) if subscription.place else None
    )


def _is_about_a_request(event: ParticipationEvent) -> bool:
    spoken = event.concerns.act if event.concerns else ""
    return event.act in REQUESTS or spoken in REQUESTS


def _states_above(place: Jurisdiction) -> list[Jurisdiction]:
    above = place.parent
    return [above] if above and above.kind == Kind.STATE else []


def _codes_below(place: Jurisdiction) -> list[str]:
    below = Jurisdiction.objects.filter(Q(parent=place) | Q(parent__parent=place))
    return list(below.values_list("code", flat=True))


def _groups(roles: Iterable[str], codes: Iterable[str]) -> list[str]:
    """The names of the groups that stand for roles in places (``roles.group_of``)."""
    codes = list(codes)
    return [f"{role}:{code}" for role in roles for code in codes]


def _works(address: str) -> bool:
    try:
        check_address(address)
    except NotPostable:
        return False
    return True
