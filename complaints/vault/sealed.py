"""Words and records sealed with the keys of one complaint."""

import json
from typing import Any
from uuid import UUID

from complaints.vault.keys import Lock, key_of
from portal.sealing import seal_with, unseal_with


def seal_record(record: Any, *, complaint_id: UUID, name: str, lock: Lock = Lock.CONTENT) -> bytes:
    """Seal a record of plain values (as JSON) under a name such as ``message:<pk>``."""
    plain = json.dumps(record, ensure_ascii=False).encode()
    return seal_bytes(plain, complaint_id=complaint_id, name=name, lock=lock)


def open_record(
    sealed: bytes | memoryview, *, complaint_id: UUID, name: str, lock: Lock = Lock.CONTENT
) -> Any:
    """The record again; raises ``SealBroken`` and ``KeyDestroyed``."""
    return json.loads(open_bytes(sealed, complaint_id=complaint_id, name=name, lock=lock))


def seal_bytes(plain: bytes, *, complaint_id: UUID, name: str, lock: Lock = Lock.CONTENT) -> bytes:
    """Seal bytes under a name; bound to the complaint, so that it opens in no other."""
    return seal_with(key_of(complaint_id, lock), plain, name=f"{complaint_id}|{name}")


def open_bytes(
    sealed: bytes | memoryview, *, complaint_id: UUID, name: str, lock: Lock = Lock.CONTENT
) -> bytes:
    """The bytes again; raises ``SealBroken`` and ``KeyDestroyed``."""
    return unseal_with(key_of(complaint_id, lock), sealed, name=f"{complaint_id}|{name}")
