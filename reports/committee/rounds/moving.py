"""The one way to change where a round stands."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from reports.committee.rounds.models import Round
from reports.committee.rounds.refusals import NoSuchRound
from reports.committee.rounds.states import ROUND, WORKER, Status


def locked(round_id: UUID) -> Round:
    """A round that nobody else changes until the transaction ends.  Raises ``NoSuchRound``."""
    rows = Round.objects.select_for_update(of=("self",)).filter(pk=round_id)
    found: Round | None = rows.select_related("codebook", "matter").first()
    if found is None:
        raise NoSuchRound(_("There is no such round."))
    return found


def move(
    round_: Round,
    target: Status,
    *,
    by: User,
    at: datetime,
    fields: Iterable[str] = (),
    **detail: object,
) -> None:
    """Take a locked round on, as a person; ``fields`` were set and are saved with it.

    Raises ``TransitionRefused`` and ``AccessDenied``.
    """
    require(by, ROUND.permission_for(source=round_.status, target=target))
    _take(round_, target, by, at, fields, detail)


def waiting(round_id: UUID, status: Status) -> Round | None:
    """A round that waits for a worker at a state, locked; None where it does not, or no more."""
    rows = Round.objects.select_for_update(of=("self",), skip_locked=True)
    return rows.filter(pk=round_id, status=status).first()


def finished(
    round_: Round, target: Status, *, at: datetime, fields: Iterable[str] = (), **detail: object
) -> None:
    """Take a locked round on, as the worker that it waited for."""
    right = ROUND.permission_for(source=round_.status, target=target)
    if right != WORKER:
        raise ValueError(f"{target} is no worker's.")
    _take(round_, target, None, at, fields, detail)


def _take(
    round_: Round,
    target: Status,
    by: User | None,
    at: datetime,
    fields: Iterable[str],
    detail: dict[str, object],
) -> None:
    before = round_.status
    round_.status, round_.changed_at = target, at
    round_.save(update_fields=["status", "changed_at", *fields])
    event = "committee.round_moved"
    trail.record(
        event=event, subject=round_, by=by, at=at, before=before, after=target, detail=detail
    )
