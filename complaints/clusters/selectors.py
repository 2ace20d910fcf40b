"""Reads: what is counted together, how often, and what may be the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from complaints.clusters.models import Member, Sketch
from complaints.clusters.sketching import likeness
from complaints.models import Complaint
from complaints.selectors import complaints_visible_to
from portal.accounts.models import User

AT_MOST = 10
# How many that share a band are compared; those of the same place and topic come first.
LOOKED_AT = 500
# Below this share of common runs two texts have little to do with each other.
LEAST = 0.3


@dataclass(frozen=True)
class Twin:
    """A complaint that may say the same: the likeness, and whether place and topic agree."""

    complaint: Complaint
    likeness: float
    same_place: bool
    same_topic: bool


@dataclass(frozen=True)
class Counted:
    """How many there are in the whole program: each matter once, and each complaint."""

    once: int
    times: int


def member_of(complaint: Complaint) -> Member | None:
    """The place of a complaint in its cluster; None where it is counted alone."""
    rows = Member.objects.filter(complaint=complaint, left_at=None)
    return rows.select_related("cluster").first()


def together_with(complaint: Complaint, user: User) -> list[Member]:
    """All of a complaint's cluster that a person may see, the one that leads first."""
    own = Member.objects.filter(complaint=complaint, left_at=None)
    rows = Member.objects.filter(cluster__in=own.values("cluster"), left_at=None)
    seen = complaints_visible_to(user).order_by().values("pk")
    linked = rows.filter(complaint__in=seen).select_related("complaint__jurisdiction")
    return list(linked.order_by("-leads", "joined_at", "pk"))


def size_of_cluster() -> QuerySet[Member, Any]:
    """How many complaints the cluster of an outer complaint has, as a subquery."""
    present = Member.objects.filter(left_at=None)
    own = present.filter(complaint=OuterRef(OuterRef("pk"))).values("cluster")
    counted = present.filter(cluster__in=own).order_by().values("cluster")
    return counted.annotate(number=Count("pk")).values("number")


def counts_together() -> Counted:
    """Every complaint, with each matter counted once and with each complaint counted.

    A cluster counts once, of however many places and topics it is.  One query.
    """
    now = FilteredRelation("memberships", condition=Q(memberships__left_at=None))
    matter = Coalesce("present__cluster_id", "pk")
    rows = Complaint.objects.annotate(present=now).order_by()
    return Counted(**rows.aggregate(once=Count(matter, distinct=True), times=Count("pk")))


def likely_twins(complaint: Complaint, user: User) -> Sequence[Twin]:
    """The complaints that a person sees and that may say the same, at most ten.

    Those of the same place and topic come first, then the most alike.  Two queries.
    """
    own = Sketch.objects.filter(complaint=complaint).first()
    if own is None or not own.bands:
        return []
    seen = complaints_visible_to(user).order_by().exclude(pk=complaint.pk)
    near = Sketch.objects.filter(
        bands__overlap=own.bands, made_with=own.made_with, complaint__in=seen.values("pk")
    )
    same = Q(jurisdiction=complaint.jurisdiction_id, complaint__topic=complaint.topic)
    found = near.annotate(same=same).select_related("complaint__jurisdiction")
    looked_at = found.defer("complaint__content").order_by("-same", "-complaint__opened_at")
    twins = [_twin(complaint, own, row) for row in looked_at[:LOOKED_AT]]
    alike = [twin for twin in twins if twin.likeness >= LEAST]
    return sorted(alike, key=_order)[:AT_MOST]


def _twin(complaint: Complaint, own: Sketch, row: Sketch) -> Twin:
    other = row.complaint
    return Twin(
        complaint=other,
        likeness=likeness(bytes(own.values), bytes(row.values)),
        same_place=other.jurisdiction_id == complaint.jurisdiction_id,
        same_topic=other.topic == complaint.topic,
    )


def _order(twin: Twin) -> tuple[bool, float, UUID]:
    return not (twin.same_place and twin.same_topic), -twin.likeness, twin.complaint.pk
