"""The roles, the permissions that each one carries, and the one way to give or take them."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from guardian.shortcuts import assign_perm

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.models import Jurisdiction


@dataclass(frozen=True)
class Role:
    """A named set of permissions, held in a jurisdiction or everywhere."""

    name: str
    label: str
    permissions: tuple[str, ...]
    everywhere: bool = False


ROLES = {
    role.name: role
    for role in (
        Role("OFFICIAL", "Jurisdiction official", ("view_booking", "decide_participation")),
        Role("COUNSEL", "Counsel", ("view_booking", "decide_participation")),
        Role("CLERK", "Booking clerk", ("submit_booking", "view_booking")),
        Role("READER", "Read-only", ("view_booking",)),
        Role("MANAGER", "Organization administrator", ("manage_people",)),
        Role("PROGRAM", "Program office", ("act_for_program",)),
        Role("EXAMINER", "Examiner", ("review_candidate",), everywhere=True),
        Role("OPERATOR", "Operator", ("operate_jobs",), everywhere=True),
    )
}


class WrongPlace(Exception):
    """The role is held in a jurisdiction and none was named, or the other way round."""


@transaction.atomic
def give_role(
    *, user: User, role: str, jurisdiction: Jurisdiction | None, by: User | None, at: datetime
) -> Group:
    """Let a person hold a role in a jurisdiction, or everywhere where the role is such."""
    group = group_of(role=role, jurisdiction=jurisdiction)
    user.groups.add(group)
    _note("role.given", user, group, by, at)
    return group


@transaction.atomic
def take_role(
    *, user: User, role: str, jurisdiction: Jurisdiction | None, by: User | None, at: datetime
) -> None:
    """End a person's role; what they did under it stays."""
    group = group_of(role=role, jurisdiction=jurisdiction)
    user.groups.remove(group)
    _note("role.taken", user, group, by, at)


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


def _note(event: str, user: User, group: Group, by: User | None, at: datetime) -> None:
    trail.record(event=event, subject=user, by=by, at=at, detail={"group": group.name})
