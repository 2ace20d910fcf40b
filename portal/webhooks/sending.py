"""The way of a message to its server: taken under a lease, sent, noted.

A sender who dies after sending and before noting it leaves the message to be sent once more
under the same id; none is lost.  After a failure the endpoint rests a little, so that a server
that is away costs one attempt and not one of every message.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from portal.jurisdictions import scope
from portal.sealing import SealBroken
from portal.webhooks.addresses import CallFailed, look_up
from portal.webhooks.calling import call
from portal.webhooks.endpoints import disable
from portal.webhooks.models import ATTEMPTS, Attempt, Delivery, Endpoint
from portal.webhooks.secrets import secrets_of
from portal.webhooks.signatures import headers_of
from portal.webhooks.states import DELIVERY, DeliveryStatus, EndpointStatus, Reason

# After the first attempt, after the second, and so on, a little over a day in all; the first
# is also the least lease, so that it is longer than a call may take.
PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 960, 1))
BUDGET = timedelta(seconds=30)  # of one round
REST, LONGEST_REST = timedelta(seconds=30), timedelta(minutes=5)
DISABLED_AFTER = timedelta(days=1)
DELIVERABLE = DELIVERY.sources_of(DeliveryStatus.DELIVERED)


@dataclass(frozen=True)
class Claim:
    """A message that this sender has taken, and the attempt that it makes."""

    delivery: UUID
    jurisdiction: int
    attempt: UUID
    number: int


def send_due(*, clock: Callable[[], datetime]) -> int:
    """Send the messages that are due, the oldest first; return how many were taken."""
    began, sent = clock(), 0
    give_up_spent(at=began)
    while clock() - began < BUDGET and (claimed := claim(at=clock())):
        sent += _attempt(claimed, clock)
    return sent


def claim(*, at: datetime) -> Claim | None:
    """Take the oldest due message for as long as its lease lasts; None if there is none.

    Two senders never take the same one: each passes over rows that another has locked.
    """
    awake = Q(endpoint__rests_until=None) | Q(endpoint__rests_until__lte=at)
    with scope.within(scope.dispatch()):
        due = Delivery.objects.filter(
            awake,
            status=DeliveryStatus.WAITING,
            due_at__lte=at,
            attempts__lt=ATTEMPTS,
            endpoint__status=EndpointStatus.ACTIVE,
        )
        row = (
            due.order_by("due_at", "pk")
            .only("id", "jurisdiction_id", "attempts")
            .select_for_update(of=("self",), skip_locked=True)
            .first()
        )
        if row is None:
            return None
        row.due_at = at + PAUSES[row.attempts]
        row.attempts += 1
        row.save(update_fields=["attempts", "due_at"])
        attempt = Attempt(jurisdiction_id=row.jurisdiction_id, delivery_id=row.pk, began_at=at)
        attempt.save(force_insert=True)
    return Claim(row.pk, row.jurisdiction_id, attempt.pk, row.attempts)


def note_delivered(claimed: Claim, *, code: int, at: datetime) -> int:
    """Close a message that was taken, by whoever's attempt; 1, or 0 if it was closed before."""
    with scope.within(scope.tenant([claimed.jurisdiction])):
        _end(claimed, at, "", code)
        # A message that somebody gave up on and that was taken after all is a delivered one.
        opened = Delivery.objects.filter(pk=claimed.delivery, status__in=DELIVERABLE)
        Endpoint.objects.filter(deliveries=claimed.delivery).update(
            failures=0, failing_since=None, rests_until=None
        )
        return opened.update(
            status=DeliveryStatus.DELIVERED, delivered_at=at, failed_at=None, problem="", code=code
        )


def note_failure(claimed: Claim, *, failure: CallFailed, at: datetime) -> None:
    """Keep the reason, let the endpoint rest, and give up after the last attempt.

    An endpoint whose server took nothing for a day while a message used all its attempts, or
    says that it is gone, is disabled.  Of an attempt that was overtaken only its end is kept.
    """
    with scope.within(scope.tenant([claimed.jurisdiction])):
        endpoint = Endpoint.objects.select_for_update().filter(deliveries=claimed.delivery).get()
        _end(claimed, at, failure.reason, failure.code)
        own = Delivery.objects.filter(
            pk=claimed.delivery, attempts=claimed.number, status=DeliveryStatus.WAITING
        )
        spent = claimed.number >= ATTEMPTS or failure.reason == Reason.GONE
        over = {"status": DeliveryStatus.FAILED, "failed_at": at} if spent else {}
        if own.update(problem=failure.reason, code=failure.code, **over):
            _count(endpoint, at)
            _disable_if_lost(endpoint, failure, spent, at)


def give_up_spent(*, at: datetime) -> int:
    """Fail the messages whose last attempt never ended, or whose endpoint was closed meanwhile."""
    with scope.within(scope.dispatch()):
        waiting = Delivery.objects.filter(status=DeliveryStatus.WAITING, due_at__lte=at)
        spent = waiting.filter(attempts__gte=ATTEMPTS)
        closed = waiting.exclude(endpoint__status=EndpointStatus.ACTIVE)
        return sum(
            rows.update(status=DeliveryStatus.FAILED, failed_at=at, problem=reason)
            for rows, reason in ((spent, Reason.NEVER_ENDED), (closed, Reason.CLOSED))
        )


def _attempt(claimed: Claim, clock: Callable[[], datetime]) -> int:
    try:
        code = _send(claimed, at=clock())
    except CallFailed as failure:
        note_failure(claimed, failure=failure, at=clock())
        return 0
    return note_delivered(claimed, code=code, at=clock())


def _send(claimed: Claim, *, at: datetime) -> int:
    """Make the call; no transaction is open while it lasts."""
    with scope.within(scope.tenant([claimed.jurisdiction])):
        delivery = Delivery.objects.select_related("endpoint").get(pk=claimed.delivery)
        try:
            secrets = secrets_of(delivery.endpoint, at=at)
        except SealBroken:
            raise CallFailed(Reason.SEAL) from None
    body = delivery.body.encode()
    headers = headers_of(
        message_id=str(delivery.pk), timestamp=int(at.timestamp()), body=body, secrets=secrets
    )
    return call(look_up(delivery.endpoint.url), body=body, headers=headers)


def _end(claimed: Claim, at: datetime, problem: str, code: int | None) -> None:
    attempt = Attempt.objects.filter(pk=claimed.attempt)
    attempt.update(ended_at=at, problem=problem, code=code)


def _count(endpoint: Endpoint, at: datetime) -> None:
    rest = min(REST * 2 ** min(endpoint.failures, 10), LONGEST_REST)
    endpoint.failures += 1
    endpoint.failing_since = endpoint.failing_since or at
    endpoint.rests_until = at + rest
    endpoint.save(update_fields=["failures", "failing_since", "rests_until"])


def _disable_if_lost(endpoint: Endpoint, failure: CallFailed, spent: bool, at: datetime) -> None:
    lost = spent and endpoint.failing_since and endpoint.failing_since <= at - DISABLED_AFTER
    if endpoint.status == EndpointStatus.ACTIVE and (lost or failure.reason == Reason.GONE):
        disable(endpoint, at=at)
