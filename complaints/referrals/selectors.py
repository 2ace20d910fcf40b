"""Reads: what was sent where, and which bodies have not answered."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from complaints.models import Complaint
from complaints.referrals.models import Body, Referral
from complaints.selectors import complaints_visible_to
from complaints.vault.sealed import open_record
from portal.accounts.models import User

AT_MOST = 200


def bodies() -> QuerySet[Body]:
    """The bodies that are not closed, by kind and name."""
    return Body.objects.filter(closed_at=None).order_by("kind", "name")


def unanswered_visible_to(user: User) -> QuerySet[Referral]:
    """What no body has acknowledged, the one that waits longest first."""
    seen = complaints_visible_to(user).order_by().values("pk")
    rows = Referral.objects.filter(acknowledged_at=None, complaint__in=seen)
    linked = rows.select_related("complaint", "body").defer("complaint__content", "package")
    return linked.order_by("sent_at", "pk")


def referral_visible_to(user: User, referral_id: UUID) -> Referral | None:
    """A referral of a complaint that a person sees."""
    seen = complaints_visible_to(user).order_by().values("pk")
    rows = Referral.objects.filter(pk=referral_id, complaint__in=seen)
    return rows.select_related("complaint__jurisdiction", "body", "sent_by").first()


def referrals_of(complaint: Complaint) -> QuerySet[Referral]:
    """Every referral of a complaint, in order."""
    rows = Referral.objects.filter(complaint=complaint).select_related("body")
    return rows.order_by("sent_at", "pk")


def package_of(referral: Referral) -> dict[str, Any]:
    """What was sent, as it was sent, with ids for names.  Raises ``KeyDestroyed``."""
    name = f"referral:{referral.pk}"
    return dict(open_record(referral.package, complaint_id=referral.complaint_id, name=name))


def their_reference(referral: Referral) -> str:
    """What the body calls it; '' where it said nothing.  Raises ``KeyDestroyed``."""
    if referral.their_reference is None:
        return ""
    name = f"referral:{referral.pk}:reference"
    sealed = referral.their_reference
    return str(open_record(sealed, complaint_id=referral.complaint_id, name=name))


def days_waiting(referral: Referral, *, at: datetime) -> int:
    """How many whole days a body has had what was sent."""
    return (at - referral.sent_at).days
