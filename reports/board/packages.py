"""A package that is not out yet, as those read it who may."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into
from reports.package.manifest import MANIFEST
from reports.publication.findings import sentences
from reports.releases.models import Release
from reports.releases.publishing import findings_for
from reports.releases.source import source_of
from reports.releases.states import Status


@dataclass(frozen=True)
class PackageFile:
    """A file of a package: its size in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Package:
    """The files of a package, and the SHA-256 of its manifest, which tells of all of them."""

    manifest: str
    files: tuple[PackageFile, ...]

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> "Package":
        """Read files by path; of none, a package of nothing."""
        told = tuple(
            PackageFile(path, len(data), hashlib.sha256(data).hexdigest())
            for path, data in sorted(files.items())
        )
        manifest = next((one.sha256 for one in told if one.path == MANIFEST), "")
        return cls(manifest, told)


@dataclass(frozen=True)
class Preview:
    """A release before it is out: its package, what it says, whether it is invented."""

    package: Package
    findings: Sequence[str]
    synthetic: bool


def approved_package(*, quarter: str, version: str) -> dict[str, bytes]:
    """The files of a version that two people signed and that is not out yet; none otherwise.

    Runs in no scope or in that of statistics, as ``preview`` does.
    """
    with stepping_into(scope.statistics()):
        release = _approved(quarter, version)
        return _files_of(release) if release else {}


def preview(*, quarter: str, version: str) -> Preview | None:
    """What an office sees of such a version; None where it is not approved, or out."""
    with stepping_into(scope.statistics()):
        release = _approved(quarter, version)
        if release is None or release.cube is None:
            return None
        findings = sentences(findings_for(release, source_of(release)))
        return Preview(Package.of(_files_of(release)), findings, release.cube.synthetic)


def draft_file(release: Release, path: str) -> bytes | None:
    """One file of a draft; None where there is none.  Runs in the statistics scope."""
    found = release.files.filter(path=path).first()
    return bytes(found.data) if found else None


def _approved(quarter: str, version: str) -> Release | None:
    rows = Release.objects.filter(quarter=quarter, version=version, status=Status.APPROVED)
    return rows.select_related("cube", "ledger").first()


def _files_of(release: Release) -> dict[str, bytes]:
    return {file.path: bytes(file.data) for file in release.files.all()}
