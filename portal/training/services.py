"""Record what people completed, take it back, and ask for it before anybody acts."""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.constraints import is_new
from portal.jurisdictions.access import AccessDenied, holds
from portal.jurisdictions.models import Agency, AgencyToken, Jurisdiction
from portal.jurisdictions.role_table import ROLES
from portal.training.errors import (
    AlreadyRecorded,
    Missing,
    NotCompleted,
    OwnTraining,
    Untrained,
)
from portal.training.models import GATED, Completion, Edition, Module, Way
from portal.training.selectors import missing_of, roles_held


def require_trained(*, user: User, role: str, at: datetime) -> None:
    """Refuse who lacks a module that the role needs: ``Untrained``, naming what is missing.

    An agency's software is no person: whoever was given its key answers for it.
    """
    missing = missing_of(user=user, role=role, at=at)
    if missing and not AgencyToken.objects.filter(user=user).exists():
        found = [Missing(module.key, _(module.title)) for module in missing]
        raise Untrained(_(ROLES[role].label).lower(), found)


def require_trained_for(
    *, user: User, rights: Collection[str], place: Jurisdiction | None = None, at: datetime
) -> None:
    """Refuse who acts by one of some rights and is trained for no role that gives it to them.

    Roles of a place count where they are held in it or in the state above it.  Raises
    ``Untrained`` for the first that is held; whoever holds none is asked as the first of all.
    A right that no gated role carries asks for nothing.
    """
    roles = [role for role in GATED if not set(rights).isdisjoint(ROLES[role].permissions)]
    held = roles_held(user, roles, place=place) or roles[:1]
    lacking = [role for role in held if missing_of(user=user, role=role, at=at)]
    if held and lacking == held:
        require_trained(user=user, role=held[0], at=at)


@dataclass(frozen=True)
class Known:
    """How a completion is known, and what else was said of it.

    Without the number of an edition it is of the one that was out on its day.
    """

    way: Way = Way.RECORDED
    edition: int | None = None
    score: int | None = None
    language: str = ""
    agency: Agency | None = None
    attested_by: User | None = None


BY_HAND = Known()
ONCE_A_DAY = "completion_once_a_day"


@transaction.atomic
def record_completion(
    *,
    user: User,
    module: str,
    completed_on: date,
    known: Known = BY_HAND,
    by: User | None,
    at: datetime,
) -> Completion:
    """Write down that a person completed the module of a key on a day.

    An administrator may, and a manager or an agency's software for the people of the place, for
    what their roles there need and what gates nobody; ``by`` is None where a command does it.
    Raises ``AccessDenied``, ``OwnTraining``, ``NotCompleted`` and ``AlreadyRecorded``.
    """
    course = Module.objects.filter(key=module, retired_on=None).first()
    if course is None:
        raise NotCompleted(_("There is no such module in use."))
    _refuse_recorder(user, course, by)
    if completed_on > at.date():
        raise NotCompleted(_("A module is completed on a day that has come."))
    completion = Completion(
        module=course,
        user=user,
        edition=edition_of(course, number=known.edition, on=completed_on),
        way=known.way,
        score=known.score,
        language=known.language,
        agency=known.agency,
        attested_by=known.attested_by,
        completed_on=completed_on,
        valid_until=months_after(completed_on, course.months),
        recorded_by=by,
        recorded_at=at,
    )
    if not is_new(completion, constraint=ONCE_A_DAY):
        raise AlreadyRecorded(_("This completion is in the register already."))
    told: dict[str, object] = {"module": course.key, "person": str(user.pseudonym)}
    told["way"] = completion.way
    trail.record(event="training.recorded", subject=completion, by=by, at=at, detail=told)
    return completion


@transaction.atomic
def revoke_completion(*, completion_id: UUID, by: User, at: datetime) -> Completion:
    """Take back a completion that was recorded in error; the row stays.

    Raises ``AccessDenied``, ``OwnTraining`` and ``AlreadyRecorded``.
    """
    rows = Completion.objects.select_for_update(of=("self",)).select_related("module", "user")
    completion = rows.get(pk=completion_id)
    _refuse_recorder(completion.user, completion.module, by)
    if completion.revoked_at:
        raise AlreadyRecorded(_("This completion was taken back before."))
    completion.revoked_by, completion.revoked_at = by, at
    completion.save(update_fields=["revoked_by", "revoked_at"])
    trail.record(event="training.revoked", subject=completion, by=by, at=at)
    return completion


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of its month where that has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def may_record(by: User, user: User, module: Module) -> bool:
    """Whether one person may record this module for another."""
    if by.is_superuser and by.is_active:
        return True
    held = [name.partition(":") for name in user.groups.values_list("name", flat=True)]
    gates = module.roles
    codes = [code for role, _colon, code in held if code and (role in gates or not gates)]
    places = list(Jurisdiction.objects.filter(code__in=codes).select_related("parent"))
    if any(holds(by, "manage_people", place) for place in places):
        return True
    tokens = AgencyToken.objects.filter(user=by, revoked_at=None, agency__jurisdiction__in=places)
    return by.is_active and tokens.exists()


def edition_of(module: Module, *, number: int | None, on: date) -> Edition | None:
    """The edition of a number, or the last one that was out on a day; None where none was.

    Raises ``NotCompleted`` for a number that no edition had by that day.
    """
    out = module.editions.filter(published_on__lte=on).order_by("-number")
    if number is None:
        return out.first()
    found = out.filter(number=number).first()
    if found is None:
        raise NotCompleted(_("The module had no such edition on that day."))
    return found


def _refuse_recorder(user: User, module: Module, by: User | None) -> None:
    if by is None:
        return
    if by == user:
        raise OwnTraining(_("Nobody records or takes back their own training."))
    if not may_record(by, user, module):
        raise AccessDenied(_("You do not keep the training register of this person."))
