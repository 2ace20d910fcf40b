"""Envelopes: bytes sealed for one owner and one object, unreadable and unmovable without the key.

AES-256-GCM (NIST SP 800-38D) under a key derived for the owner by HKDF-SHA256 (RFC 5869) from
a root key that lives outside the database.  The owner and the object's name are associated
data, so that an envelope moved to another tenant or another row does not open.

Layout: version (1 byte), root key number (1 byte), nonce (12 bytes), ciphertext and tag.  An
object with a key of its own, which can be destroyed alone, has version 2 and number 0.
"""

import hashlib
import hmac
import os
from collections.abc import Callable
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = 1
OWN_KEY = 2
NONCE = 12
HEADER = 2 + NONCE


class SealBroken(Exception):
    """The envelope was changed, moved to another owner or object, or its key is gone."""


def seal(plain: bytes, *, owner: str, name: str) -> bytes:
    """Seal bytes for an owner (a tenant or a gallery) under an object's name."""
    number = len(settings.SEALING_KEYS) - 1
    return bytes((VERSION, number)) + _closed(_cipher(number, owner), plain, _bound(owner, name))


def unseal(envelope: bytes | memoryview, *, owner: str, name: str) -> bytes:
    """Open an envelope for the same owner and name it was sealed for; refuse any other."""
    envelope = bytes(envelope)
    if envelope[:1] != bytes((VERSION,)):
        raise SealBroken("This is not a sealed envelope.")
    if len(envelope) > 1 and envelope[1] >= len(settings.SEALING_KEYS):
        raise SealBroken("The key of this envelope is gone.")
    return _opened(lambda: _cipher(envelope[1], owner), envelope, _bound(owner, name))


def seal_with(key: bytes, plain: bytes, *, name: str) -> bytes:
    """Seal bytes under an object's name with a key (32 bytes) of its own."""
    return bytes((OWN_KEY, 0)) + _closed(AESGCM(key), plain, name.encode())


def unseal_with(key: bytes, envelope: bytes | memoryview, *, name: str) -> bytes:
    """Open what was sealed with a key of its own, under the same name; refuse any other."""
    envelope = bytes(envelope)
    if envelope[:1] != bytes((OWN_KEY,)):
        raise SealBroken("This is not an envelope with a key of its own.")
    return _opened(lambda: AESGCM(key), envelope, name.encode())


def keyed_hash(value: bytes, *, purpose: str) -> str:
    """Return a hex HMAC-SHA256 under the newest root key, for look-up without the value."""
    return keyed_hashes(value, purpose=purpose)[-1]


def keyed_hashes(value: bytes, *, purpose: str) -> list[str]:
    """Return the hash under every root key, the newest last, to find what an older one made."""
    keys = [_derived(number, f"hash|{purpose}") for number in range(len(settings.SEALING_KEYS))]
    return [hmac.new(key, value, hashlib.sha256).hexdigest() for key in keys]


def _closed(cipher: AESGCM, plain: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + cipher.encrypt(nonce, plain, bound)


def _opened(cipher: Callable[[], AESGCM], envelope: bytes, bound: bytes) -> bytes:
    if len(envelope) < HEADER:
        raise SealBroken("This is not a sealed envelope.")
    try:
        return cipher().decrypt(envelope[2:HEADER], envelope[HEADER:], bound)
    except InvalidTag:
        raise SealBroken("The envelope does not open for this owner and object.") from None


def _bound(owner: str, name: str) -> bytes:
    return f"{owner}|{name}".encode()


def _cipher(number: int, owner: str) -> AESGCM:
    return AESGCM(_derived(number, f"seal|{owner}"))


@lru_cache(maxsize=4096)
def _derived(number: int, info: str) -> bytes:
    root: bytes = settings.SEALING_KEYS[number]
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info.encode()).derive(root)
