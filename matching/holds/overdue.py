"""Holds past their deadline: put on record, and explained."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from matching.detainers.errors import WordsMissing
from matching.detainers.sealed import seal_words
from matching.holds.models import HoldClock, Overdue, OverdueExplanation
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import may, require
from portal.sealing import unseal
from portal.training.services import require_trained


def note_overdue(*, clock: HoldClock, at: datetime) -> bool:
    """Put a hold on record as past its deadline; False if it is already."""
    overdue, new = Overdue.objects.get_or_create(
        clock=clock,
        defaults={
            "jurisdiction_id": clock.jurisdiction_id,
            "agency_id": clock.agency_id,
            "number": clock.detainer.number,
            "deadline_at": clock.ends_at,
            "deadline_date": clock.ends_at.astimezone(ZoneInfo(clock.zone)).date(),
            "noticed_at": at,
        },
    )
    if new:
        trail.record(event="hold.overdue", subject=overdue, by=None, at=at)
    return new


@transaction.atomic
def explain_overdue(*, overdue_id: UUID, words: str, by: User, at: datetime) -> OverdueExplanation:
    """Say why a hold went past its deadline; nothing that was said before goes away.

    For the custody of the place and for supervisors.  Raises ``AccessDenied``, ``Untrained`` and
    ``WordsMissing``.
    """
    overdue = Overdue.objects.select_related("jurisdiction__parent").get(pk=overdue_id)
    supervises = may(by, "supervise_case")
    if not supervises:
        require(by, "answer_detainer", overdue.jurisdiction)
    require_trained(user=by, role="SUPERVISOR" if supervises else "CUSTODY", at=at)
    if not words.strip():
        raise WordsMissing(_("Say why the person was held longer."))
    said = OverdueExplanation(
        jurisdiction_id=overdue.jurisdiction_id, overdue=overdue, explained_by=by, explained_at=at
    )
    said.words = seal_words(words, row=said, field="words")
    said.save(force_insert=True)
    trail.record(event="hold.explained", subject=said, by=by, at=at)
    return said


def words_of(explanation: OverdueExplanation) -> str:
    """What an explanation says."""
    sealed, name = bytes(explanation.words), f"overdueexplanation:{explanation.pk}:words"
    return unseal(sealed, owner=str(explanation.jurisdiction_id), name=name).decode()
