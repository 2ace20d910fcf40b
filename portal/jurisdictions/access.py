"""Who may act where: rights are granted on a jurisdiction, and its records inherit them."""

from typing import Any

from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from guardian.models import GroupObjectPermission

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.role_table import COMPLAINT_RIGHTS

Kind = Jurisdiction.Kind


class AccessDenied(Exception):
    """This person may not do this in this jurisdiction."""


def may(user: User, permission: str, jurisdiction: Jurisdiction | None = None) -> bool:
    """Whether the person holds a permission everywhere, here, or on the state above."""
    codename = f"jurisdictions.{permission}"
    if user.has_perm(codename):
        return True
    places = _own_and_state(jurisdiction) if jurisdiction else []
    return any(user.has_perm(codename, place) for place in places)


def require(user: User, permission: str, jurisdiction: Jurisdiction | None = None) -> None:
    """Refuse a person who holds the permission neither everywhere nor here."""
    if not may(user, permission, jurisdiction):
        where = f" in {jurisdiction}" if jurisdiction else ""
        words = permission.replace("_", " ")
        raise AccessDenied(f"You do not have the right to {words}{where}.")


def holds(user: User, permission: str, jurisdiction: Jurisdiction) -> bool:
    """Whether the person was given a permission here or on the state above, by a role.

    An administrator as such holds none: acts on participation need the place's own people.
    """
    places = [str(place.pk) for place in _own_and_state(jurisdiction)]
    roles = _held_by(user).filter(permission__codename=permission, object_pk__in=places)
    return user.is_active and roles.exists()


def holds_everywhere(user: User, *permissions: str) -> bool:
    """Whether a person was given one of these permissions by a role that is held everywhere.

    An administrator as such holds none: what people complain of is not theirs to read.
    """
    roles = user.groups.filter(
        permissions__codename__in=permissions,
        permissions__content_type__app_label="jurisdictions",
    )
    return user.is_active and roles.exists()


def investigates(user: User) -> bool:
    """Whether a person works on complaints, which an administrator as such does not.

    Who is no administrator has every right by a role, and rights are read once a request.
    """
    if user.is_superuser:
        return holds_everywhere(user, *COMPLAINT_RIGHTS)
    return any(may(user, right) for right in COMPLAINT_RIGHTS)


def rights_held(user: User) -> frozenset[str]:
    """Every permission that a person was given in some jurisdiction; one query."""
    found = _held_by(user).values_list("permission__codename", flat=True)
    return frozenset(found.order_by().distinct())


def rights_everywhere(user: User) -> frozenset[str]:
    """Every permission that a person was given by a role that is held everywhere; one query.

    An administrator as such holds none.
    """
    found = user.groups.filter(permissions__content_type__app_label="jurisdictions")
    return frozenset(found.values_list("permissions__codename", flat=True).distinct())


def holds_somewhere(user: User, permission: str) -> bool:
    """Whether a person was given a permission in any jurisdiction."""
    return _held_by(user).filter(permission__codename=permission).exists()


def jurisdictions_of(user: User, *permissions: str) -> list[int]:
    """The ids of every jurisdiction in which a person holds a role, those of a state included.

    With permissions: in which a role gives the person one of these.  One query.
    """
    return sorted(pk for (pk,) in places_held(user, *permissions))


def places_held(user: User, *permissions: str) -> QuerySet[Any, tuple[int]]:
    """The same ids, to be asked for within another query."""
    held = _held_by(user)
    if permissions:
        held = held.filter(permission__codename__in=permissions)
    own = held.annotate(place=Cast("object_pk", BigIntegerField())).values_list("place")
    below = Jurisdiction.objects.filter(parent__in=own, parent__kind=Kind.STATE)
    return own.union(below.values_list("pk"))


def _own_and_state(jurisdiction: Jurisdiction) -> list[Jurisdiction]:
    """A role in a state covers its counties; one in the program covers the program alone."""
    state = jurisdiction.parent if jurisdiction.kind == Kind.COUNTY else None
    return [jurisdiction, state] if state else [jurisdiction]


def _held_by(user: User) -> QuerySet[GroupObjectPermission]:
    return GroupObjectPermission.objects.filter(
        group__user=user,
        content_type__app_label="jurisdictions",
        content_type__model="jurisdiction",
    )
