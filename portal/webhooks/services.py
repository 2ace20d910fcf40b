"""Telling agencies: a message is posted in the transaction of the change that it tells of."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.models import Agency
from portal.jurisdictions.reaching import reaching
from portal.webhooks.errors import NotOpen, StillWaiting
from portal.webhooks.events import TEST, check_event
from portal.webhooks.managers import require_manager
from portal.webhooks.models import Delivery, Endpoint
from portal.webhooks.payloads import body_of
from portal.webhooks.states import DeliveryStatus, EndpointStatus


def announce(*, agency: Agency, event: str, payload: Mapping[str, object], at: datetime) -> int:
    """Post a message for each active endpoint of an agency that wants the event; how many.

    Call it in the transaction of the change: the messages go out once that is committed, and
    with it come to nothing.  Any scope may call it that sees the agency's place, and none.
    ``payload`` holds numbers and codes alone; the agency's ORI is added to it.  Raises
    ``UnknownEvent`` and ``NotACode`` for what the caller has wrong.
    """
    check_event(event)
    body = body_of(event=event, at=at, payload={"ori": agency.ori, **payload})
    with reaching(agency.jurisdiction):
        wanting = Endpoint.objects.filter(
            jurisdiction=agency.jurisdiction_id,
            agency=agency.pk,
            status=EndpointStatus.ACTIVE,
            events__contains=[event],
        )
        posted = [
            Delivery(
                jurisdiction_id=agency.jurisdiction_id, endpoint_id=pk, event=event, body=body,
                posted_at=at, due_at=at,
            )
            for pk in wanting.values_list("pk", flat=True)
        ]  # fmt: skip
        Delivery.objects.bulk_create(posted)
    return len(posted)


@transaction.atomic
def send_test(*, endpoint: Endpoint, by: User, at: datetime) -> Delivery:
    """Post a message that tells of nothing, to see whether the server takes it.

    Raises ``NotOpen`` for an endpoint that is not active, ``StillWaiting`` while the last test
    waits, and ``AccessDenied``.
    """
    require_manager(by, endpoint.jurisdiction)
    if endpoint.status != EndpointStatus.ACTIVE:
        raise NotOpen(_("Only an active endpoint is tested."))
    if endpoint.deliveries.filter(event=TEST, status=DeliveryStatus.WAITING).exists():
        raise StillWaiting(_("The last test is still on its way."))
    test = Delivery(jurisdiction=endpoint.jurisdiction, endpoint=endpoint, event=TEST)
    test.posted_at = test.due_at = at
    test.body = body_of(event=TEST, at=at, payload={"ori": endpoint.agency.ori})
    test.save(force_insert=True)
    trail.record(event="webhook.tested", subject=endpoint, by=by, at=at)
    return test


@transaction.atomic
def send_again(delivery: Delivery, *, by: User, at: datetime) -> bool:
    """Give a failed message its attempts back; False if it had not failed.

    The caller has made sure of the person: an operator, or somebody of the place.  Raises
    ``NotOpen`` while its endpoint is not active, as nothing would be sent.
    """
    active = Endpoint.objects.filter(pk=delivery.endpoint_id, status=EndpointStatus.ACTIVE)
    if not active.exists():
        raise NotOpen(_("The endpoint is not active: nothing is sent to it."))
    failed = Delivery.objects.filter(pk=delivery.pk, status=DeliveryStatus.FAILED)
    again = failed.update(
        status=DeliveryStatus.WAITING, attempts=0, due_at=at, failed_at=None, problem="", code=None
    )
    if again:
        trail.record(event="webhook.retried", subject=delivery, by=by, at=at)
    return bool(again)
