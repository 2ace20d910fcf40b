"""A release made public: its numbers and files as sealed rows, in one transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime

from django.db import connection, models, transaction

from portal.audit import trail
from reports.committee.outliers.raising import raise_inquiries
from reports.coverage.telling import tell_coverage
from reports.package.manifest import entry_of
from reports.publication.counting import by_version
from reports.publication.findings import Finding, days_told, findings_of
from reports.publication.models import NATION, Figure, File, Publication, PublicFlag, Standing
from reports.releases.models import Release
from reports.releases.moves import lock, move
from reports.releases.printing import Figure as Named
from reports.releases.printing import figures_of
from reports.releases.source import Source, source_of
from reports.releases.states import Status
from reports.releases.tables import counts_by_place
from reports.statistics.stages import Group, Level, Stage


@transaction.atomic
def publish(*, release: Release, at: datetime) -> Publication:
    """Show an approved release to the public, in the place of the version before it.

    Flags that need a look by the committee come before it.  Runs in the statistics scope.
    Raises ``TransitionRefused`` where it is not approved.
    """
    release = lock(release.pk)
    if release.publication_id:
        return Publication.objects.get(pk=release.publication_id)
    source = source_of(release)
    _correct_earlier(release, at)
    publication = _publication(release, source, at)
    move(release, Status.PUBLISHED, by=None, at=at, sets={"publication": publication})
    _copy(Figure, coded(figures_of(source.shown)), publication)
    places = ((p.code, p.name, p.days, p.of_days, p.reported) for p in source.places)
    _copy(Standing, places, publication)
    flags = [PublicFlag(publication=publication, **asdict(flag)) for flag in source.flags]
    PublicFlag.objects.bulk_create(flags)
    _tell_committee(release, source, at)
    if release.cube and release.cube.frozen_at:
        tell_coverage(quarter=release.quarter, frozen_at=release.cube.frozen_at, at=at)
    File.objects.bulk_create(_files(release, publication))
    release.files.all().delete()
    detail: dict[str, object] = {"manifest": publication.manifest}
    trail.record(event="release.published", subject=publication, by=None, at=at, detail=detail)
    return publication


def coded(figures: Iterable[Named]) -> Iterator[tuple[str, int, int, int, int]]:
    """The same rows with the numbers of level, group and stage."""
    for place, level, group, stage, persons in figures:
        yield place, Level[level], Group[group], Stage[stage], persons


def _publication(release: Release, source: Source, at: datetime) -> Publication:
    cube = release.cube
    if cube is None:
        raise ValueError("Only a frozen quarter is released.")
    major, minor = map(int, release.version.split("."))
    return Publication.objects.create(
        quarter=release.quarter,
        version=release.version,
        major=major,
        minor=minor,
        cut_off=cube.cut_off,
        published_at=at,
        reason=release.reason,
        synthetic=cube.synthetic,
        snapshot=cube.digest,
        manifest=release.manifest,
        longest=days_told(source.longest, counts_by_place(source).get(NATION, {})),
        findings=findings_for(release, source),
    )


def findings_for(release: Release, source: Source) -> list[Finding]:
    """The facts of the quarter, beside those of the quarter before as it stands."""
    before = str(source.quarter.shifted(-1))
    earlier = Publication.objects.filter(quarter=before, corrected_at=None).first()
    return findings_of(
        counts_by_place(source).get(NATION, {}),
        by_version([earlier], NATION).get(earlier.pk, {}) if earlier else None,
        source.counties,
        flagged=len({flag.place for flag in source.flags}),
        longest=source.longest,
    )


def _tell_committee(release: Release, source: Source, at: datetime) -> None:
    """Raise inquiries, and say of which flags the public learns."""
    printed = {(flag.place, flag.indicator, flag.side, flag.group) for flag in source.flags}
    if release.cube is not None:
        raise_inquiries(release.cube, at=at, printed=printed)


def _correct_earlier(release: Release, at: datetime) -> None:
    """Mark the version that stands as corrected by this one."""
    standing = Publication.objects.filter(quarter=release.quarter, corrected_at=None).first()
    if standing is not None:
        standing.corrected_at = at
        standing.save(update_fields=["corrected_at"])
        earlier = lock(standing.release.pk)
        move(earlier, Status.CORRECTED, by=None, at=at)


def _files(release: Release, publication: Publication) -> Iterable[File]:
    for draft in release.files.all():
        data = bytes(draft.data)
        entry = entry_of(draft.path, data)
        yield File(
            publication=publication,
            path=draft.path,
            size=entry.size,
            sha256=entry.sha256,
            data=data,
        )


def _copy(
    model: type[models.Model], rows: Iterable[tuple[object, ...]], publication: Publication
) -> None:
    """Write rows of a publication; their columns are the model's own, after its key."""
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    listed = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        copying = f"COPY {model._meta.db_table} ({listed}) FROM STDIN"
        with connection.wrap_database_errors, cursor.copy(copying) as copy:
            for row in rows:
                copy.write_row((publication.pk, *row))
