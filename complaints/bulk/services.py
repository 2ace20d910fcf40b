"""Writes: one act on many complaints, by the very services that do it on one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from complaints.bulk.models import Run
from complaints.casework.assigning import assign
from complaints.casework.moving import move_complaint
from complaints.casework.refusals import REFUSALS
from complaints.casework.teaming import send_to_team
from complaints.routing.refusals import CODES as ROUTING
from complaints.selectors import complaints_visible_to
from complaints.states import Status
from portal.accounts.models import User
from portal.audit import trail

MOST = 500
NOT_SEEN = "NotSeen"
_REFUSED = (*REFUSALS, *ROUTING)
ACTS: dict[str, Callable[..., object]] = {
    "assign": assign,
    "team": send_to_team,
    "acknowledge": partial(move_complaint, to=Status.ACKNOWLEDGED),
    "review": partial(move_complaint, to=Status.INTAKE_REVIEW),
    "offer": partial(move_complaint, to=Status.OIG_WINDOW),
    "retain": partial(move_complaint, to=Status.RETAINED),
}


@dataclass
class Outcome:
    """On which complaints, by number, an act is done, and on which not and why."""

    done: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


class _OnlyTried(Exception):
    """Takes back what was tried."""


def try_act(
    *, ids: Sequence[UUID], act: str, given: Mapping[str, Any], by: User, at: datetime
) -> Outcome:
    """What an act on each of the complaints would come to; nothing is left of it.

    Each is done as it would be and taken back, so that no rule is written twice.  ``given`` is
    what the act asks for besides; at most 500 are looked at.  Runs in the complaints scope.
    """
    return _each(ids, act, given, by, at, keep=False)


def run_act(
    *,
    run_id: UUID,
    ids: Sequence[UUID],
    act: str,
    given: Mapping[str, Any],
    by: User,
    at: datetime,
) -> Run:
    """Do an act on each of the complaints, each by itself; the same run is never done twice.

    A run that was done, or is being done at this moment, is waited for and given back.  Runs in
    the complaints scope.
    """
    try:
        with transaction.atomic():
            run = Run.objects.create(id=run_id, act=act, done_by=by, done_at=at)
    except IntegrityError:
        return Run.objects.get(pk=run_id)
    outcome = _each(ids, act, given, by, at, keep=True)
    run.done, run.refused = outcome.done, outcome.refused
    run.save(update_fields=["done", "refused"])
    detail: dict[str, object] = {
        "act": act,
        "done": len(outcome.done),
        "refused": len(outcome.refused),
    }
    trail.record(event="complaint.bulk", subject=run, by=by, at=at, detail=detail)
    return run


def _each(
    ids: Sequence[UUID],
    act: str,
    given: Mapping[str, Any],
    by: User,
    at: datetime,
    *,
    keep: bool,
) -> Outcome:
    wanted = list(dict.fromkeys(ids))[:MOST]
    seen = complaints_visible_to(by).filter(pk__in=wanted).order_by("pk")
    # In the order of ids for everybody, so that two runs never wait for each other.
    numbers = dict(seen.values_list("pk", "number"))
    outcome = Outcome()
    for pk, number in numbers.items():
        try:
            with transaction.atomic():
                ACTS[act](complaint_id=pk, by=by, at=at, **given)
                if not keep:
                    raise _OnlyTried
        except _OnlyTried:
            outcome.done.append(number)
        except _REFUSED as refusal:
            outcome.refused.append((number, type(refusal).__name__))
        else:
            outcome.done.append(number)
    outcome.refused += [("", NOT_SEEN)] * (len(wanted) - len(numbers))
    return outcome


def run_of(user: User, run_id: UUID) -> Run | None:
    """A run of a person's own."""
    return Run.objects.filter(pk=run_id, done_by=user).first()
