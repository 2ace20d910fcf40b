"""What a place's people do with an endpoint: register, rotate its secret, resume, stop."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.models import Agency
from portal.states import TransitionRefused
from portal.webhooks.addresses import check_url
from portal.webhooks.errors import AlreadyRegistered, NotOpen
from portal.webhooks.events import check_event
from portal.webhooks.managers import require_manager
from portal.webhooks.models import Delivery, Endpoint
from portal.webhooks.secrets import sealed
from portal.webhooks.signatures import new_secret, written
from portal.webhooks.states import ENDPOINT, DeliveryStatus, EndpointStatus, Reason
from portal.webhooks.telling import tell_of_disabling

MOST = 5  # of one agency at a time
BOTH_SIGN_FOR = timedelta(days=1)


@transaction.atomic
def register(
    *, agency: Agency, url: str, events: Iterable[str], by: User, at: datetime
) -> tuple[Endpoint, str]:
    """Tell an agency's server of events from now on; the endpoint, and its secret this once.

    Raises ``AccessDenied``, ``AddressRefused`` for an address that is never called, and
    ``AlreadyRegistered`` for one that the agency has, or when it has as many as it may.
    """
    require_manager(by, agency.jurisdiction)
    wanted = sorted(set(events))
    for event in wanted:
        check_event(event)
    Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=agency.pk)  # one at a time
    open_ones = Endpoint.objects.filter(agency=agency).exclude(status=EndpointStatus.STOPPED)
    if open_ones.count() >= MOST:
        raise AlreadyRegistered(_("The agency has as many endpoints as it may: stop one first."))
    endpoint = Endpoint(jurisdiction=agency.jurisdiction, agency=agency, events=wanted)
    endpoint.url, endpoint.registered_by, endpoint.registered_at = check_url(url), by, at
    secret = new_secret()
    endpoint.secret = sealed(secret, endpoint=endpoint)
    try:
        with transaction.atomic():
            endpoint.save(force_insert=True)
    except IntegrityError:
        raise AlreadyRegistered(_("The agency is told at this address already.")) from None
    detail: dict[str, object] = {"ori": agency.ori, "events": wanted}
    trail.record(event="webhook.registered", subject=endpoint, by=by, at=at, detail=detail)
    return endpoint, written(secret)


@transaction.atomic
def rotate(*, endpoint: Endpoint, by: User, at: datetime) -> str:
    """Give an endpoint a new secret and return it; the present one signs beside it for a day.

    A secret that was being replaced already signs no more.
    """
    locked = _lock(endpoint, by)
    if locked.status == EndpointStatus.STOPPED:
        raise NotOpen(_("A stopped endpoint needs no secret."))
    secret = new_secret()
    locked.previous_secret, locked.previous_until = locked.secret, at + BOTH_SIGN_FOR
    locked.secret = sealed(secret, endpoint=locked)
    locked.save(update_fields=["secret", "previous_secret", "previous_until"])
    trail.record(event="webhook.rotated", subject=locked, by=by, at=at)
    return written(secret)


@transaction.atomic
def resume(*, endpoint: Endpoint, by: User, at: datetime) -> None:
    """Tell a disabled endpoint's server again, of what happens from now on."""
    locked = _lock(endpoint, by)
    _move(locked, EndpointStatus.ACTIVE)
    locked.failures, locked.failing_since = 0, None
    locked.rests_until = locked.disabled_at = None
    locked.save(
        update_fields=["status", "failures", "failing_since", "rests_until", "disabled_at"]
    )
    trail.record(event="webhook.resumed", subject=locked, by=by, at=at)


@transaction.atomic
def stop(*, endpoint: Endpoint, by: User, at: datetime) -> None:
    """Tell an endpoint's server nothing any more, for good; what waits for it fails."""
    locked = _lock(endpoint, by)
    _move(locked, EndpointStatus.STOPPED)
    locked.stopped_by, locked.stopped_at, locked.disabled_at = by, at, None
    locked.save(update_fields=["status", "stopped_by", "stopped_at", "disabled_at"])
    give_up_waiting(locked, at=at)
    trail.record(event="webhook.stopped", subject=locked, by=by, at=at)


def disable(endpoint: Endpoint, *, at: datetime) -> None:
    """Leave an endpoint alone whose server takes nothing, and tell those who direct it.

    Call it with its row locked.
    """
    _move(endpoint, EndpointStatus.DISABLED)
    endpoint.disabled_at = at
    endpoint.save(update_fields=["status", "disabled_at"])
    give_up_waiting(endpoint, at=at)
    letters = tell_of_disabling(endpoint=endpoint, at=at)
    detail: dict[str, object] = {"failures": endpoint.failures, "letters": letters}
    trail.record(event="webhook.disabled", subject=endpoint, by=None, at=at, detail=detail)


def give_up_waiting(endpoint: Endpoint, *, at: datetime) -> None:
    """Fail the messages that wait for an endpoint which is told nothing."""
    waiting = Delivery.objects.filter(endpoint=endpoint, status=DeliveryStatus.WAITING)
    waiting.update(status=DeliveryStatus.FAILED, failed_at=at, problem=Reason.CLOSED)


def _lock(endpoint: Endpoint, by: User) -> Endpoint:
    require_manager(by, endpoint.jurisdiction)
    return Endpoint.objects.select_for_update(of=("self",)).get(pk=endpoint.pk)


def _move(endpoint: Endpoint, target: EndpointStatus) -> None:
    try:
        ENDPOINT.permission_for(source=endpoint.status, target=target)
    except TransitionRefused:
        raise NotOpen(_("The endpoint's state does not allow this any more.")) from None
    endpoint.status = target
