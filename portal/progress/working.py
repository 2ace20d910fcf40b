"""The side of the worker: take a piece of work, tell how far it is, and end it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_noop

from portal.leases import LeaseLost
from portal.progress.errors import Canceled
from portal.progress.models import Work
from portal.progress.states import WorkStatus

Clock = Callable[[], datetime]
FAILED = gettext_noop("The work failed. The log says why; then it can be tried again.")
SPENT = gettext_noop("The work was begun several times and never finished.")
# Told no more often than this, so that telling costs nothing beside the work.
PAUSE = timedelta(seconds=0.5)
TOLD = """
UPDATE progress_work SET done = %s, total = %s, lease_until = %s
WHERE id = %s AND status = 'RUNNING' AND lease_token = %s AND cancel_asked_at IS NULL
"""


@dataclass
class Teller:
    """Tells how far a piece of work is, holds its lease, and hears that it is to stop."""

    work: Work
    clock: Clock
    run: Callable[[str, list[Any]], int]
    told_at: datetime | None = None

    def step(self, done: int, of: int) -> None:
        """So much is done.  Raises ``Canceled``, or ``LeaseLost`` where another has the work."""
        at = self.clock()
        if self.told_at is not None and at - self.told_at < PAUSE and done < of:
            return
        self.told_at = at
        until = at + timedelta(seconds=settings.LEASE_SECONDS)
        if not self.run(TOLD, [done, of, until, self.work.pk, self.work.lease_token]):
            raise _why(self.work)


def claim(work_id: UUID, *, at: datetime) -> Work | None:
    """Take work that waits or lost its worker; None where there is nothing to take."""
    token = uuid4()
    taken = _free(at).filter(pk=work_id, attempts__lt=settings.LEASE_ATTEMPTS)
    claimed = taken.update(
        status=WorkStatus.RUNNING,
        attempts=F("attempts") + 1,
        started_at=at,
        lease_token=token,
        lease_until=at + timedelta(seconds=settings.LEASE_SECONDS),
    )
    return Work.objects.get(pk=work_id) if claimed else None


def waiting(kinds: Iterable[str], *, at: datetime) -> list[UUID]:
    """The work of some kinds that waits or lost its worker, the oldest first.

    What used all its attempts is failed, and what was to stop when its worker was lost is
    canceled: nobody is at it any more.
    """
    lost = Work.objects.filter(kind__in=kinds, status=WorkStatus.RUNNING, lease_until__lt=at)
    _end(lost.filter(cancel_asked_at__isnull=False), WorkStatus.CANCELED, at)
    spent = lost.filter(attempts__gte=settings.LEASE_ATTEMPTS)
    _end(spent, WorkStatus.FAILED, at, problem=SPENT)
    rows = _free(at).filter(kind__in=kinds)
    return list(rows.order_by("asked_at", "pk").values_list("pk", flat=True))


def finish(work: Work, *, at: datetime) -> None:
    """End the work in the transaction that writes its effects, which are rolled back otherwise.

    Raises ``Canceled`` or ``LeaseLost``: what is asked before this is heard, and no later.
    """
    held = _held(work).filter(cancel_asked_at=None)
    if not _end(held, WorkStatus.DONE, at, done=F("total")):
        raise _why(work)


def perform(
    work: Work,
    run: Callable[[Teller], None],
    *,
    clock: Clock,
    known: tuple[type[Exception], ...] = (),
) -> bool:
    """Do work that was claimed; whether it was done.

    ``run`` ends with ``finish`` in the transaction of its effects.  A known refusal stops the
    work with its sentence, a wish to cancel with nothing written; whatever else goes wrong stops
    it with a plain word, and the log has the rest.
    """
    problem = FAILED
    try:
        run(Teller(work, clock, _told_here))
        problem = ""
    except Canceled:
        problem = ""
        _end(_held(work), WorkStatus.CANCELED, clock())
        return False
    except LeaseLost:
        problem = ""
        return False
    except known as refusal:
        problem = str(refusal)[:300]
        return False
    finally:
        if problem:
            _end(_held(work), WorkStatus.FAILED, clock(), problem=problem)
    return True


@contextmanager
def aside(teller: Teller) -> Iterator[Teller]:
    """Tell on a connection of its own, from inside a transaction that nobody can look into."""
    other = connection.copy()

    def told(statement: str, given: list[Any]) -> int:
        with other.cursor() as cursor:
            cursor.execute(statement, given)
            return cursor.rowcount

    try:
        yield replace(teller, run=told)
    finally:
        other.close()


def _told_here(statement: str, given: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.rowcount


def _free(at: datetime) -> QuerySet[Work]:
    """What waits, and what lost its worker."""
    lost = Q(status=WorkStatus.RUNNING, lease_until__lt=at)
    return Work.objects.filter(Q(status=WorkStatus.QUEUED) | lost)


def _held(work: Work) -> QuerySet[Work]:
    return Work.objects.filter(pk=work.pk, status=WorkStatus.RUNNING, lease_token=work.lease_token)


def _end(rows: QuerySet[Work], status: str, at: datetime, **told: Any) -> int:
    return rows.update(status=status, finished_at=at, lease_token=None, lease_until=None, **told)


def _why(work: Work) -> Exception:
    """Why this worker may not go on."""
    if _held(work).filter(cancel_asked_at__isnull=False).exists():
        return Canceled()
    return LeaseLost(f"Work {work.pk} is held by another worker.")
