"""What a person may read about bookings."""

import json

from django.db.models import QuerySet

from matching.bookings.errors import UnknownSender
from matching.bookings.models import Booking, Print
from matching.bookings.reading import open_image
from portal.accounts.models import User
from portal.jurisdictions.models import Agency, AgencyToken, Jurisdiction
from portal.jurisdictions.tenants import places_with
from portal.sealing import unseal


def bookings_visible_to(user: User) -> QuerySet[Booking]:
    """The bookings of the person's jurisdictions, newest first.

    Those of the program itself are no bookings of anybody: they hold pairs for examiners.
    """
    return (
        Booking.objects.visible_to(user, "view_booking")
        .exclude(jurisdiction__kind=Jurisdiction.Kind.PROGRAM)
        .select_related("jurisdiction", "agency", "reading", "withholding")
        .prefetch_related("searches__candidates", "voids")
        .order_by("-received_at", "pk")
    )


def agencies_served_by(user: User) -> QuerySet[Agency]:
    """The active agencies for which a person may submit bookings."""
    places = places_with(user, "submit_booking")
    return (
        Agency.objects.filter(places, active=True).select_related("jurisdiction").order_by("name")
    )


def person_of(booking: Booking) -> dict[str, str]:
    """The sealed record of the person: name, birth date, sex."""
    plain = unseal(booking.person, owner=str(booking.jurisdiction_id), name=booking.person_name)
    record: dict[str, str] = json.loads(plain)
    return record


def print_image(*, booking: Booking, position: int) -> bytes | None:
    """The PNG of one finger of a booking, or None."""
    row = Print.objects.filter(booking=booking, position=position).exclude(image=None).first()
    return open_image(row) if row else None


def sender_for(*, ori: str, username: str | None) -> User:
    """Who submits for an agency at the command line: the person named, or its machine account."""
    if username is not None:
        named = User.objects.filter(username=username, is_active=True).first()
        if named is None:
            raise UnknownSender(f"No active user is called {username}.")
        return named
    token = AgencyToken.objects.filter(agency__ori=ori, revoked_at=None).select_related("user")
    first = token.order_by("-created_at").first()
    if first is None:
        raise UnknownSender(f"The agency {ori} has no machine account: say who submits.")
    return first.user
