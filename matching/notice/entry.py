"""That a notice was opened, kept in the session for 15 minutes: never the code, never a URL."""

from typing import Any

from django.core import signing

from matching.detainers.models import NoticeKey
from matching.notice.opening import key_with

MINUTES = 15
SALT, ENTRY, NUMBER = "notice-entry", "notice", "notice-complaint"


def let_in(session: Any, key: NoticeKey) -> None:
    """Remember for 15 minutes from now that a notice is open in this browser."""
    session[ENTRY] = signing.dumps(key.pk, salt=SALT)


def inside(session: Any) -> NoticeKey | None:
    """The notice that is open in this browser; None, and nothing left of it, once time is up."""
    if ENTRY not in session:
        return None
    try:
        pk = signing.loads(session[ENTRY], salt=SALT, max_age=MINUTES * 60)
    except signing.BadSignature:
        leave(session)
        return None
    return key_with(pk)


def leave(session: Any) -> None:
    """Forget the notice in this browser."""
    for name in (ENTRY, NUMBER):
        session.pop(name, None)
