"""What the training register knows of a person."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.people.selectors import present_people
from portal.jurisdictions.role_table import ROLES
from portal.training.lasting import lasting
from portal.training.models import GATED, Completion, Gate, Module

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Standing:
    """One module that a person needs: for which roles, and until when it is held, if it is."""

    module: Module
    roles: tuple[str, ...]
    until: date | None
    ends_soon: bool = False

    @property
    def state(self) -> str:
        """MISSING, ENDING within thirty days, or HELD."""
        if self.until is None:
            return "MISSING"
        return "ENDING" if self.ends_soon else "HELD"

    @property
    def role_words(self) -> str:
        """The roles by name."""
        return ", ".join(_(ROLES[role].label) for role in self.roles)


def required(*, roles: Iterable[str], on: date) -> QuerySet[Module]:
    """The modules that any of these roles needs on a day."""
    in_use = Q(retired_on=None) | Q(retired_on__gt=on)
    asking = begun(roles, on=on)
    return Module.objects.filter(in_use, roles__overlap=asking, required_from__lte=on)


def begun(roles: Iterable[str], *, on: date) -> list[str]:
    """Those of some roles that ask for their modules on a day already."""
    waiting = set(Gate.objects.filter(begins_on__gt=on).values_list("role", flat=True))
    return [role for role in roles if role not in waiting]


def good(*, on: date) -> QuerySet[Completion]:
    """The completions that are good on a day and were not taken back."""
    rows = Completion.objects.filter(completed_on__lte=on, valid_until__gte=on, revoked_at=None)
    return lasting(rows, on=on)


def missing_of(*, user: User, role: str, at: datetime) -> list[Module]:
    """The modules that a role needs at an instant and a person does not hold then."""
    day = at.date()
    held = good(on=day).filter(user=user, module=OuterRef("pk"))
    return list(required(roles=[role], on=day).filter(~Exists(held)))


def gated_roles_of(user: User) -> list[str]:
    """The gated roles that a person holds, everywhere or in any place, in the table's order."""
    names = {name.partition(":")[0] for name in user.groups.values_list("name", flat=True)}
    return [role for role in GATED if role in names]


def roles_held(
    user: User, roles: Sequence[str], *, place: Jurisdiction | None = None
) -> list[str]:
    """Those of some roles that a person holds: in a place or the state above it, or anywhere."""
    state = place.parent if place and place.kind == Jurisdiction.Kind.COUNTY else None
    codes = {"", *(one.code for one in (place, state) if one)}
    names = [name.partition(":") for name in user.groups.values_list("name", flat=True)]
    held = {role for role, _colon, code in names if place is None or code in codes}
    return [role for role in roles if role in held]


def standing_of(user: User, *, at: datetime) -> list[Standing]:
    """Every module that a person's roles need, what is missing first."""
    return standings({user: gated_roles_of(user)}, at=at)[user]


def standings(people: Mapping[User, Sequence[str]], *, at: datetime) -> dict[User, list[Standing]]:
    """Every module that some roles of each person need, as each stands, what is missing first.

    Asks the database as often for many people as for one.
    """
    day = at.date()
    asking = begun({role for roles in people.values() for role in roles}, on=day)
    modules = list(required(roles=asking, on=day))
    until = _last_days(people, on=day)
    return {
        user: _standing([role for role in roles if role in asking], modules, until[user.pk], day)
        for user, roles in people.items()
    }


def _last_days(people: Collection[User], *, on: date) -> dict[int, dict[int, date]]:
    """The last day on which each person holds each module, for what is held on a day."""
    until: dict[int, dict[int, date]] = {user.pk: {} for user in people}
    for completion in good(on=on).filter(user__in=until):
        held = until[completion.user_id]
        known = held.get(completion.module_id, completion.last_day)
        held[completion.module_id] = max(known, completion.last_day)
    return until


def _standing(
    roles: Sequence[str], modules: Iterable[Module], until: Mapping[int, date], day: date
) -> list[Standing]:
    found = [
        Standing(
            module=module,
            roles=tuple(role for role in roles if role in module.roles),
            until=until.get(module.pk),
            ends_soon=module.pk in until and until[module.pk] - day <= SOON,
        )
        for module in modules
        if not set(roles).isdisjoint(module.roles)
    ]
    return sorted(found, key=lambda standing: (standing.until or date.min, standing.module.key))


@dataclass(frozen=True)
class Trainee:
    """One of a place's people who holds a gated role there, and how they stand."""

    user: User
    roles: tuple[str, ...]
    standing: list[Standing]


def trainees_of(place: Jurisdiction, *, at: datetime) -> list[Trainee]:
    """The people of a place in gated roles by name, with what these roles need."""
    roles: dict[User, list[str]] = {}
    for membership in present_people(place).filter(role__in=GATED):
        roles.setdefault(membership.user, []).append(membership.role)
    found = standings(roles, at=at)
    return [Trainee(user, tuple(held), found[user]) for user, held in roles.items()]


def modules_of_a_place(*, on: date) -> QuerySet[Module]:
    """The modules that some role held in a place needs on a day."""
    return required(roles=[role for role in GATED if not ROLES[role].everywhere], on=on)


def history_of(user: User) -> QuerySet[Completion]:
    """Every completion of a person, those taken back too, the latest first."""
    return Completion.objects.filter(user=user).select_related("module", "recorded_by")
