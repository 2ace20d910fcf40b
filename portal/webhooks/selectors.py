"""What people read about endpoints: a place's own, and the operators of all."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from portal.accounts.models import User
from portal.webhooks.managers import within_reach
from portal.webhooks.models import Attempt, Delivery, Endpoint
from portal.webhooks.states import DeliveryStatus

SHOWN = 50
OF_OPERATORS = ("id", "jurisdiction_id", "event", "attempts", "posted_at", "failed_at")


def endpoints_of(user: User) -> QuerySet[Endpoint]:
    """The endpoints that a person directs, those in use first, by agency."""
    rows = Endpoint.objects.filter(within_reach(user))
    rows = rows.select_related("agency", "jurisdiction__parent", "registered_by")
    return rows.order_by("status", "agency__name", "url", "pk")


def endpoint_of(user: User, *, pk: UUID) -> Endpoint | None:
    """One of these, or None."""
    return endpoints_of(user).filter(pk=pk).first()


def delivery_of(user: User, *, pk: UUID) -> Delivery | None:
    """A message to an endpoint that a person directs, or None."""
    return Delivery.objects.filter(within_reach(user), pk=pk).first()


def latest_deliveries(endpoint: Endpoint) -> QuerySet[Delivery]:
    """The last messages to an endpoint, the newest first, each with its calls in order."""
    calls = Prefetch("calls", Attempt.objects.order_by("began_at", "pk"))
    rows = Delivery.objects.filter(endpoint=endpoint).order_by("-posted_at", "pk")
    return rows.prefetch_related(calls)[:SHOWN]


def failed_deliveries() -> QuerySet[Delivery, dict[str, Any]]:
    """The messages that failed, in every place, without what they say; the latest first.

    To be read in the scope of dispatch.
    """
    rows = Delivery.objects.filter(status=DeliveryStatus.FAILED).order_by("-failed_at", "pk")
    return rows.values(
        *OF_OPERATORS, "problem", "code", "endpoint__status", "endpoint__agency__name",
        "endpoint__agency__ori",
    )  # fmt: skip


def failed_delivery(*, pk: UUID) -> Delivery | None:
    """A message of any place by its id, with what an operator may know of it."""
    return Delivery.objects.filter(pk=pk).only("id", "jurisdiction_id", "endpoint_id").first()
