"""Whether a package is what was signed: no database, no clock, no network of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.package.manifest import (
    MANIFEST,
    SIGNATURE,
    BadManifest,
    Entry,
    entry_of,
    read_manifest,
)
from reports.package.signature import NotSigned, signed_hash


@dataclass(frozen=True)
class Finding:
    """What is wrong with a file of a package."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


def verify(files: Mapping[str, bytes], *, verifier: str) -> list[Finding]:
    """What is wrong with a package's files by path; nothing, where each is as it was signed.

    The verifier is a published key.  Each file is read once.  Where the signature or the manifest
    is not good, that is the one finding: nothing else of the package can be believed.
    """
    manifest, note = files.get(MANIFEST), files.get(SIGNATURE)
    if manifest is None or note is None:
        return [Finding(MANIFEST if manifest is None else SIGNATURE, "is missing.")]
    try:
        _title, digest = signed_hash(note, verifier=verifier)
    except NotSigned as problem:
        return [Finding(SIGNATURE, str(problem))]
    if entry_of(MANIFEST, manifest).sha256 != digest:
        return [Finding(MANIFEST, "is not the one that was signed.")]
    try:
        entries = read_manifest(manifest)
    except BadManifest as problem:
        return [Finding(MANIFEST, str(problem))]
    return [*_extra(files, entries), *_changed(files, entries)]


def _extra(files: Mapping[str, bytes], entries: Mapping[str, Entry]) -> list[Finding]:
    known = {*entries, MANIFEST, SIGNATURE}
    return [Finding(path, "is not of this package.") for path in sorted(set(files) - known)]


def _changed(files: Mapping[str, bytes], entries: Mapping[str, Entry]) -> list[Finding]:
    found = []
    for path, entry in sorted(entries.items()):
        file = files.get(path)
        if file is None:
            found.append(Finding(path, "is missing."))
        elif entry_of(path, file) != entry:
            found.append(Finding(path, "is not the file that was signed."))
    return found
