"""The draft of what a member of staff takes in: sealed, one a person, gone after a day."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from complaints.intake.models import IntakeDraft
from portal.accounts.models import User
from portal.sealing import SealBroken, seal, unseal

OWNER = "complaint-intake"
# A caller hangs up and calls again; the words of a receipt wait for nobody as long.
TYPED_FOR, SHOWN_FOR = timedelta(hours=24), timedelta(minutes=30)


@dataclass(frozen=True)
class Draft:
    """What stands in the page.

    ``typed`` are the values of its fields by name, ``people`` those to whom it happened and who
    are named already.  Once the complaint is filed there is nothing but ``filed``: its id and
    number and the words of the receipts, until they are handed over.
    """

    typed: Mapping[str, list[str]] = field(default_factory=dict)
    people: list[dict[str, str]] = field(default_factory=list)
    filed: Any = None


def present(user: User, *, at: datetime) -> Draft:
    """The draft of a person, locked; an empty one where there is none, or its time is over."""
    rows = IntakeDraft.objects.select_for_update().filter(pk=user.pk, kept_until__gt=at)
    row = rows.first()
    if row is None:
        return Draft()
    try:
        return Draft(**json.loads(unseal(row.sealed, owner=OWNER, name=str(user.pk))))
    except SealBroken:  # the key is gone, and with it what was typed
        return Draft()


def keep(user: User, draft: Draft, *, at: datetime) -> Draft:
    """Keep a draft in place of the one that there was; its time begins again."""
    sealed = seal(json.dumps(asdict(draft)).encode(), owner=OWNER, name=str(user.pk))
    until = at + (SHOWN_FOR if draft.filed else TYPED_FOR)
    given = {"sealed": sealed, "kept_until": until}
    IntakeDraft.objects.update_or_create(typed_by=user, defaults=given)
    return draft


def forget(user: User) -> None:
    """Delete the draft of a person."""
    IntakeDraft.objects.filter(pk=user.pk).delete()


def drop_old_drafts(*, at: datetime) -> int:
    """Delete the drafts whose time is over; return how many.  Safe to run twice."""
    gone, _ = IntakeDraft.objects.filter(kept_until__lte=at).delete()
    return gone
