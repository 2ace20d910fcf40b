"""Signatures as the Standard Webhooks specification has them, symmetric scheme ``v1``.

Signed is ``id.timestamp.body`` with HMAC-SHA256; a secret is written ``whsec_`` and base64 of
its bytes; a header may carry several signatures, of which one must fit.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable

PREFIX, SCHEME = "whsec_", "v1"
LENGTH = 32  # bytes; the specification asks for 24 to 64


def new_secret() -> bytes:
    """A secret that nobody can guess."""
    return secrets.token_bytes(LENGTH)


def written(secret: bytes) -> str:
    """A secret as it is shown to the people who set up the agency's server."""
    return PREFIX + base64.b64encode(secret).decode()


def headers_of(
    *, message_id: str, timestamp: int, body: bytes, secrets: Iterable[bytes]
) -> dict[str, str]:
    """The three headers of a message; ``timestamp`` in seconds since 1970, of this attempt."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(_signature(secret, signed) for secret in secrets),
    }


def _signature(secret: bytes, signed: bytes) -> str:
    mac = hmac.new(secret, signed, hashlib.sha256).digest()
    return f"{SCHEME},{base64.b64encode(mac).decode()}"
