"""The one way to give or take a role: the group, the membership and the trail together."""

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from guardian.shortcuts import assign_perm

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.memberships import Appointment, Membership
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.role_table import ROLES, Role

__all__ = [
    "ROLES",
    "Role",
    "WrongPlace",
    "give_role",
    "group_of",
    "holders_of",
    "lock_role",
    "take_role",
]


class WrongPlace(Exception):
    """The role is held in a jurisdiction and none was named, or the other way round."""


@transaction.atomic
def give_role(
    *, user: User, role: str, jurisdiction: Jurisdiction | None, by: User | None, at: datetime
) -> Group:
    """Let a person hold a role in a jurisdiction, or everywhere where the role is such.

    A role that the person holds already stays as it was given.
    """
    group = lock_role(role=role, jurisdiction=jurisdiction)
    rows, where = _history(jurisdiction)
    with _reach(jurisdiction):
        _, new = rows.get_or_create(
            user=user, role=role, taken_at=None, **where, defaults={"given_by": by, "given_at": at}
        )
    user.groups.add(group)
    if new:
        _note("role.given", user, group, by, at)
    return group


@transaction.atomic
def take_role(
    *, user: User, role: str, jurisdiction: Jurisdiction | None, by: User | None, at: datetime
) -> bool:
    """End a person's role; what they did under it stays.  False if they did not hold it."""
    group = lock_role(role=role, jurisdiction=jurisdiction)
    rows, where = _history(jurisdiction)
    with _reach(jurisdiction):
        held = rows.filter(user=user, role=role, taken_at=None, **where)
        taken = held.update(taken_by=by, taken_at=at)
    user.groups.remove(group)
    if taken:
        _note("role.taken", user, group, by, at)
    return bool(taken)


def lock_role(*, role: str, jurisdiction: Jurisdiction | None) -> Group:
    """Let nobody else give or take this role in this place until the transaction ends."""
    group = group_of(role=role, jurisdiction=jurisdiction)
    return Group.objects.select_for_update().get(pk=group.pk)


def group_of(*, role: str, jurisdiction: Jurisdiction | None) -> Group:
    """The group that stands for a role in a place, made with its permissions at first use."""
    definition = ROLES[role]
    if definition.everywhere != (jurisdiction is None):
        raise WrongPlace(f"{definition.label} is held {'everywhere' if jurisdiction else 'here'}.")
    name = f"{role}:{jurisdiction.code}" if jurisdiction else role
    group, new = Group.objects.get_or_create(name=name)
    if new and jurisdiction:
        for permission in definition.permissions:
            assign_perm(f"jurisdictions.{permission}", group, jurisdiction)
    elif new:
        group.permissions.set(
            Permission.objects.filter(
                content_type__app_label="jurisdictions", codename__in=definition.permissions
            )
        )
    return group


def holders_of(place: Jurisdiction, *roles: str) -> QuerySet[User]:
    """Active accounts that hold one of some roles in a place, or in the state that covers it.

    An agency's software is such an account too.
    """
    state = place.parent if place.kind == Jurisdiction.Kind.COUNTY else None
    codes = [place.code, *([state.code] if state else [])]
    names = [f"{role}:{code}" for role in roles for code in codes]
    return User.objects.filter(groups__name__in=names, is_active=True).distinct()


def _history(jurisdiction: Jurisdiction | None) -> tuple[Any, dict[str, Jurisdiction]]:
    """Where it is kept who held a role: the rows, and the place that they name if any."""
    if jurisdiction is None:
        return Appointment.objects, {}
    return Membership.objects, {"jurisdiction": jurisdiction}


def _reach(jurisdiction: Jurisdiction | None) -> AbstractContextManager[None]:
    return reaching(jurisdiction) if jurisdiction else nullcontext()


def _note(event: str, user: User, group: Group, by: User | None, at: datetime) -> None:
    trail.record(event=event, subject=user, by=by, at=at, detail={"group": group.name})
