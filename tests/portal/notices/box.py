"""The outbox as tests look into it, and subscribers to fill it."""

import re

from portal.mail.models import Letter
from portal.mail.services import address_of, body_of
from portal.notices.announcing import fan_out
from portal.notices.links import CONFIRM, link_to
from portal.notices.models import Subscription
from portal.notices.subscribing import ask, confirm
from tests.factories import NOON


def subscribe(address, place=None, *, language="en", at=NOON) -> Subscription:
    """A confirmed subscription."""
    before = set(Subscription.objects.values_list("pk", flat=True))
    ask(address=address, place=place, language=language, caller=address, at=at)
    made = Subscription.objects.exclude(pk__in=before).get()
    found = confirm(token=token_in(link_to(made, CONFIRM)), at=at)
    assert found is not None
    return found


def told() -> dict[str, str]:
    """Announce what waits; what each address was written by that, one letter each."""
    before = set(Letter.objects.values_list("pk", flat=True))
    fan_out(at=NOON)
    new = list(Letter.objects.exclude(pk__in=before))
    assert len({address_of(letter) for letter in new}) == len(new)
    return {address_of(letter): f"{letter.subject}\n\n{body_of(letter)}" for letter in new}


def names(letters: dict[str, str]) -> set[str]:
    return {address.partition("@")[0] for address in letters}


def link_in(text: str) -> str:
    """The last link of a letter, which is the one to press."""
    return re.findall(r"https?://\S+", text)[-1]


def token_in(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2]
