"""A release as the package has it: the same content from the same rows, whenever it is asked."""

import dataclasses

from django.conf import settings
from django.utils.translation import gettext_noop

from reports.package.changes import Level, changes_between, next_version
from reports.package.content import Correction, Publisher
from reports.package.content import Release as Content
from reports.publication.charts import charts_of
from reports.releases.models import Release
from reports.releases.refusals import NothingChanged
from reports.releases.source import Source
from reports.releases.tables import tables_of

INVENTED = "All figures are invented: they tell of nobody, and of nothing that any county did."
NO_CHANGE = gettext_noop("Nothing differs from the version that is published.")
ABOUT = (
    "What became of the bookings of a quarter of the federal fiscal year: submitted, forwarded,"
    " withheld, matched, and what followed, by county, offense level and recorded group. Counts"
    " of 1 to 4 are shown as 0 or 5, and every total is the sum of the numbers shown."
)


def address_of(quarter: str, version: str) -> str:
    """The folder of a version's files, for ever."""
    return f"{settings.PUBLIC_ADDRESS.rstrip('/')}/figures/{quarter}/{version}/files/"


def content_of(release: Release, source: Source, *, drawn: bool = True) -> Content:
    """What a computed release says, with its pictures where they are to be drawn.

    Runs in the statistics scope.
    """
    cube = release.cube
    if cube is None:
        raise ValueError("Only a frozen quarter is released.")
    return Content(
        name=release.quarter,
        version=release.version,
        title=f"Secure Communities quarterly statistics, {release.quarter}",
        description=ABOUT,
        first_day=source.quarter.begins,
        last_day=source.quarter.ends,
        cut_off=cube.cut_off,
        published=release.day,
        snapshot=cube.digest,
        address=_address(release, release.version),
        publisher=Publisher(
            "Secure Communities oversight portal",
            "statistics@portal.example",
            "CC0 1.0",
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
        tables=tables_of(source),
        corrections=tuple(_corrections(release)),
        files=_charts(source) if drawn else {},
        notice=INVENTED if cube.synthetic else "",
    )


def _charts(source: Source) -> dict[str, bytes]:
    return charts_of(
        source.shown,
        [(one.code, one.name, one.days) for one in source.places],
        [(flag.place, flag.indicator, flag.side) for flag in source.flags],
    )


def earlier_of(release: Release) -> Release | None:
    """The version of the same quarter that was published before this one."""
    found = Release.objects.filter(quarter=release.quarter, publication__isnull=False)
    return found.filter(pk__lt=release.pk).order_by("-pk").first()


def numbered(release: Release, content: Content, earlier: Content) -> Content:
    """The content under the version that follows from what it changes.

    Raises ``NothingChanged``.
    """
    changes = changes_between(earlier.tables, content.tables)
    if changes.level is Level.NONE:
        raise NothingChanged(NO_CHANGE)
    version = next_version(earlier.version, changes)
    *former, last = content.corrections
    return dataclasses.replace(
        content,
        version=version,
        address=_address(release, version),
        corrections=(*former, dataclasses.replace(last, version=version)),
    )


def _address(release: Release, version: str) -> str:
    """What was published keeps its address, wherever the portal is found by now."""
    if release.publication_id:
        return release.address
    return address_of(release.quarter, version)


def _corrections(release: Release) -> list[Correction]:
    """Every correction of the quarter up to this one, with its day and reason."""
    rows = Release.objects.filter(quarter=release.quarter, pk__lte=release.pk).exclude(reason="")
    # The day of one that is checked is kept when the check is over.
    return [
        Correction(one.version, release.day if one == release else one.day, one.reason)
        for one in rows.order_by("pk")
    ]
