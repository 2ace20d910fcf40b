"""Reading hold policies: a place's history for anybody, and what is on its way for its people."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from guardian.shortcuts import get_objects_for_user

from matching.detainers.in_force import policy_of, state_policy_of
from matching.detainers.models import HoldPolicy, HoldProposal
from matching.detainers.policies import RIGHT
from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction


@dataclass(frozen=True)
class PlacePolicies:
    """The hold policy of a place in force, its state's, and every row of its own, latest first."""

    place: Jurisdiction
    present: HoldPolicy | None
    state: HoldPolicy | None
    history: list[HoldPolicy]


def policies_of(code: str, *, at: datetime) -> PlacePolicies | None:
    """The hold policies of the place with a code; None where there is no such place."""
    places = Jurisdiction.objects.select_related("parent").filter(code=code)
    place = places.exclude(kind=Jurisdiction.Kind.PROGRAM).first()
    if place is None:
        return None
    rows = HoldPolicy.objects.filter(jurisdiction=place).prefetch_related("conditions")
    return PlacePolicies(place, policy_of(place, at), state_policy_of(place, at), list(rows))


def places_deciding(user: User) -> QuerySet[Jurisdiction]:
    """The counties and states for which a person may enter or approve a hold policy."""
    held: QuerySet[Jurisdiction] = get_objects_for_user(
        user,
        f"jurisdictions.{RIGHT}",
        klass=Jurisdiction,
        with_superuser=False,
        accept_global_perms=False,
    )
    places = held.exclude(kind=Jurisdiction.Kind.PROGRAM)
    return places.select_related("parent").order_by("kind", "name")


def proposals_visible_to(user: User) -> QuerySet[HoldProposal]:
    """What is or was on its way in the places for which a person decides, the latest first."""
    rows = HoldProposal.objects.visible_to(user, RIGHT)
    linked = ("jurisdiction__parent", "entered_by", "closed_by", "policy")
    return rows.select_related(*linked).order_by("-entered_at", "pk")


def proposal_visible_to(user: User, pk: UUID) -> HoldProposal | None:
    """One of these; None where there is none."""
    return proposals_visible_to(user).filter(pk=pk).first()
