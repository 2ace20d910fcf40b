"""The draft of a complaint: a sealed row, of which the session keeps the id for 30 minutes."""

import json
import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from complaints.filing import models
from complaints.filing.questions import Answers
from portal.sealing import SealBroken, seal, unseal

DRAFT, OWNER = "complaint-draft", "complaint-drafts"
SHOWN_FOR, SAVED_FOR = timedelta(minutes=30), timedelta(days=30)


@dataclass(frozen=True)
class Draft:
    """What somebody is writing.

    ``typed`` is what stands in a page that was not sent yet as an answer.  Once the complaint is
    filed there are no answers any more but ``filed``: the words of the receipts, until they are
    typed back.
    """

    pk: UUID
    answers: Answers = field(default_factory=dict)
    typed: Answers = field(default_factory=dict)
    filed: Any = None


def begin(session: Any, *, at: datetime) -> Draft:
    """Begin a draft in this browser, in place of the one that was there."""
    forget(session)
    session.cycle_key()
    draft = Draft(uuid.uuid4())
    models.Draft.objects.create(pk=draft.pk, sealed=_sealed(draft), answered_at=at)
    session[DRAFT] = str(draft.pk)
    return draft


def present(session: Any, *, at: datetime) -> Draft | None:
    """The draft of this browser, locked; None, and nothing left of it, 30 minutes after."""
    if DRAFT not in session:
        return None
    rows = models.Draft.objects.select_for_update().filter(pk=UUID(session[DRAFT]))
    row = rows.filter(answered_at__gt=at - SHOWN_FOR).first()
    if row is None:
        forget(session)
        return None
    return read(row)


def read(row: models.Draft) -> Draft | None:
    """What is sealed in a row; None where the key is gone."""
    try:
        plain = json.loads(unseal(row.sealed, owner=OWNER, name=str(row.pk)))
    except SealBroken:
        return None
    return Draft(row.pk, **plain)


def keep(draft: Draft, *, at: datetime, **changes: Any) -> Draft:
    """Keep a draft with changes of its fields; its 30 minutes begin again."""
    changed = replace(draft, **changes)
    rows = models.Draft.objects.filter(pk=draft.pk)
    rows.update(sealed=_sealed(changed), answered_at=at)
    return changed


def forget(session: Any) -> None:
    """Forget the draft in this browser, and delete it unless it has a receipt of its own."""
    if pk := session.pop(DRAFT, None):
        models.Draft.objects.filter(pk=UUID(pk), receipt=None).delete()


def drop_old_drafts(*, at: datetime) -> int:
    """Delete the drafts whose time is over; return how many.  Safe to run twice."""
    rows = models.Draft.objects
    gone, _ = rows.filter(receipt=None, answered_at__lte=at - SHOWN_FOR).delete()
    old, _ = rows.filter(answered_at__lte=at - SAVED_FOR).delete()
    return gone + old


def _sealed(draft: Draft) -> bytes:
    told = {"answers": draft.answers, "typed": draft.typed, "filed": draft.filed}
    return seal(json.dumps(told).encode(), owner=OWNER, name=str(draft.pk))
