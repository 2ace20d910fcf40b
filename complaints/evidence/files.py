"""The sealed files on the disk, outside the database: two for each piece of evidence at most.

A file is whole or not there.  It is sealed with the content key of its complaint, and opens for
no other complaint, evidence or part.
"""

import os
from enum import StrEnum
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from complaints.vault.sealed import open_bytes, seal_bytes


class Part(StrEnum):
    """The file as it came, and the copy made anew."""

    ORIGINAL = "original"
    COPY = "copy"


class FileMissing(Exception):
    """The file is not on the disk: it was disposed of, or the state folder is another."""


def store(plain: bytes, *, complaint_id: UUID, evidence_id: UUID, part: Part) -> None:
    """Seal a file and keep it; a copy that is made once more takes the place of the first."""
    name = f"evidence:{evidence_id}:{part}"
    sealed = seal_bytes(plain, complaint_id=complaint_id, name=name)
    path = _path(evidence_id, part)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{uuid4().hex}")
    try:
        with open(new, "xb", opener=_private) as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def fetch(*, complaint_id: UUID, evidence_id: UUID, part: Part) -> bytes:
    """The file in plain; raises ``FileMissing``, ``SealBroken`` and ``KeyDestroyed``."""
    try:
        sealed = _path(evidence_id, part).read_bytes()
    except FileNotFoundError:
        raise FileMissing("The file is not here any more.") from None
    name = f"evidence:{evidence_id}:{part}"
    return open_bytes(sealed, complaint_id=complaint_id, name=name)


def remove(evidence_id: UUID) -> None:
    """Remove both files; once more does no harm."""
    for part in Part:
        _path(evidence_id, part).unlink(missing_ok=True)


def _path(evidence_id: UUID, part: Part) -> Path:
    folder = Path(settings.STATE_DIR) / "complaint-evidence" / evidence_id.hex[:2]
    return folder / f"{evidence_id.hex}.{part}"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
