"""What slows a flood of complaints down, without asking who sends them and with no riddle to read.

No address is looked at.  A form sent faster than anybody reads is shown once more, and so is one
in which the field was filled that no person sees.  A flood is counted as a whole; a browser that
can does some work for its form, which is then counted apart from those without.
"""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing
from django.utils.translation import gettext as _

from portal.tallies import count

SALT = "complaints.filing.shown"
READ_FOR, SHOWN_FOR = timedelta(seconds=2), timedelta(minutes=30)
# Each takes some tenths of a second of the server's own work, for the receipts.
FILED_A_MINUTE, SAVED_A_MINUTE, WORKED_A_MINUTE = 60, 60, 240
# Zero bits at the head of a hash: some 16,000 hashes, about a second in a browser.
WORK_BITS = 14


class SlowDown(Exception):
    """The same form sent once more a little later is taken."""


class TooManyAtOnce(Exception):
    """Many complaints are being filed at this moment."""


def shown(draft: UUID, *, at: datetime, before: str = "") -> str:
    """A signed word for when the answers were shown to be checked; the one before if good."""
    age = _age(draft, before, at)
    if age is not None and age < SHOWN_FOR.total_seconds():
        return before
    return signing.dumps([str(draft), at.timestamp()], salt=SALT)


def let_through(*, draft: UUID, token: str, trap: str, work: str, at: datetime) -> None:
    """Let a form through that a person may have sent.  Raises ``SlowDown``, ``TooManyAtOnce``."""
    age = _age(draft, token, at)
    if age is None or not READ_FOR.total_seconds() <= age < SHOWN_FOR.total_seconds():
        raise SlowDown(_("That was quick. Read your answers once more, then send them again."))
    if trap:
        raise SlowDown(_("Leave the last field empty, then send your answers again."))
    if _is_done(token, work):
        _count("worked", WORKED_A_MINUTE, at)
    else:
        _count("filed", FILED_A_MINUTE, at)


def let_save(*, at: datetime) -> None:
    """Let a draft be saved for later.  Raises ``TooManyAtOnce``."""
    _count("saved", SAVED_A_MINUTE, at)


def _count(what: str, most: int, at: datetime) -> None:
    """Count one more among everybody's of this minute."""
    if count(f"complaints:{what}:{at:%H:%M}", 60) > most:
        raise TooManyAtOnce(_("Many people write just now. Your answers are kept: wait a minute."))


def _is_done(token: str, work: str) -> bool:
    """Whether a number was found whose hash with a form's own word begins with the zero bits."""
    digest = hashlib.sha256(f"{token}:{work}".encode()).digest()
    return work != "" and int.from_bytes(digest) >> (256 - WORK_BITS) == 0


def _age(draft: UUID, token: str, at: datetime) -> float | None:
    """The seconds since a word was signed for a draft; None where it was not."""
    try:
        of, when = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return float(at.timestamp() - when) if of == str(draft) else None
