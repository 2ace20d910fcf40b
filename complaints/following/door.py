"""What eight words lead to: a complaint, or one that was not finished."""

from datetime import datetime
from typing import Any

from complaints.filing.resuming import resume
from complaints.models import Party
from complaints.receipts.digests import digests_of
from complaints.receipts.services import NoSuchReceipt, find_party


def come_in(*, session: Any, typed: str, at: datetime) -> Party | None:
    """Whoever holds a receipt; None where the words opened a saved draft in this browser.

    Takes as long whatever the words lead to.  Raises ``NoSuchReceipt`` and ``TriedTooOften``.
    """
    try:
        party = find_party(typed=typed, at=at)
    except NoSuchReceipt:
        if resume(session, typed=typed, at=at):
            return None
        raise
    digests_of(typed)  # as slow as when a draft is looked for too
    return party
