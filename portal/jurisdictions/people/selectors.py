"""What a manager reads about the people of a place."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from portal.accounts.models import User
from portal.jurisdictions.invitations import Invitation
from portal.jurisdictions.memberships import Appointment, Membership
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.people.links import address_of
from portal.jurisdictions.people.managers import places_managed_by
from portal.sealing import SealBroken

SHOWN = 50


@dataclass(frozen=True)
class Invited:
    """An invitation as its place sees it."""

    invitation: Invitation
    address: str
    status: str


def places_to_choose(user: User) -> QuerySet[Jurisdiction]:
    """The places whose people a person manages, each with the number of roles held, ``held``."""
    rows = Membership.objects.filter(jurisdiction=OuterRef("pk"), taken_at=None)
    count = rows.order_by().values("jurisdiction").annotate(n=Count("pk")).values("n")
    held = Coalesce(Subquery(count, output_field=IntegerField()), Value(0))
    return places_managed_by(user).annotate(held=held)


def managed_place(user: User, *, code: str) -> Jurisdiction | None:
    """The place of a code, if the person manages its people."""
    return places_managed_by(user).filter(code=code).select_related("parent").first()


def present_people(jurisdiction: Jurisdiction) -> QuerySet[Membership]:
    """The roles that are held in a place now, by name of the person."""
    rows = Membership.objects.filter(jurisdiction=jurisdiction, taken_at=None)
    return rows.select_related("user", "given_by").order_by("user__username", "role")


def former_people(jurisdiction: Jurisdiction) -> QuerySet[Membership]:
    """The roles that were held in a place and came to an end, the latest end first."""
    rows = Membership.objects.filter(jurisdiction=jurisdiction, taken_at__isnull=False)
    return rows.select_related("user", "given_by", "taken_by").order_by("-taken_at", "pk")


def present_membership(jurisdiction: Jurisdiction, *, pk: UUID) -> Membership | None:
    """A role that is held in a place now."""
    return present_people(jurisdiction).filter(pk=pk).first()


def invitations_of(jurisdiction: Jurisdiction, *, at: datetime) -> list[Invited]:
    """The latest invitations of a place, the newest first, with their state at an instant."""
    rows = Invitation.objects.filter(jurisdiction=jurisdiction).select_related("invited_by")
    return [
        Invited(row, _address_if_it_opens(row), row.status_at(at))
        for row in rows.order_by("-invited_at", "pk")[:SHOWN]
    ]


def former_roles(user: User) -> list[str]:
    """The roles that a person held anywhere and holds no more, with their days, by their end.

    To be read under oversight, which alone sees every place.
    """
    ended: list[Membership | Appointment] = [
        *Membership.objects.filter(user=user, taken_at__isnull=False).select_related(
            "jurisdiction"
        ),
        *Appointment.objects.filter(user=user, taken_at__isnull=False),
    ]
    ended.sort(key=lambda row: (row.taken_at, row.role))
    return [
        f"{row.role}{f':{row.jurisdiction.code}' if isinstance(row, Membership) else ''}"
        f" {row.given_at:%Y-%m-%d} to {row.taken_at:%Y-%m-%d}"
        for row in ended
    ]


def _address_if_it_opens(invitation: Invitation) -> str:
    """The address, or nothing when its key was destroyed: the history outlives addresses."""
    try:
        return address_of(invitation)
    except SealBroken:
        return ""
