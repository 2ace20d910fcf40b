"""Asking for notices, confirming it, and ending it; the address is sealed."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from portal.audit import trail
from portal.jurisdictions.models import Jurisdiction
from portal.mail.services import check_address, post
from portal.notices import limits
from portal.notices.letters import confirmation
from portal.notices.links import CONFIRM, END, named_by
from portal.notices.models import UNCONFIRMED_FOR, Subscription
from portal.sealing import keyed_hash, keyed_hashes, seal, unseal

OWNER, PURPOSE = "notices", "notices-address"


@transaction.atomic
def ask(
    *, address: str, place: Jurisdiction | None, language: str, caller: str, at: datetime
) -> None:
    """Ask for notices about a place, or about all of them: a letter with a link goes out.

    Whoever asks learns nothing of who has asked before.  An address gets at most 3 such letters
    a day, and beyond them nothing happens; a network address may ask 20 times an hour, and
    beyond that ``AskedTooOften`` is raised.  Raises ``NotPostable`` for what is no address.
    """
    check_address(address)
    if not limits.may_ask(caller):
        raise limits.AskedTooOften("Too many requests came from your network. Try again later.")
    if not limits.may_write_to(keyed_hash(_known_as(address), purpose=PURPOSE)):
        return
    subscription = _waiting_for(address, place, language, at)
    subject, body = confirmation(subscription)
    post(to=address, subject=subject, body=body, at=at)


@transaction.atomic
def confirm(*, token: str, at: datetime) -> Subscription | None:
    """Begin to send notices, by the link of the letter; None if the link is no longer good."""
    found = waiting_by(token=token, at=at)
    if found and found.confirmed_at is None:
        found.confirmed_at = at
        found.save(update_fields=["confirmed_at"])
        trail.record(event="subscription.confirmed", subject=found, by=None, at=at)
    return found


@transaction.atomic
def end(*, token: str, everything: bool, at: datetime) -> None:
    """Stop notices, by the link of any letter: these, or all to the same address.

    What was ended is deleted with its address.  A link that is not good does nothing.
    """
    found = _named(token, END).first()
    if found is None:
        return
    same = _of(address_of(found)) if everything else Subscription.objects.filter(pk=found.pk)
    _delete(list(same), event="subscription.ended", at=at)


@transaction.atomic
def forget_unconfirmed(*, at: datetime) -> int:
    """Delete what nobody confirmed within 7 days, with its address; return how many."""
    late = Subscription.objects.filter(confirmed_at=None, asked_at__lte=at - UNCONFIRMED_FOR)
    return _delete(list(late), event="subscription.lapsed", at=at)


def waiting_by(*, token: str, at: datetime) -> Subscription | None:
    """The subscription that a link confirms, or has confirmed; None if it is no longer good."""
    rows = _named(token, CONFIRM).select_related("place")
    found = rows.select_for_update(of=("self",)).first()
    return found if found and found.is_open(at) else None


def address_of(subscription: Subscription) -> str:
    """The address that asked."""
    name = f"{subscription.pk}:address"
    return unseal(subscription.address, owner=OWNER, name=name).decode()


def _waiting_for(
    address: str, place: Jurisdiction | None, language: str, at: datetime
) -> Subscription:
    """The row of an address and a place, made if it is not there; a confirmed one stays so."""
    found = _of(address).filter(place=place).select_for_update(of=("self",)).first()
    if found is not None:
        if found.confirmed_at is None:
            found.asked_at, found.language = at, language
            found.save(update_fields=["asked_at", "language"])
        return found
    made = Subscription(place=place, language=language, asked_at=at)
    made.address_digest = keyed_hash(_known_as(address), purpose=PURPOSE)
    made.address = seal(address.encode(), owner=OWNER, name=f"{made.pk}:address")
    made.save(force_insert=True)
    trail.record(event="subscription.asked", subject=made, by=None, at=at)
    return made


def _named(token: str, purpose: str) -> QuerySet[Subscription]:
    name = named_by(token, purpose)
    return Subscription.objects.filter(pk=name) if name else Subscription.objects.none()


def _of(address: str) -> QuerySet[Subscription]:
    digests = keyed_hashes(_known_as(address), purpose=PURPOSE)
    return Subscription.objects.filter(address_digest__in=digests)


def _delete(rows: list[Subscription], *, event: str, at: datetime) -> int:
    for row in rows:
        trail.record(event=event, subject=row, by=None, at=at)
        row.delete()
    return len(rows)


def _known_as(address: str) -> bytes:
    """Addresses that differ in case alone reach one mailbox nearly everywhere."""
    return address.casefold().encode()
