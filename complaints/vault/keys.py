"""A key for the content of each complaint and one for the people in it, outside the database.

Each is a file of 32 random bytes, sealed under the portal's root key for those who may ask for
it.  No copy of the database holds them, so that removing the two files makes every copy of what
they sealed unreadable for good.  Whoever keeps copies of the state folder keeps these files no
longer than the schedule of retention says.
"""

import os
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from django.conf import settings

from portal.sealing import seal, unseal


class Lock(StrEnum):
    """Which key: of what was told, or of who told it and whom it is about."""

    CONTENT = "content"
    IDENTITY = "identity"


class KeyDestroyed(Exception):
    """The complaint was disposed of; nothing opens it any more."""


def make_keys(complaint_id: UUID) -> None:
    """Make both keys of a complaint; they are on the disk before anything is sealed with them."""
    for lock in Lock:
        path = _path(complaint_id, lock)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sealed = seal(os.urandom(32), owner=_owner(lock), name=str(complaint_id))
        with open(path, "xb", opener=_private) as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
    # Both lie in one folder, which may be as new as they are, as may the one of all keys.
    for folder in list(path.parents)[:3]:
        _sync(folder)


def key_of(complaint_id: UUID, lock: Lock) -> bytes:
    """The key, 32 bytes; raises ``KeyDestroyed``."""
    try:
        sealed = _path(complaint_id, lock).read_bytes()
    except FileNotFoundError:
        raise KeyDestroyed("The key of this complaint is destroyed.") from None
    return unseal(sealed, owner=_owner(lock), name=str(complaint_id))


def destroy_keys(complaint_id: UUID) -> None:
    """Remove both keys, for good also if the power fails next; once more does no harm."""
    for lock in Lock:
        path = _path(complaint_id, lock)
        path.unlink(missing_ok=True)
        if path.parent.exists():
            _sync(path.parent)


def _path(complaint_id: UUID, lock: Lock) -> Path:
    folder = Path(settings.STATE_DIR) / "complaint-keys" / complaint_id.hex[:2]
    return folder / f"{complaint_id.hex}.{lock}"


def _owner(lock: Lock) -> str:
    return f"complaints-{lock}"


def _sync(folder: Path) -> None:
    """Put the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
