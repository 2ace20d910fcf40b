"""The secrets of an endpoint: sealed for its place, two of them while one replaces the other."""

from datetime import datetime

from portal.sealing import seal, unseal
from portal.webhooks.models import Endpoint


def sealed(secret: bytes, *, endpoint: Endpoint) -> bytes:
    """A secret as the endpoint's row keeps it."""
    return seal(secret, owner=str(endpoint.jurisdiction_id), name=f"endpoint:{endpoint.pk}")


def secrets_of(endpoint: Endpoint, *, at: datetime) -> list[bytes]:
    """The secrets that sign at an instant, the newest first; raises ``SealBroken``."""
    kept = [endpoint.secret]
    previous, until = endpoint.previous_secret, endpoint.previous_until
    if previous is not None and until is not None and at < until:
        kept.append(previous)
    owner, name = str(endpoint.jurisdiction_id), f"endpoint:{endpoint.pk}"
    return [unseal(bytes(one), owner=owner, name=name) for one in kept]
