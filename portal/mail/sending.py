"""The way of a letter out of the outbox: taken under a lease, sent, noted.

A sender who dies after sending and before noting it leaves the letter to be sent once more;
none is lost.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import (
    SMTPDataError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)

from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from portal.mail.models import ATTEMPTS, Letter
from portal.mail.services import address_of, body_of

# After the first attempt, after the second, and so on; the first is also the least lease, so
# that it is longer than a task may take.
PAUSES = tuple(timedelta(minutes=m) for m in (2, 10, 60, 360, 2))
BUDGET = timedelta(seconds=45)  # of one round
UNREACHABLE_FOR = timedelta(minutes=1)
# What concerns one letter; any other failure is the server's and would meet the next one too.
OF_THE_LETTER = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError, SMTPNotSupportedError)


def send_due(*, clock: Callable[[], datetime]) -> int:
    """Send the letters that are due, the oldest first; return how many went out.

    When the server itself fails, the round ends and every letter waits a minute.
    """
    began, sent = clock(), 0
    give_up_spent(at=began)
    while clock() - began < BUDGET and (letter := claim(at=clock())):
        try:
            _send(letter)
        except OF_THE_LETTER as problem:
            note_failure(letter, problem=problem, at=clock())
        except OSError as problem:  # SMTPException is one, as are refused and lost connections
            note_failure(letter, problem=problem, at=clock())
            _postpone(at=clock())
            return sent
        else:
            sent += note_sent(letter, at=clock())
    return sent


def claim(*, at: datetime) -> Letter | None:
    """Take the oldest due letter for as long as its lease lasts; None if there is none.

    Two senders never take the same one: each passes over rows that another has locked.
    """
    with transaction.atomic():
        due = Letter.objects.filter(sent_at=None, failed_at=None, due_at__lte=at)
        letter = (
            due.filter(attempts__lt=ATTEMPTS)
            .order_by("due_at", "queued_at")
            .select_for_update(skip_locked=True)
            .first()
        )
        if letter:
            letter.due_at = at + PAUSES[letter.attempts]
            letter.attempts += 1
            letter.save(update_fields=["attempts", "due_at"])
    return letter


def note_sent(letter: Letter, *, at: datetime) -> int:
    """Close a letter that went out, by whoever's attempt; 1, or 0 if it was closed before."""
    # A letter that somebody gave up on and that went out after all is a sent one.
    opened = Letter.objects.filter(pk=letter.pk, sent_at=None)
    return opened.update(sent_at=at, failed_at=None, address=b"", body=b"", problem="")


def note_failure(letter: Letter, *, problem: OSError, at: datetime) -> None:
    """Keep the reason, and give up after the last attempt; an attempt that was overtaken is mute.

    The reason names the kind of failure and the server's code, never the address.
    """
    code = getattr(problem, "smtp_code", None)
    reason = f"{type(problem).__name__}{f' {code}' if code else ''}"
    own = Letter.objects.filter(pk=letter.pk, attempts=letter.attempts, sent_at=None)
    own.update(problem=reason, failed_at=at if letter.attempts >= ATTEMPTS else None)


def give_up_spent(*, at: datetime) -> int:
    """Fail the letters whose last attempt never ended; return how many."""
    spent = Letter.objects.filter(
        sent_at=None, failed_at=None, due_at__lte=at, attempts__gte=ATTEMPTS
    )
    return spent.update(failed_at=at, problem="The last attempt never ended.")


def _send(letter: Letter) -> None:
    message = EmailMessage(letter.subject, body_of(letter), to=[address_of(letter)])
    message.extra_headers["Message-ID"] = f"<{letter.pk}@portal>"  # a second copy is known as one
    with get_connection() as connection:
        connection.send_messages([message])


def _postpone(*, at: datetime) -> None:
    waiting = Letter.objects.filter(sent_at=None, failed_at=None, due_at__lte=at)
    waiting.update(due_at=at + UNREACHABLE_FOR)
