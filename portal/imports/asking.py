"""The steps of an import that may take long: done at once where few rows are touched, and by a
worker with a bar otherwise.

Reading is canceled whenever it is wished.  Writing is one transaction: it is canceled up to its
commit, with nothing written, and not after; an undo takes back what was written.
"""

import hashlib
from datetime import datetime

from django.db import transaction

from portal.accounts.models import User
from portal.imports.errors import ImportRefused
from portal.imports.models import Import
from portal.imports.moves import (
    locked,
    move_import,
    note,
    require_administrator,
    require_appliable,
    require_undoer,
)
from portal.imports.plans import Plan
from portal.imports.reports import report_of
from portal.imports.selectors import rows_in
from portal.imports.services import apply_import, record_import, undo_import
from portal.imports.states import ImportStatus
from portal.progress.models import Work
from portal.progress.services import ask_work, cancel_work, retry_work
from portal.progress.states import WorkStatus
from portal.progress.working import finish

# So many rows are read and written while whoever sent them waits for the page.
AT_ONCE = 500
Kind = Work.Kind


@transaction.atomic
def send_import(*, kind: str, file_name: str, content: bytes, by: User, at: datetime) -> Import:
    """Keep a file; look at it at once, or leave that to a worker.

    Raises ``FileRefused`` or ``AccessDenied``.
    """
    require_administrator(by)
    rows = rows_in(kind=kind, content=content, at=at)
    if rows <= AT_ONCE:
        return record_import(kind=kind, file_name=file_name, content=content, by=by, at=at)
    imported = Import.objects.create(
        kind=kind,
        file_name=file_name[-120:],
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        status=ImportStatus.READING,
        counts={},
        report=[],
        digest="0" * 64,
        work=ask_work(kind=Kind.READ_IMPORT, total=rows, by=by, at=at),
        planned_by=by,
        planned_at=at,
    )
    note("sent", imported, by, at)
    return imported


@transaction.atomic
def keep_plan(*, imported: Import, plan: Plan, work: Work, at: datetime) -> Import:
    """Keep what a worker read, and end its work with the same commit."""
    kept = locked(imported, work.asked_by, work)
    move_import(imported=kept, source=ImportStatus.READING, target=ImportStatus.PLANNED)
    kept.counts, kept.report, kept.digest = plan.counts, report_of(plan), plan.digest
    kept.planned_at = at
    kept.save(update_fields=["status", "counts", "report", "digest", "planned_at"])
    note("planned", kept, work.asked_by, at)
    finish(work, at=at)
    return kept


@transaction.atomic
def apply_or_ask(*, imported: Import, by: User, at: datetime) -> Import:
    """Write a planned import at once, or leave it to a worker.  Raises as ``apply_import``."""
    rows = changes_of(imported)
    if rows <= AT_ONCE:
        return apply_import(imported=imported, by=by, at=at)
    kept = locked(imported, by)
    require_appliable(kept, by)
    if kept.counts["error"]:
        raise ImportRefused(f"{kept.counts['error']} lines are in error: nothing was written.")
    return _ask(kept, Kind.APPLY_IMPORT, rows, by, at)


@transaction.atomic
def undo_or_ask(*, imported: Import, by: User, at: datetime) -> Import:
    """Undo an import at once, or leave it to a worker.  Raises as ``undo_import``."""
    rows = changes_of(imported)
    if rows <= AT_ONCE:
        return undo_import(imported=imported, by=by, at=at)
    kept = locked(imported, by)
    require_undoer(kept, by)
    return _ask(kept, Kind.UNDO_IMPORT, rows, by, at)


@transaction.atomic
def cancel_import(*, imported: Import, by: User, at: datetime) -> Import:
    """Stop what a worker does with an import, or is to do.

    It waits for nobody who writes.  Raises ``ImportRefused`` or ``TransitionRefused``.
    """
    work = _work_of(imported, by)
    cancel_work(work_id=work.pk, by=by, at=at)
    settle_canceled()
    imported.refresh_from_db(fields=["status", "work"])
    return imported


@transaction.atomic
def try_again(*, imported: Import, by: User, at: datetime) -> Import:
    """Give failed work to a worker again.  Raises as ``cancel_import``."""
    work = _work_of(imported, by)
    retry_work(work_id=work.pk, by=by, at=at)
    return imported


def settle_canceled() -> None:
    """Files that nobody reads any more are canceled with their work."""
    gone = Import.objects.filter(status=ImportStatus.READING, work__status=WorkStatus.CANCELED)
    gone.update(status=ImportStatus.CANCELED)


def changes_of(imported: Import) -> int:
    """How many rows of a planned import write something."""
    return int(imported.counts.get("create", 0)) + int(imported.counts.get("change", 0))


def _ask(imported: Import, kind: str, rows: int, by: User, at: datetime) -> Import:
    imported.work = ask_work(kind=kind, total=rows, by=by, at=at)
    imported.save(update_fields=["work"])
    return imported


def _work_of(imported: Import, by: User) -> Work:
    require_administrator(by)
    if imported.work is None:
        raise ImportRefused("No worker is at this import.")
    return imported.work
