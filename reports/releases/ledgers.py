"""The pages of the ledger as rows: what each release of a quarter showed, oldest first."""

import gzip

from reports.disclosure.cube import Cube as Counts
from reports.disclosure.cube import Shown
from reports.disclosure.ledger import Entry, Page
from reports.releases.models import Ledger, Release


def packed(page: Page) -> bytes:
    """The page as compressed lines of key, sealed count and number shown."""
    lines = (f"{one.key}\t{one.sealed}\t{one.shown}" for one in page.entries)
    return gzip.compress("\n".join([page.quarter, *lines]).encode(), mtime=0)


def unpacked(data: bytes | memoryview) -> Page:
    """The page of its lines."""
    quarter, *lines = gzip.decompress(bytes(data)).decode().split("\n")
    parts = (line.split("\t") for line in lines)
    return Page(quarter, tuple(Entry(key, sealed, int(shown)) for key, sealed, shown in parts))


def pages_before(release: Release) -> list[Page]:
    """What the versions that were published before showed of the same quarter, oldest first."""
    rows = Ledger.objects.filter(
        release__quarter=release.quarter,
        release__publication__isnull=False,
        release__lt=release.pk,
    )
    return [unpacked(page) for page in rows.order_by("release").values_list("page", flat=True)]


def shown_of(truth: Counts, page: Page) -> Shown:
    """The numbers of a page in the cells of its cube; a cell that is not in the page shows 0."""
    return Shown(truth.quarter, truth.labels, page.shown_of(truth.keys))
