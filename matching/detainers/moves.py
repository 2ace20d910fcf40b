"""Take a detainer to another state: the only way there is."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from matching.detainers.errors import WordsMissing
from matching.detainers.gate import told
from matching.detainers.models import Detainer, Step
from matching.detainers.sealed import seal_words
from matching.detainers.states import DETAINER, TOWARD_RELEASE, Status
from matching.detainers.telling import tell_of_cancellation
from matching.status.duties import RIGHT_OF, take_part
from matching.status.models import Duty
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, may, require
from portal.states import TransitionRefused
from portal.training.services import require_trained

CLOCK = "clock"
# What ends a detainer by somebody's decision says why.
WITH_REASON = frozenset({Status.CANCELLED, Status.LIFTED})


def lock_detainer(detainer_id: UUID) -> Detainer:
    """The detainer, held for this transaction; everything that moves one begins here."""
    rows = Detainer.objects.select_related("agency", "jurisdiction__parent", "booking")
    return rows.select_for_update(of=("self",)).get(pk=detainer_id)


@transaction.atomic
def move_detainer(
    *, detainer_id: UUID, to: str, note: str, by: User | None, at: datetime
) -> Detainer:
    """Take a detainer along one way of its table; ``by`` is None where the clock does it.

    Officers act in casework, a place's custody in the place's own scope.  A supervisor may
    cancel too, as when a match is voided.  Raises ``TransitionRefused``, ``AccessDenied``,
    ``DutiesMixed``, ``WordsMissing``, and what the database refuses (matching.detainers.gate).
    """
    detainer = lock_detainer(detainer_id)
    right = DETAINER.permission_for(source=detainer.status, target=to)
    if to == Status.ISSUED:
        raise TransitionRefused(_("A draft is issued by an act of its own."))
    _require(detainer, right, to, by, at)
    return take_step(detainer=detainer, to=to, note=note, by=by, at=at)


def take_step(
    *, detainer: Detainer, to: str, note: str, by: User | None, at: datetime
) -> Detainer:
    """Take a locked detainer to another state, for a caller who has made sure of the person."""
    if to in WITH_REASON and not note.strip():
        raise WordsMissing(_("Say why the detainer ends."))
    before = detainer.status
    with told():
        Detainer.objects.filter(pk=detainer.pk).update(status=Status(to), changed_at=at)
    detainer.status, detainer.changed_at = Status(to), at
    keep_step(detainer=detainer, source=before, note=note, by=by, at=at)
    if to == Status.CANCELLED and detainer.issued_at:
        tell_of_cancellation(detainer=detainer, at=at)
    return detainer


def keep_step(
    *, detainer: Detainer, source: str, note: str, by: User | None, at: datetime
) -> Step:
    """Keep the step that a detainer took, with a line in the trail."""
    step = Step(
        jurisdiction_id=detainer.jurisdiction_id,
        detainer=detainer,
        source=source,
        target=detainer.status,
        taken_at=at,
        taken_by=by,
    )
    step.note = seal_words(note, row=step, field="note")
    step.save(force_insert=True)
    trail.record(
        event="detainer.moved", subject=detainer, by=by, at=at, before=source, after=step.target
    )
    return step


def require_officer(detainer: Detainer, by: User, at: datetime) -> None:
    """Refuse who is not the trained officer of the case, or cannot be."""
    _take_part(detainer, Duty.Part.OFFICER, by, at)


def require_custody(detainer: Detainer, by: User, at: datetime, *, to: str = "") -> None:
    """Refuse who does not answer for the place; no training is asked for a way to release."""
    require(by, "answer_detainer", detainer.jurisdiction)
    if to not in TOWARD_RELEASE:
        require_trained(user=by, role="CUSTODY", at=at)


def _require(detainer: Detainer, right: str, to: str, by: User | None, at: datetime) -> None:
    if by is None or right == CLOCK:
        if by is not None or right != CLOCK:
            raise AccessDenied(_("The clock alone lets a hold expire, and does nothing else."))
    elif right == "answer_detainer":
        require_custody(detainer, by, at, to=to)
    elif to == Status.CANCELLED and may(by, "supervise_case"):
        _take_part(detainer, Duty.Part.SUPERVISOR, by, at)
    else:
        require_officer(detainer, by, at)


def _take_part(detainer: Detainer, part: str, by: User, at: datetime) -> None:
    """Have a trained person's part in the case; a detainer of another source has no case."""
    if detainer.case:
        take_part(case=detainer.case, part=part, by=by, at=at)
    else:
        require(by, RIGHT_OF[Duty.Part(part)])
        require_trained(user=by, role=part, at=at)
