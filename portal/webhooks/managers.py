"""Who says where an agency's messages go: the managers and the officials of its place."""

from django.db.models import Q, QuerySet
from guardian.shortcuts import get_objects_for_user

from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied, holds, holds_somewhere
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.role_table import ROLES
from portal.jurisdictions.roles import holders_of

RIGHTS = ("manage_people", "decide_participation")
STATE = Jurisdiction.Kind.STATE


def within_reach(user: User) -> Q:
    """Match records of the places that a person manages or answers for; a state has its counties.

    To administer the portal gives no right here.
    """
    own = get_objects_for_user(
        user,
        [f"jurisdictions.{right}" for right in RIGHTS],
        klass=Jurisdiction,
        any_perm=True,
        with_superuser=False,
        accept_global_perms=False,
    )
    ids = list(own.values_list("pk", flat=True))
    return Q(jurisdiction__in=ids) | Q(
        jurisdiction__parent__in=ids, jurisdiction__parent__kind=STATE
    )


def agencies_managed_by(user: User) -> QuerySet[Agency]:
    """The active agencies whose messages a person directs, by name."""
    rows = Agency.objects.filter(within_reach(user), active=True)
    return rows.select_related("jurisdiction__parent").order_by("name", "ori")


def require_manager(user: User, jurisdiction: Jurisdiction) -> None:
    """Refuse whoever neither manages the place nor answers for it."""
    if not any(holds(user, right, jurisdiction) for right in RIGHTS):
        raise AccessDenied(f"You do not direct the messages of {jurisdiction}.")


def managers_of(place: Jurisdiction) -> QuerySet[User]:
    """The active accounts that direct a place's messages by a role there or in its state."""
    directing = (role.name for role in ROLES.values() if set(RIGHTS) & set(role.permissions))
    return holders_of(place, *directing)


def directs_any(user: User) -> bool:
    """Whether a person manages or answers for any place at all."""
    return any(holds_somewhere(user, right) for right in RIGHTS)
