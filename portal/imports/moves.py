"""What every step of an import begins and ends with: the lock, who may, the move, the trail."""

from datetime import datetime

from django.db import connection

from portal.accounts.models import User
from portal.audit import trail
from portal.imports.errors import ImportRefused
from portal.imports.models import Import
from portal.imports.states import LIFECYCLE, ImportStatus
from portal.jurisdictions.access import AccessDenied
from portal.progress.models import Work
from portal.states import TransitionRefused

LOCK = 6_201_106  # one import writes at a time


def move_import(*, imported: Import, source: str, target: str) -> None:
    """Set the state of a locked import that is in the state ``source``.

    Raises ``TransitionRefused``.
    """
    _require_state(imported, source, target)
    imported.status = target


def locked(imported: Import, by: User, work: Work | None = None) -> Import:
    """An import that nobody else changes meanwhile.

    Raises ``AccessDenied``, and ``ImportRefused`` where a worker with other work is at it.
    """
    require_administrator(by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    rows = Import.objects.select_for_update(of=("self",)).select_related("work")
    kept = rows.get(pk=imported.pk)
    if kept.work and kept.work.is_open and kept.work != work:
        raise ImportRefused("A worker is at this import. Wait until it is done, or cancel it.")
    return kept


def require_administrator(person: User) -> None:
    """Only administrators at work import files."""
    if not (person.is_superuser and person.is_active):
        raise AccessDenied("Only administrators import files.")


def require_appliable(imported: Import, by: User) -> None:
    """Only a planned import, by a second administrator."""
    _require_state(imported, ImportStatus.PLANNED, ImportStatus.APPLIED)
    if imported.planned_by_id == by.pk:
        raise AccessDenied("A second administrator applies an import.")


def require_undoer(imported: Import, by: User) -> None:
    """Only where an undo was asked for, by another administrator than whoever asked."""
    _require_state(imported, ImportStatus.ASKED, ImportStatus.UNDONE)
    if imported.undo_asked_by_id == by.pk:
        raise AccessDenied("A second administrator undoes an import.")


def note(what: str, imported: Import, by: User, at: datetime) -> None:
    """Write what became of an import into the trail."""
    detail = {"counts": imported.counts, "sha256": imported.sha256}
    trail.record(
        event=f"import.{what}",
        subject=imported,
        by=by,
        at=at,
        after=imported.status,
        detail=detail,
    )


def _require_state(imported: Import, source: str, target: str) -> None:
    LIFECYCLE.permission_for(source=source, target=target)
    if imported.status != source:
        raise TransitionRefused(f"{imported.status} does not lead to {target} this way.")
