"""What is written into the calendar: a day for each quarter, and another one for a reason."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.access import require
from portal.jurisdictions.zones import washington_day
from portal.quarters import Quarter
from reports.calendar.days import quarters_ahead, usual_day
from reports.calendar.models import DayChange, EarlyReader, Planned
from reports.calendar.refusals import AlreadyOut, AlreadyPlanned, NoReason, WrongDay
from reports.publication.models import Publication

RIGHT = "prepare_release"
LEAST_WORDS, MOST_WORDS = 10, 1000


def plan_ahead(*, at: datetime) -> int:
    """Give the quarters of the next twelve months that have no day their usual one; how many.

    Runs in no scope.  Safe to run twice, and at once.
    """
    with scope.within(scope.statistics()):
        found = [_set(quarter, usual_day(quarter), None, at) for quarter in quarters_ahead(at)]
    return sum(new for _planned, new in found)


@transaction.atomic
def plan(*, quarter: Quarter, day: date, by: User | None, at: datetime) -> Planned:
    """Set the day of a quarter that has none; ``by`` is None where a command does it.

    Runs in the statistics scope.  Planning the same day twice is planning it once.  Raises
    ``WrongDay`` and ``AlreadyPlanned``.
    """
    if by is not None:
        require(by, RIGHT)
    _refuse_wrong(quarter, day, at)
    planned, _new = _set(quarter, day, by, at)
    if planned.day != day:
        raise AlreadyPlanned(_("This quarter has another day. To change it needs a reason."))
    return planned


@transaction.atomic
def change_day(*, quarter: Quarter, day: date, reason: str, by: User, at: datetime) -> DayChange:
    """Move a planned release to another day; the day and the reason are public at once.

    Access before the old day ends: no office sees a release more than a day before it is out.

    Runs in the statistics scope.  Raises ``WrongDay``, ``NoReason`` and ``AlreadyOut``.
    """
    require(by, RIGHT)
    words = reason.strip()
    if not LEAST_WORDS <= len(words) <= MOST_WORDS:
        raise NoReason(_("Say why, in 10 to 1,000 characters."))
    planned = Planned.objects.select_for_update().filter(quarter=str(quarter)).first()
    if planned is None:
        raise WrongDay(_("This quarter has no day yet."))
    _refuse_wrong(quarter, day, at)
    if planned.day == day:
        raise WrongDay(_("The release is planned for this day already."))
    change = DayChange(
        planned=planned, was=planned.day, becomes=day, reason=words, changed_at=at, changed_by=by
    )
    planned.day = day
    planned.save(update_fields=["day"])
    change.save()
    _end_access(planned, by, at)
    trail.record(
        event="calendar.changed",
        subject=planned,
        by=by,
        at=at,
        before=str(change.was),
        after=str(day),
    )
    return change


def _end_access(planned: Planned, by: User, at: datetime) -> None:
    open_ones = EarlyReader.objects.filter(
        quarter=planned.quarter, revoked_at=None, expires_at__gt=at
    )
    for reader in open_ones.order_by("pk"):
        reader.revoked_at, reader.revoked_by = at, by
        reader.save(update_fields=["revoked_at", "revoked_by"])
        trail.record(event="early.revoked", subject=reader, by=by, at=at)


def _set(quarter: Quarter, day: date, by: User | None, at: datetime) -> tuple[Planned, bool]:
    planned, new = Planned.objects.get_or_create(
        quarter=str(quarter), defaults={"day": day, "planned_at": at, "planned_by": by}
    )
    if new:
        trail.record(event="calendar.planned", subject=planned, by=by, at=at, after=str(day))
    return planned, new


def _refuse_wrong(quarter: Quarter, day: date, at: datetime) -> None:
    if Publication.objects.filter(quarter=str(quarter)).exists():
        raise AlreadyOut(_("The statistics of this quarter are out."))
    if day < washington_day(at):
        raise WrongDay(_("This day is in the past."))
    if day <= quarter.ends:
        raise WrongDay(_("The quarter is not over on this day."))
