"""The files of a release: the same bytes from the same content, on any day and in any process."""

import dataclasses
import re

from reports.package.canonical import canonical
from reports.package.catalog import catalog_of
from reports.package.changelog import changelog
from reports.package.changes import Level, changes_between, next_version, table_of
from reports.package.columnar import as_parquet
from reports.package.content import Release
from reports.package.delimited import as_csv
from reports.package.describing import datapackage_of
from reports.package.dictionary import dictionary_of
from reports.package.manifest import MANIFEST, SIGNATURE, manifest_of
from reports.package.pages import (
    CATALOG,
    CHANGES,
    DATAPACKAGE,
    DICTIONARY,
    README,
    csv_path,
    parquet_path,
)
from reports.package.readme import readme
from reports.package.signature import sign_manifest

NAME, VERSION = re.compile(r"[0-9A-Za-z-]+"), re.compile(r"[1-9][0-9]*\.(0|[1-9][0-9]*)")


class BadRelease(ValueError):
    """A release that cannot be published as it is."""


def build(
    release: Release, *, earlier: Release | None = None, signer: str, seed: bytes
) -> dict[str, bytes]:
    """The files of a release by path, signed with the key of a seed (32 bytes).

    `earlier` is the version before, with which this one is compared; its revised cells become a
    table of their own.  Raises ``BadRelease`` for a number that does not follow from the changes
    and for a file that stands where one of the package does, ``BadCell`` and ``BadTable``.
    """
    _check(release)
    changes = None
    if earlier is not None:
        changes = changes_between(earlier.tables, release.tables)
        if changes.level is Level.NONE:
            raise BadRelease("Nothing changed: there is no version to make.")
        if release.version != next_version(earlier.version, changes):
            raise BadRelease(f"Version {release.version} does not follow from {earlier.version}.")
    log = changelog(release, changes, earlier=earlier.version if earlier else "")
    if changes is not None:
        release = dataclasses.replace(release, tables=(*release.tables, table_of(changes)))
    files = _tables(release)
    files |= {
        CHANGES: log,
        README: readme(release),
        DATAPACKAGE: canonical(datapackage_of(release, files)),
        CATALOG: canonical(catalog_of(release, files)),
    }
    if taken := files.keys() & release.files.keys():
        raise BadRelease(f"{min(taken)} is a file of the package itself.")
    files |= release.files
    return files | _sealed(release, files, signer=signer, seed=seed)


def _check(release: Release) -> None:
    if not NAME.fullmatch(release.name) or not VERSION.fullmatch(release.version):
        raise BadRelease("A release is called as `2011Q3`, and its version as `1.0`.")
    names = [table.name for table in release.tables]
    if not names or len({*names, "revisions"}) <= len(names):
        raise BadRelease("A release has tables of different names, none of them `revisions`.")
    if not release.address.endswith("/") or release.cut_off.tzinfo is None:
        raise BadRelease("An address ends with a slash, and an instant has a zone.")
    if {MANIFEST, SIGNATURE} & release.files.keys():
        raise BadRelease("The manifest and its signature are made of the other files.")


def _tables(release: Release) -> dict[str, bytes]:
    files = {csv_path(table): as_csv(table) for table in release.tables}
    files |= {parquet_path(table): as_parquet(table) for table in release.tables}
    return files | {DICTIONARY: as_csv(dictionary_of(release))}


def _sealed(
    release: Release, files: dict[str, bytes], *, signer: str, seed: bytes
) -> dict[str, bytes]:
    manifest = manifest_of(release, files)
    title = f"{release.name} {release.version}"
    note = sign_manifest(manifest, title=title, signer=signer, seed=seed)
    return {MANIFEST: manifest, SIGNATURE: note}
