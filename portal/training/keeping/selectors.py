"""What is to be completed by when, who is behind, and what was held and read in a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.people.selectors import present_people
from portal.training.keeping.models import Assignment, Attendance, Batch, BatchLine, RollCall
from portal.training.models import Module
from portal.training.selectors import good

Kind = Jurisdiction.Kind


@dataclass(frozen=True)
class Due:
    """A module that a person is to complete by a day, and whether it is held."""

    module: Module
    due_on: date
    is_held: bool
    is_late: bool


@dataclass(frozen=True)
class Progress:
    """An assignment as a place sees it: how many it is for, and who did not complete it."""

    assignment: Assignment
    people: int
    behind: tuple[User, ...]
    is_late: bool
    is_own: bool


def running() -> QuerySet[Assignment]:
    """The assignments that are not at an end, the earliest day first."""
    rows = Assignment.objects.filter(ended_at=None, module__retired_on=None)
    return rows.select_related("module", "place", "given_by").order_by("due_on", "pk")


def assignments_in(place: Jurisdiction) -> QuerySet[Assignment]:
    """Those that reach the people of a place: its own, its state's, and everybody's."""
    above = place.parent_id if place.kind == Kind.COUNTY else None
    reached = Q(place=None) | Q(place=place.pk)
    return running().filter(reached | Q(place=above) if above else reached)


def dues_of(user: User, *, at: datetime) -> list[Due]:
    """What a person is to complete, the earliest day first; of several days the first."""
    names = [name.partition(":") for name in user.groups.values_list("name", flat=True)]
    reached = Q(pk=None)
    for role, _colon, code in names:
        places = {code, code[:2] if code.isdigit() else code}
        reached |= Q(role=role) & (Q(place=None) | Q(place__code__in=places))
    held = set(good(on=at.date()).filter(user=user).values_list("module_id", flat=True))
    found: dict[int, Due] = {}
    for one in running().filter(reached):
        is_held = one.module_id in held
        is_late = not is_held and one.due_on < at.date()
        found.setdefault(one.module_id, Due(one.module, one.due_on, is_held, is_late))
    return list(found.values())


def progress_in(place: Jurisdiction, *, at: datetime) -> list[Progress]:
    """How each assignment that reaches a place's people stands; in the place's own scope."""
    people: dict[str, list[User]] = {}
    for membership in present_people(place):
        people.setdefault(membership.role, []).append(membership.user)
    rows = [one for one in assignments_in(place) if one.role in people or one.place == place]
    held = _held(rows, people.values(), on=at.date())
    return [_progress(one, people.get(one.role, []), held, place, at.date()) for one in rows]


def roll_calls_in(place: Jurisdiction) -> QuerySet[RollCall]:
    """The roll calls of a place, the latest first."""
    rows = RollCall.objects.filter(jurisdiction=place).select_related("module", "led_by")
    return rows.order_by("-held_on", "-signed_at", "pk")


def roll_call_in(place: Jurisdiction, pk: UUID) -> RollCall | None:
    """One roll call of a place."""
    return roll_calls_in(place).select_related("edition").filter(pk=pk).first()


def attendances_of(roll_call: RollCall) -> QuerySet[Attendance]:
    """Who was there, by name."""
    rows = Attendance.objects.filter(roll_call=roll_call)
    return rows.select_related("completion__user").order_by("completion__user__username")


def batches_in(place: Jurisdiction) -> QuerySet[Batch]:
    """The files of a place, the newest first, without their bytes."""
    rows = Batch.objects.filter(jurisdiction=place).defer("content")
    return rows.select_related("planned_by", "closed_by", "undone_by").order_by("-planned_at")


def batch_in(place: Jurisdiction, pk: UUID) -> Batch | None:
    """One file of a place."""
    return batches_in(place).filter(pk=pk).first()


def lines_of(batch: Batch) -> QuerySet[BatchLine]:
    """What a file recorded, line by line."""
    rows = BatchLine.objects.filter(batch=batch)
    return rows.select_related("completion__user", "completion__module").order_by("number")


def people_of(place: Jurisdiction) -> list[User]:
    """Everybody who holds a role in a place, by name."""
    return list({row.user.pk: row.user for row in present_people(place)}.values())


def modules_in_use() -> QuerySet[Module]:
    """Every module that is not retired."""
    return Module.objects.filter(retired_on=None).order_by("key")


def _held(
    rows: Iterable[Assignment], people: Iterable[list[User]], *, on: date
) -> set[tuple[int, int]]:
    modules = {one.module_id for one in rows}
    users = {user.pk for part in people for user in part}
    found = good(on=on).filter(module__in=modules, user__in=users)
    return set(found.values_list("user_id", "module_id"))


def _progress(
    one: Assignment,
    people: list[User],
    held: set[tuple[int, int]],
    place: Jurisdiction,
    today: date,
) -> Progress:
    behind = tuple(user for user in people if (user.pk, one.module_id) not in held)
    is_late = bool(behind) and one.due_on < today
    return Progress(one, len(people), behind, is_late, is_own=one.place_id == place.pk)
