"""The life of an import: planned by one administrator, applied by a second, undone by two."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from portal.accounts.models import User
from portal.imports import agencies, counties
from portal.imports.errors import ImportRefused
from portal.imports.models import Import, ImportChange
from portal.imports.moves import (
    locked,
    move_import,
    note,
    require_administrator,
    require_appliable,
    require_undoer,
)
from portal.imports.plans import Line, Outcome, backward
from portal.imports.reports import report_of
from portal.imports.selectors import plan_file
from portal.imports.states import ImportStatus
from portal.imports.telling import Tell, quiet
from portal.imports.undoing import require_undoable
from portal.imports.writing import Hands, write_agencies, write_places
from portal.progress.models import Work
from portal.progress.working import finish


@transaction.atomic
def record_import(*, kind: str, file_name: str, content: bytes, by: User, at: datetime) -> Import:
    """Keep a file with the report on what it would do; nothing of it is written yet.

    Raises ``FileRefused`` or ``AccessDenied``.
    """
    require_administrator(by)
    plan = plan_file(kind=kind, content=content, at=at)
    imported = Import.objects.create(
        kind=kind,
        file_name=file_name[-120:],
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        counts=plan.counts,
        report=report_of(plan),
        digest=plan.digest,
        planned_by=by,
        planned_at=at,
    )
    note("planned", imported, by, at)
    return imported


@transaction.atomic
def apply_import(
    *, imported: Import, by: User, at: datetime, work: Work | None = None, tell: Tell = quiet
) -> Import:
    """Write the whole file or nothing, as it was planned; a worker brings its work, which ends
    with the same commit.

    Raises ``AccessDenied``, ``ImportRefused`` (a line is in error, or the register has changed
    since the plan was made), ``TransitionRefused``, or what ``enter_history`` raises.
    """
    kept = locked(imported, by, work)
    require_appliable(kept, by)
    move_import(imported=kept, source=ImportStatus.PLANNED, target=ImportStatus.APPLIED)
    plan = plan_file(kind=kept.kind, content=bytes(kept.content), at=at)
    if not plan.fits:
        raise ImportRefused(f"{plan.counts['error']} lines are in error: nothing was written.")
    if plan.digest != kept.digest:
        raise ImportRefused("The register has changed since this was planned: import it anew.")
    _write(kept, plan.changes, Hands(kept.planned_by, by, at), keep=True, tell=tell)
    kept.applied_by, kept.applied_at = by, at
    kept.save(update_fields=["status", "applied_by", "applied_at"])
    note("applied", kept, by, at)
    if work:
        finish(work, at=at)
    return kept


@transaction.atomic
def ask_undo(*, imported: Import, by: User, at: datetime) -> Import:
    """Ask that an import be undone; raises ``ImportRefused`` where that is too late."""
    kept = locked(imported, by)
    move_import(imported=kept, source=ImportStatus.APPLIED, target=ImportStatus.ASKED)
    require_undoable(kept, list(kept.changes.all()))
    kept.undo_asked_by, kept.undo_asked_at = by, at
    kept.save(update_fields=["status", "undo_asked_by", "undo_asked_at"])
    note("undo_asked", kept, by, at)
    return kept


@transaction.atomic
def keep_import(*, imported: Import, by: User, at: datetime) -> Import:
    """Take back, or turn down, the wish to undo an import."""
    kept = locked(imported, by)
    move_import(imported=kept, source=ImportStatus.ASKED, target=ImportStatus.APPLIED)
    kept.undo_asked_by = kept.undo_asked_at = None
    kept.save(update_fields=["status", "undo_asked_by", "undo_asked_at"])
    note("kept", kept, by, at)
    return kept


@transaction.atomic
def undo_import(
    *, imported: Import, by: User, at: datetime, work: Work | None = None, tell: Tell = quiet
) -> Import:
    """Put back every value that an import changed, and undo the events that it entered.

    What it made leaves every list and nothing is deleted.  Raises as ``apply_import`` does,
    and ``ImportRefused`` where something that came after would be lost.
    """
    kept = locked(imported, by, work)
    require_undoer(kept, by)
    move_import(imported=kept, source=ImportStatus.ASKED, target=ImportStatus.UNDONE)
    changes = list(kept.changes.all())
    require_undoable(kept, changes)
    gone = agencies.GONE if kept.kind == Import.Kind.AGENCIES else counties.GONE
    back = [backward(_line(change), gone=gone) for change in changes]
    assert kept.undo_asked_by is not None  # noqa: S101  the constraint of the state says so
    _write(kept, back, Hands(kept.undo_asked_by, by, at), keep=False, tell=tell)
    kept.undone_by, kept.undone_at = by, at
    kept.save(update_fields=["status", "undone_by", "undone_at"])
    note("undone", kept, by, at)
    if work:
        finish(work, at=at)
    return kept


@transaction.atomic
def import_file(
    *,
    kind: str,
    file_name: str,
    content: bytes,
    by: User,
    approved_by: User,
    at: datetime,
    tell: Tell = quiet,
) -> Import:
    """Plan and apply a file at once, in the name of two administrators; ``tell`` hears of it."""
    imported = record_import(kind=kind, file_name=file_name, content=content, by=by, at=at)
    return apply_import(imported=imported, by=approved_by, at=at, tell=tell)


@transaction.atomic
def undo_at_once(
    *, imported: Import, by: User, approved_by: User, at: datetime, tell: Tell = quiet
) -> Import:
    """Ask for and carry out an undo, in the name of two administrators; ``tell`` hears of it."""
    if imported.status == ImportStatus.APPLIED:
        ask_undo(imported=imported, by=by, at=at)
    return undo_import(imported=imported, by=approved_by, at=at, tell=tell)


def _write(
    imported: Import, lines: Sequence[Line], hands: Hands, *, keep: bool, tell: Tell
) -> None:
    """Write the lines and, going forward, keep what each one was and became."""
    table, events = ImportChange.Table.PLACE, {}
    if imported.kind == Import.Kind.AGENCIES:
        table = ImportChange.Table.AGENCY
        write_agencies(lines, tell)
    else:
        events = write_places(lines, hands, tell)
    if keep:
        ImportChange.objects.bulk_create(
            (
                ImportChange(
                    of=imported,
                    table=table,
                    key=line.key,
                    before=line.before,
                    after=line.after,
                    event=events.get(line.key),
                )
                for line in lines
            ),
            batch_size=2000,
        )


def _line(change: ImportChange) -> Line:
    return Line(0, change.key, Outcome.CHANGE, (), change.before, change.after)
