"""A whole list is asked for, prepared part by part, opened by whoever asked, and dropped."""

import gzip
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.exports.models import Export, ExportPart
from portal.exports.shelves import SHELVES
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.progress.models import Work
from portal.progress.services import ask_work
from portal.progress.states import WorkStatus
from portal.progress.working import Clock, Teller, claim, finish, perform, waiting
from portal.sealing import seal, unseal
from portal.worklists.lists import Asked

KEPT = timedelta(days=1)
# So many files of one person wait, run or are kept at a time.
MOST = 5
ROWS = 5_000
NO_RIGHT = gettext_lazy("You no longer have the right to read this list.")


class NotOffered(Exception):
    """There is no such list."""


class TooManyFiles(Exception):
    """A person has as many files as are kept."""


@transaction.atomic
def ask_export(*, shelf: str, key: str, query: str, by: User, at: datetime) -> Export:
    """Ask for a whole list.  Raises ``NotOffered``, ``AccessDenied`` or ``TooManyFiles``."""
    if shelf not in SHELVES or key not in SHELVES[shelf].lists:
        raise NotOffered(_("There is no such list."))
    if not SHELVES[shelf].is_open_to(by):
        raise AccessDenied(_("You have no right to read this list."))
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    if len(exports_of(by, at=at).exclude(work__status__in=GONE)[:MOST]) == MOST:
        raise TooManyFiles(
            _("Five files wait or are kept for you. Cancel one, or wait until one ends.")
        )
    return Export.objects.create(
        work=ask_work(kind=Work.Kind.EXPORT, total=0, by=by, at=at),
        shelf=shelf,
        worklist=key,
        query=query[:400],
        places=SHELVES[shelf].places_of(by),
        ends_at=at + KEPT,
    )


GONE = [WorkStatus.CANCELED, WorkStatus.FAILED]


def exports_of(user: User, *, at: datetime) -> QuerySet[Export]:
    """The files of a person that have not ended, the latest first, each with its size."""
    rows = Export.objects.filter(work__asked_by=user, ends_at__gt=at).select_related("work")
    return rows.annotate(size=Sum("parts__size")).order_by("-work__asked_at", "-pk")


def file_of(*, export: Export, by: User) -> bytes | None:
    """The packed file, or None until it is ready; the rights are asked for anew.

    Raises ``AccessDenied``.
    """
    _require_right(export, by)
    if export.work.status != WorkStatus.DONE:
        return None
    return b"".join(
        unseal(part.content, owner=_owner(by), name=_name(export, part.number))
        for part in export.parts.all()
    )


def work_on_exports(*, clock: Clock) -> int:
    """Prepare what waits, and drop what ended or was canceled; how many were done here."""
    drop_ended(at=clock())
    ready = waiting([Work.Kind.EXPORT], at=clock())
    return sum(work_on(work_id, clock=clock) for work_id in ready)


def work_on(work_id: UUID, *, clock: Clock) -> bool:
    """Prepare one file; whether it was done here."""
    work = claim(work_id, at=clock())
    if work is None:
        return False
    export = Export.objects.get(work=work)
    return perform(work, partial(_prepare, export), clock=clock, known=(AccessDenied,))


def drop_ended(*, at: datetime) -> int:
    """Delete the content of files that ended or that nobody wants."""
    gone = Q(export__ends_at__lte=at) | Q(export__work__status=WorkStatus.CANCELED)
    return ExportPart.objects.filter(gone).delete()[0]


def _prepare(export: Export, teller: Teller) -> None:
    user = teller.work.asked_by
    _require_right(export, user)
    shelf = SHELVES[export.shelf]
    rows = shelf.scope_of(user)
    with scope.within(rows):  # a filter offers what its desk may read
        asked = shelf.asked(export.worklist, export.query, user)
        total = asked.count()
    last = export.parts.last()
    done = export.parts.aggregate(rows=Sum("rows"))["rows"] or 0
    for part in _parts(export, asked, rows, last):
        done += part.rows
        teller.step(done, max(done, total))
        part.save(force_insert=True)
    Work.objects.filter(pk=teller.work.pk).update(done=done, total=done)
    finish(teller.work, at=teller.clock())


def _parts(
    export: Export, asked: Asked, rows: scope.Scope, last: ExportPart | None
) -> Iterator[ExportPart]:
    """The parts behind the last one that is kept, each read in a transaction of its own."""
    if last is not None and not last.after:
        return
    number, after = (last.number + 1, last.after) if last else (1, "")
    owner = _owner(export.work.asked_by)
    while True:
        with scope.within(rows):
            page, content = asked.part(after=after, size=ROWS, heading=number == 1)
        packed = gzip.compress(content)
        yield ExportPart(
            export=export,
            number=number,
            rows=len(page.rows),
            size=len(packed),
            after=page.after,
            content=seal(packed, owner=owner, name=_name(export, number)),
        )
        if not page.after:
            return
        number, after = number + 1, page.after


def _require_right(export: Export, user: User) -> None:
    shelf = SHELVES[export.shelf]
    is_theirs = export.work.asked_by_id == user.pk and user.is_active
    if not is_theirs or not shelf.is_open_to(user):
        raise AccessDenied(str(NO_RIGHT))
    if not set(export.places) <= set(shelf.places_of(user)):
        raise AccessDenied(str(NO_RIGHT))


def _owner(user: User) -> str:
    return f"user:{user.pk}"


def _name(export: Export, number: int) -> str:
    return f"export:{export.pk}:{number}"
