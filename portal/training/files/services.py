"""Writes: a file is read, and then recorded whole or put aside; what it recorded is taken back."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.constraints import is_new
from portal.imports.plans import Line
from portal.jurisdictions.access import AccessDenied, holds
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.reaching import reaching
from portal.training.files.planning import planned
from portal.training.keeping.assigning import RIGHT
from portal.training.keeping.errors import FileMoved, FileUnfit
from portal.training.keeping.models import Batch, BatchLine
from portal.training.models import Completion, Way
from portal.training.services import Known, record_completion, revoke_completion

Status = Batch.Status


@transaction.atomic
def plan_file(
    *, place: Jurisdiction, file_name: str, content: bytes, by: User, at: datetime
) -> Batch:
    """Read a file of completions of a place's people, and record nothing of it yet.

    What was read before and not recorded is put aside.  Managers of the place may, and
    administrators.  Raises ``AccessDenied``, ``FileUnfit``, and ``FileMoved`` where another file
    is read at the same moment.
    """
    require_keeper(by, place)
    with reaching(place):
        plan = planned(content, place, by, at)
        for earlier in _locked(Batch.objects.filter(jurisdiction=place, status=Status.PLANNED)):
            _close(earlier, Status.DROPPED, by, at)
        batch = Batch(
            jurisdiction=place,
            file_name=file_name[-120:],
            sha256=sha256(content).hexdigest(),
            content=content,
            counts=plan.counts,
            report=[[one.number, one.key, one.outcome, list(one.notes)] for one in plan.lines],
            digest=plan.digest,
            planned_by=by,
            planned_at=at,
        )
        if not is_new(batch, constraint="batch_one_read_in_a_place"):
            raise FileMoved(_("Another file of this place is being read. Look at it first."))
        detail: dict[str, object] = {"rows": len(plan.lines)}
        trail.record(event="training.file_read", subject=batch, by=by, at=at, detail=detail)
    return batch


@transaction.atomic
def apply_file(*, place: Jurisdiction, batch_id: UUID, by: User, at: datetime) -> Batch:
    """Record all that a file says as it was read, or nothing.

    Raises ``AccessDenied``, ``FileUnfit`` for a file with errors, and ``FileMoved`` where the
    register changed since it was read.
    """
    require_keeper(by, place)
    with reaching(place):
        batch = _in_state(batch_id, place, Status.PLANNED)
        plan = planned(bytes(batch.content or b""), place, by, at)
        if plan.digest != batch.digest:
            raise FileMoved(_("The register changed since this file was read. Read it again."))
        if not plan.fits or not plan.changes:
            raise FileUnfit(_("Correct the lines in error, and read the file again."))
        # In one order, so that of two who record the same people neither waits for the other.
        made = [(line, _record(line, by, at)) for line in sorted(plan.changes, key=_turn)]
        BatchLine.objects.bulk_create(
            BatchLine(jurisdiction=place, batch=batch, number=line.number, completion=completion)
            for line, completion in made
        )
        _close(batch, Status.APPLIED, by, at)
        detail: dict[str, object] = {"completions": len(plan.changes)}
        trail.record(event="training.file_applied", subject=batch, by=by, at=at, detail=detail)
    return batch


@transaction.atomic
def drop_file(*, place: Jurisdiction, batch_id: UUID, by: User, at: datetime) -> Batch:
    """Put a file aside that was read; nothing of it is kept.

    Raises ``AccessDenied`` and ``FileMoved``.
    """
    require_keeper(by, place)
    with reaching(place):
        batch = _in_state(batch_id, place, Status.PLANNED)
        _close(batch, Status.DROPPED, by, at)
        trail.record(event="training.file_dropped", subject=batch, by=by, at=at)
    return batch


@transaction.atomic
def undo_file(*, place: Jurisdiction, batch_id: UUID, by: User, at: datetime) -> Batch:
    """Take back every completion that a file recorded and that nobody took back before.

    Raises ``AccessDenied``, ``FileMoved``, and ``OwnTraining`` where one of them is one's own.
    """
    require_keeper(by, place)
    with reaching(place):
        batch = _in_state(batch_id, place, Status.APPLIED)
        standing = Completion.objects.filter(batch_line__batch=batch, revoked_at=None)
        ids = list(standing.order_by("pk").values_list("pk", flat=True))
        for pk in ids:
            revoke_completion(completion_id=pk, by=by, at=at)
        batch.status, batch.undone_by, batch.undone_at = Status.UNDONE, by, at
        batch.save(update_fields=["status", "undone_by", "undone_at"])
        detail: dict[str, object] = {"completions": len(ids)}
        trail.record(event="training.file_undone", subject=batch, by=by, at=at, detail=detail)
    return batch


def require_keeper(by: User, place: Jurisdiction) -> None:
    """Refuse who does not keep the training register of a place.  Raises ``AccessDenied``."""
    if not (by.is_superuser and by.is_active) and not holds(by, RIGHT, place):
        raise AccessDenied(_("You do not keep the training register of this place."))


def _turn(line: Line) -> tuple[int, str, str]:
    said = cast(dict[str, Any], line.after)
    return (said["user"], said["module"], said["completed_on"])


def _record(line: Line, by: User, at: datetime) -> Completion:
    said = cast(dict[str, Any], line.after)
    known = Known(
        way=Way.CSV, edition=said["edition"], score=said["score"], language=said["language"]
    )
    return record_completion(
        user=User.objects.get(pk=said["user"]),
        module=said["module"],
        completed_on=date.fromisoformat(said["completed_on"]),
        known=known,
        by=by,
        at=at,
    )


def _locked(rows: Any) -> list[Batch]:
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _in_state(batch_id: UUID, place: Jurisdiction, status: str) -> Batch:
    found = _locked(Batch.objects.filter(jurisdiction=place, pk=batch_id))
    if not found:
        raise AccessDenied(_("There is no such file of yours."))
    if found[0].status != status:
        raise FileMoved(_("This file was recorded, taken back or put aside already."))
    return found[0]


def _close(batch: Batch, status: str, by: User, at: datetime) -> None:
    batch.status, batch.content, batch.report = Status(status), None, []
    batch.closed_by, batch.closed_at = by, at
    batch.save(update_fields=["status", "content", "report", "closed_by", "closed_at"])
