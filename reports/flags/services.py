"""Writes: a flag's way from the question to its place to the signature of another person.

All but a comment run in the statistics scope, and each locks its flag first.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.deadlines.due import day_of, end_of
from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, require
from reports.flags.files import file_of, seen_of
from reports.flags.letters import tell_places
from reports.flags.models import LONGEST_STATEMENT, Flag, Step
from reports.flags.refusals import (
    Changed,
    FileIncomplete,
    NotInTime,
    OwnExamination,
    PlaceHasTime,
    PlaceNotAsked,
)
from reports.flags.selectors import newest_screened, replaced
from reports.flags.states import FLAG, Status

# Project choices: no rule names a period.
DAYS, LEAST_DAYS, MOST_DAYS = 14, 7, 60


@transaction.atomic
def ask_place(*, flag_id: UUID, until: date, by: User, at: datetime) -> Flag:
    """Ask the place of an open flag to comment until the end of a day there, and write to it.

    Raises ``AccessDenied``, ``TransitionRefused`` and ``NotInTime``.
    """
    flag = _locked(flag_id)
    _ask(flag, until, by, at)
    tell_places([flag], at=at)
    return flag


@transaction.atomic
def ask_places(*, quarter: str, until: date, by: User, at: datetime) -> int:
    """Ask the places of all open flags of a quarter's newest screened cube; how many flags.

    Each place is written to once.  Raises ``AccessDenied`` and ``NotInTime``.
    """
    require(by, FLAG.permission_for(source=Status.OPEN, target=Status.ASKED))
    rows = Flag.objects.select_for_update(of=("self",)).select_related("jurisdiction")
    cube = newest_screened(quarter)
    flags = list(rows.filter(cube=cube, status=Status.OPEN).order_by("pk"))
    for flag in flags:
        _ask(flag, until, by, at)
    tell_places(flags, at=at)
    return len(flags)


@transaction.atomic
def conclude(*, flag_id: UUID, by: User, at: datetime) -> Flag:
    """End the examination of a flag whose file is complete; another person is to sign it.

    The place was asked, and commented or let its time pass: it comments and cannot block.  A flag
    of a cube that a later one of its quarter replaced needs no comment.  Raises ``AccessDenied``,
    ``TransitionRefused``, ``PlaceNotAsked``, ``PlaceHasTime`` and ``FileIncomplete``.
    """
    flag = _locked(flag_id)
    _allow(flag, Status.EXAMINED, by)
    file = file_of(flag)
    if not replaced(flag):
        _refuse_unheard(flag, has_comment=file.comment is not None, at=at)
    if missing := file.missing:
        given = {"missing": ", ".join(missing)}
        raise FileIncomplete(_("Still to be written: %(missing)s.") % given)
    file.case.examined_by, file.case.examined_at = by, at
    file.case.save(update_fields=["examined_by", "examined_at"])
    _move(flag, Status.EXAMINED, by, at)
    return flag


@transaction.atomic
def send_back(*, flag_id: UUID, reason: str, by: User, at: datetime) -> Flag:
    """Open an examined flag again for whoever is to write more.

    Raises ``AccessDenied``, ``TransitionRefused``, ``WordsMissing`` and ``WordsTooLong``.
    """
    text = fit(reason, most=LONGEST_STATEMENT)
    flag = _locked(flag_id)
    _allow(flag, Status.OPEN, by)
    case = file_of(flag).case
    case.examined_by = case.examined_at = None
    case.save(update_fields=["examined_by", "examined_at"])
    _move(flag, Status.OPEN, by, at, reason=text)
    return flag


@transaction.atomic
def sign(*, flag_id: UUID, seen: str, by: User, at: datetime) -> Flag:
    """Sign the file that was read, by somebody who wrote nothing in it; it stays so for good.

    ``seen`` is ``files.seen_of`` of what was shown.  Raises ``AccessDenied``,
    ``TransitionRefused``, ``OwnExamination`` and ``Changed``.
    """
    flag = _locked(flag_id)
    _allow(flag, Status.SIGNED, by)
    file = file_of(flag)
    if by.pk in file.authors:
        raise OwnExamination(_("You examined this flag: another person signs it."))
    if seen != seen_of(file):
        raise Changed(_("The file changed since you read it. Read it again."))
    file.case.signed_by, file.case.signed_at = by, at
    file.case.save(update_fields=["signed_by", "signed_at"])
    _move(flag, Status.SIGNED, by, at)
    return flag


def _locked(flag_id: UUID) -> Flag:
    """The flag, which nobody else changes until the transaction ends."""
    rows = Flag.objects.select_for_update(of=("self",)).select_related("jurisdiction")
    flag: Flag | None = rows.filter(pk=flag_id).first()
    if flag is None:
        raise AccessDenied(_("There is no such flag."))
    return flag


def _allow(flag: Flag, target: str, by: User) -> None:
    require(by, FLAG.permission_for(source=flag.status, target=target))


def _ask(flag: Flag, until: date, by: User, at: datetime) -> None:
    _allow(flag, Status.ASKED, by)
    zone = flag.jurisdiction.time_zone
    if not timedelta(days=LEAST_DAYS) <= until - day_of(at, zone) <= timedelta(days=MOST_DAYS):
        given = {"least": LEAST_DAYS, "most": MOST_DAYS}
        raise NotInTime(_("Give from %(least)s to %(most)s days for the comment.") % given)
    flag.asked_at, flag.due_at = at, end_of(until, zone)
    _move(flag, Status.ASKED, by, at, fields=["asked_at", "due_at"])


def _refuse_unheard(flag: Flag, *, has_comment: bool, at: datetime) -> None:
    if flag.due_at is None:
        raise PlaceNotAsked(_("Ask the place to comment first."))
    if not has_comment and at < flag.due_at:
        raise PlaceHasTime(_("The place did not comment yet, and may still do so."))


def _move(
    flag: Flag,
    target: Status,
    by: User,
    at: datetime,
    *,
    reason: str = "",
    fields: Sequence[str] = (),
) -> None:
    step = Step(
        jurisdiction_id=flag.jurisdiction_id,
        flag=flag,
        source=flag.status,
        target=target,
        reason=reason,
        taken_by=by,
        taken_at=at,
    )
    step.save(force_insert=True)
    flag.status, flag.changed_at = target, at
    flag.save(update_fields=["status", "changed_at", *fields])
    trail.record(
        event="flag.moved", subject=flag, by=by, at=at, before=step.source, after=step.target
    )
