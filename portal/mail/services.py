"""Writing a letter, reading it again, and giving a failed one its attempts back."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet

from portal.accounts.models import User
from portal.audit import trail
from portal.mail.models import Letter
from portal.sealing import keyed_hash, keyed_hashes, seal, unseal

OWNER, PURPOSE = "mail", "mail-address"
LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3, without its angle brackets
LONGEST_SUBJECT = 200


class NotPostable(Exception):
    """The letter cannot be sent as it is; the message says why."""


def post(*, to: str, subject: str, body: str, at: datetime) -> Letter:
    """Put a plain-text letter in the outbox, in the transaction of the change it tells of.

    It goes out once that transaction is committed, and with it comes to nothing.  Raises
    ``NotPostable`` for what is no address, for a subject that is not one line, and for an
    empty body.
    """
    _refuse(to, subject, body)
    letter = Letter(subject=subject, queued_at=at, due_at=at)
    letter.address_digest = keyed_hash(_known_as(to), purpose=PURPOSE)
    letter.address = seal(to.encode(), owner=OWNER, name=f"{letter.pk}:address")
    letter.body = seal(body.encode(), owner=OWNER, name=f"{letter.pk}:body")
    letter.save(force_insert=True)
    return letter


def post_to_each(people: QuerySet[User], *, subject: str, body: str, at: datetime) -> int:
    """Post the same letter to the address of each active account; how many were posted.

    An address that cannot be written to keeps the letter from nobody else.
    """
    people = people.filter(is_active=True).exclude(email="").order_by("email")
    addresses = people.values_list("email", flat=True)
    posted = 0
    for address in addresses.distinct():
        try:
            check_address(address)
        except NotPostable:
            continue
        post(to=address, subject=subject, body=body, at=at)
        posted += 1
    return posted


def address_of(letter: Letter) -> str:
    """The address that a letter goes to."""
    return unseal(letter.address, owner=OWNER, name=f"{letter.pk}:address").decode()


def body_of(letter: Letter) -> str:
    """The words of a letter that was not sent yet; a sent one has none."""
    sealed = bytes(letter.body)
    return unseal(sealed, owner=OWNER, name=f"{letter.pk}:body").decode() if sealed else ""


def statuses_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Which letters of these keys are WAITING, SENT or FAILED; reads no address and no word."""
    rows = Letter.objects.filter(pk__in=list(ids)).only("sent_at", "failed_at").order_by("pk")
    return {letter.pk: letter.status for letter in rows}


def letters_to(address: str) -> list[Letter]:
    """Every letter to an address, the newest first."""
    digests = keyed_hashes(_known_as(address), purpose=PURPOSE)
    return list(Letter.objects.filter(address_digest__in=digests).order_by("-queued_at", "pk"))


@transaction.atomic
def send_again(letter: Letter, *, by: User, at: datetime) -> bool:
    """Give a failed letter its attempts back; False if it had not failed."""
    failed = Letter.objects.filter(pk=letter.pk, failed_at__isnull=False)
    again = bool(failed.update(attempts=0, due_at=at, failed_at=None, problem=""))
    if again:
        trail.record(event="letter.retried", subject=letter, by=by, at=at)
    return again


def check_address(address: str) -> None:
    """Raise ``NotPostable`` unless this is one plain e-mail address, without a name."""
    try:
        validate_email(address)
    except ValidationError:
        raise NotPostable("This is not an e-mail address.") from None
    if len(address) > LONGEST_ADDRESS:
        raise NotPostable(f"An e-mail address has at most {LONGEST_ADDRESS} characters.")


def _refuse(to: str, subject: str, body: str) -> None:
    check_address(to)
    if not subject.strip() or any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in subject):
        raise NotPostable("The subject of a letter is one line of text.")
    if len(subject) > LONGEST_SUBJECT:
        raise NotPostable(f"The subject of a letter has at most {LONGEST_SUBJECT} characters.")
    if not body.strip():
        raise NotPostable("A letter says something.")


def _known_as(address: str) -> bytes:
    """Addresses that differ in case alone reach one mailbox nearly everywhere."""
    return address.casefold().encode()
