"""Who manages whose people, and which roles they give."""

from django.db.models import Q, QuerySet
from guardian.shortcuts import get_objects_for_user

from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied, holds
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.role_table import ROLES, Role

Kind = Jurisdiction.Kind
RIGHT, MANAGER = "manage_people", "MANAGER"
OF_A_PLACE = ("OFFICIAL", "COUNSEL", "CLERK", "CUSTODY", "READER", MANAGER)
OF_THE_PROGRAM = ("PROGRAM", MANAGER)


def places_managed_by(user: User) -> QuerySet[Jurisdiction]:
    """The places whose people a person manages, a state before its counties.

    A manager of a state manages its counties too; one of the program the program alone.  To
    administer the portal gives no right here.
    """
    own = get_objects_for_user(
        user,
        f"jurisdictions.{RIGHT}",
        klass=Jurisdiction,
        with_superuser=False,
        accept_global_perms=False,
    )
    ids = list(own.values_list("pk", flat=True))
    managed = Q(pk__in=ids) | Q(parent__in=ids, parent__kind=Kind.STATE)
    rows = Jurisdiction.objects.filter(managed, listed=True)
    return rows.order_by("postal", "-kind", "name")


def manages(user: User, jurisdiction: Jurisdiction) -> bool:
    """Whether a person manages the people of a place, from there or from the state above."""
    return holds(user, RIGHT, jurisdiction)


def manages_from_above(user: User, jurisdiction: Jurisdiction) -> bool:
    """Whether a person would manage a place's people without a role in the place itself."""
    above = jurisdiction.parent if jurisdiction.kind == Kind.COUNTY else None
    return above is not None and holds(user, RIGHT, above)


def require_manager(user: User, jurisdiction: Jurisdiction) -> None:
    """Refuse whoever does not manage the people of the place."""
    if not manages(user, jurisdiction):
        raise AccessDenied(f"You do not manage the people of {jurisdiction}.")


def roles_to_give(jurisdiction: Jurisdiction) -> list[Role]:
    """The roles that a manager of the place gives; none of them is held everywhere."""
    names = OF_THE_PROGRAM if jurisdiction.kind == Kind.PROGRAM else OF_A_PLACE
    return [ROLES[name] for name in names]
