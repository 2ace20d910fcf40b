"""The manifest: the size and the SHA-256 of every file, and the tree over each table's lines."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC

from reports.package.canonical import canonical
from reports.package.content import Release
from reports.package.merkle import root_of

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
FORMAT = "release-manifest/1"
# A path of plain names: it leaves no folder and means the same on every system and in an address.
PATH = re.compile(r"(?:[a-z0-9][a-z0-9_-]*/)*[A-Za-z0-9][A-Za-z0-9_.-]*")


class BadManifest(ValueError):
    """A manifest that is not written as one."""


@dataclass(frozen=True)
class Entry:
    """What the manifest says of a file; `lines` and `root` (hexadecimal) of tables alone."""

    size: int
    sha256: str
    lines: int | None = None
    root: str | None = None


def lines_of(file: bytes) -> list[bytes]:
    """The lines of a CSV file without their line feeds, the heading first: leaves of its tree."""
    return file.removesuffix(b"\n").split(b"\n")


def entry_of(path: str, file: bytes) -> Entry:
    """What the manifest says of a file."""
    size, digest = len(file), hashlib.sha256(file).hexdigest()
    if not path.endswith(".csv"):
        return Entry(size, digest)
    lines = lines_of(file)
    return Entry(size, digest, len(lines), root_of(lines).hex())


def manifest_of(release: Release, files: Mapping[str, bytes]) -> bytes:
    """The manifest of a release's files.  Raises ``BadManifest`` for a path that is not plain."""
    if bad := [path for path in files if not PATH.fullmatch(path)]:
        raise BadManifest(f"{bad[0]!r} is no plain path.")
    entries = {path: entry_of(path, file) for path, file in files.items()}
    return canonical(
        {
            "format": FORMAT,
            "release": release.name,
            "version": release.version,
            "first_day": release.first_day.isoformat(),
            "last_day": release.last_day.isoformat(),
            "cut_off": release.cut_off.astimezone(UTC).isoformat(),
            "snapshot": release.snapshot,
            "files": {path: _said(entry) for path, entry in entries.items()},
        }
    )


def read_manifest(manifest: bytes) -> dict[str, Entry]:
    """What a manifest says of each file by path.  Raises ``BadManifest``."""
    try:
        said = json.loads(manifest)
        is_ours = canonical(said) == manifest and said["format"] == FORMAT
        entries = {path: Entry(**entry) for path, entry in said["files"].items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        raise BadManifest("The manifest is not written as one.") from None
    if not is_ours:
        raise BadManifest("The manifest is not in its one form.")
    if not all(PATH.fullmatch(path) for path in entries):
        raise BadManifest("A path of the manifest is not plain.")
    return entries


def _said(entry: Entry) -> dict[str, object]:
    return {name: value for name, value in vars(entry).items() if value is not None}
