"""Choices and digests that nobody can guess without the secret, the same in every process."""

import hmac
from collections.abc import Sequence

import numpy as np

from reports.disclosure.cube import Ints

SHORTEST = 16  # bytes of a secret


def check_secret(secret: bytes) -> None:
    """ValueError where the secret is short enough to be tried out."""
    if len(secret) < SHORTEST:
        raise ValueError(f"A secret has {SHORTEST} bytes or more.")


def keyed(secret: bytes, *parts: str) -> bytes:
    """HMAC-SHA256 of the parts between bars, 32 bytes.  ValueError where the secret is short."""
    check_secret(secret)
    return hmac.digest(secret, "|".join(parts).encode(), "sha256")


def ranks(secret: bytes, keys: Sequence[str]) -> Ints:
    """The (n,) places of cell keys in the order of their digests: ties are broken by it."""
    digests = [keyed(secret, key) for key in keys]
    places = np.empty(len(keys), dtype=np.int64)
    places[sorted(range(len(keys)), key=digests.__getitem__)] = np.arange(len(keys))
    return places


def seal_count(secret: bytes, key: str, count: int) -> str:
    """What the ledger keeps of a true count: a digest, in hex, that only the secret can read."""
    return keyed(secret, key, "count", str(count)).hex()


def draw(secret: bytes, name: str, below: int) -> int:
    """A number 0 <= x < below for this name."""
    return int.from_bytes(keyed(secret, name, "draw")) % below
