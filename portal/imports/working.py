"""What a worker does with imports: read them, write them, undo them, and say how far it is."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from portal.imports.asking import keep_plan, settle_canceled
from portal.imports.models import Import
from portal.imports.refusals import REFUSALS
from portal.imports.selectors import plan_file
from portal.imports.services import apply_import, undo_import
from portal.progress.models import Work
from portal.progress.working import Clock, Teller, aside, claim, perform, waiting

Kind = Work.Kind


def work_on_imports(*, clock: Clock) -> int:
    """Do what waits, one after another; how many were done here.

    Safe to run twice, and at once: a piece of work has one worker.
    """
    done = sum(work_on(work_id, clock=clock) for work_id in waiting(RUNS, at=clock()))
    settle_canceled()
    return done


def work_on(work_id: UUID, *, clock: Clock) -> bool:
    """Do one piece of work; whether it was done here."""
    work = claim(work_id, at=clock())
    if work is None:
        return False
    imported = Import.objects.get(work=work)
    run = partial(RUNS[work.kind], imported)
    return perform(work, run, clock=clock, known=REFUSALS)


def _read(imported: Import, teller: Teller) -> None:
    plan = plan_file(
        kind=imported.kind,
        content=bytes(imported.content),
        at=teller.clock(),
        tell=teller.step,
    )
    keep_plan(imported=imported, plan=plan, work=teller.work, at=teller.clock())


def _apply(imported: Import, teller: Teller) -> None:
    _write(apply_import, imported, teller)


def _undo(imported: Import, teller: Teller) -> None:
    _write(undo_import, imported, teller)


def _write(move: Callable[..., Import], imported: Import, teller: Teller) -> None:
    work = teller.work
    with aside(teller) as told:
        move(imported=imported, by=work.asked_by, at=teller.clock(), work=work, tell=told.step)


RUNS: dict[str, Callable[[Import, Teller], None]] = {
    Kind.READ_IMPORT: _read,
    Kind.APPLY_IMPORT: _apply,
    Kind.UNDO_IMPORT: _undo,
}
