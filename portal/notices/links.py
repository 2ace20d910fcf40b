"""The addresses that letters point to; a subscription's own are signed and say nothing of it."""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from portal.jurisdictions.models import Jurisdiction
from portal.notices.models import Subscription

CONFIRM, END = "notices.confirm", "notices.end"
DOORS = {CONFIRM: "subscription-confirm", END: "subscription-end"}


def link_to(subscription: Subscription, purpose: str) -> str:
    """The address at which a subscription is confirmed or ended."""
    token = _signer(purpose).sign(subscription.pk.hex)
    return _absolute(reverse(DOORS[purpose], kwargs={"token": token}))


def named_by(token: str, purpose: str) -> UUID | None:
    """The subscription that a link was made for; None for a link that the portal never made."""
    try:
        return UUID(_signer(purpose).unsign(token))
    except (BadSignature, ValueError):
        return None


def page_of(place: Jurisdiction) -> str:
    """The public page of a place."""
    return _absolute(reverse("jurisdiction-detail", kwargs={"fips": place.code}))


def _signer(purpose: str) -> Signer:
    return Signer(salt=purpose, sep=".")


def _absolute(path: str) -> str:
    return settings.PUBLIC_ADDRESS.rstrip("/") + path
