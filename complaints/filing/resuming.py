"""Save a half-filled complaint for later, under a receipt of its own, and come back to it."""

from datetime import datetime
from typing import Any

from complaints.filing import models
from complaints.filing.drafts import DRAFT, SAVED_FOR, Draft, forget, read
from complaints.receipts.digests import digests_of
from complaints.receipts.services import new_receipt


def save_for_later(session: Any, draft: Draft, *, language: str, at: datetime) -> str:
    """Keep a draft for 30 days from now and forget it in this browser; the words lead back to it.

    A draft that was saved before gets new words, and the old ones lead nowhere.
    """
    words, digest = new_receipt(language)
    models.Draft.objects.filter(pk=draft.pk).update(receipt=digest, answered_at=at)
    forget(session)
    return words


def resume(session: Any, *, typed: str, at: datetime) -> bool:
    """Open a saved draft in this browser; False where the words lead to none.

    Takes the same time (about 0.1 s) whether there is one or not.  Whoever calls it has counted
    the try.
    """
    rows = models.Draft.objects.select_for_update().filter(receipt__in=digests_of(typed))
    row = rows.filter(answered_at__gt=at - SAVED_FOR).first()
    if row is None or read(row) is None:
        return False
    forget(session)
    models.Draft.objects.filter(pk=row.pk).update(answered_at=at)
    session.cycle_key()
    session[DRAFT] = str(row.pk)
    return True
