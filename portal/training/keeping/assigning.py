"""Writes: a role of a place is to complete a module by a day, and no longer."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.constraints import is_new
from portal.jurisdictions.access import AccessDenied, holds
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.role_table import ROLES
from portal.training.keeping.errors import AlreadyAssigned, NotAssignable
from portal.training.keeping.models import Assignment
from portal.training.models import Module

RIGHT = "manage_people"


@transaction.atomic
def assign_module(
    *, module: str, role: str, place: Jurisdiction | None, due_on: date, by: User, at: datetime
) -> Assignment:
    """Let whoever holds a role in a place complete the module of a key by a day.

    A manager of the place may, an administrator anywhere, and an administrator alone for
    everybody in a role (``place`` None).  Raises ``AccessDenied``, ``NotAssignable`` and
    ``AlreadyAssigned``.
    """
    require_assigner(by, place)
    course = Module.objects.filter(key=module, retired_on=None).first()
    if course is None or role not in ROLES:
        raise NotAssignable(_("There is no such module in use, or no such role."))
    if place is not None and ROLES[role].everywhere:
        raise NotAssignable(_("Nobody holds this role in a place."))
    if due_on < at.date():
        raise NotAssignable(_("Choose today or a later day."))
    made = Assignment(
        module=course, role=role, place=place, due_on=due_on, given_by=by, given_at=at
    )
    if not is_new(made, constraint="assignment_once_for_a_role_of_a_place"):
        raise AlreadyAssigned(_("This module is assigned to this role here already."))
    detail: dict[str, object] = {"module": course.key, "role": role, "due_on": due_on.isoformat()}
    trail.record(event="training.assigned", subject=made, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def end_assignment(*, assignment_id: UUID, by: User, at: datetime) -> Assignment:
    """Ask for it no longer.  Raises ``AccessDenied`` and ``AlreadyAssigned`` for one at an end."""
    rows = Assignment.objects.select_for_update(of=("self",))
    found = rows.select_related("place__parent").filter(pk=assignment_id).first()
    if found is None:
        raise AccessDenied(_("There is no such assignment of yours."))
    require_assigner(by, found.place)
    if found.ended_at is not None:
        raise AlreadyAssigned(_("This assignment is at an end already."))
    found.ended_by, found.ended_at = by, at
    found.save(update_fields=["ended_by", "ended_at"])
    trail.record(event="training.assignment_ended", subject=found, by=by, at=at)
    return found


def require_assigner(by: User, place: Jurisdiction | None) -> None:
    """Refuse who assigns nothing there.  Raises ``AccessDenied``."""
    is_administrator = by.is_superuser and by.is_active
    if not is_administrator and (place is None or not holds(by, RIGHT, place)):
        raise AccessDenied(_("You assign no training here."))
