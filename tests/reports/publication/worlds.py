"""Small invented quarters, published: rows as a release writes them, and their packages."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache

from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.disclosure.cube import Cell, Shown
from reports.package.building import build
from reports.package.content import Publisher, Release
from reports.package.manifest import MANIFEST, entry_of
from reports.publication.charts import charts_of
from reports.publication.counting import by_version
from reports.publication.findings import findings_of
from reports.publication.models import (
    NATION,
    Figure,
    File,
    Publication,
    PublicFlag,
    Standing,
)
from reports.publication.showing import Place
from reports.releases.flagging import ToldFlag
from reports.releases.keys import SIGNER
from reports.releases.printing import figures_of
from reports.releases.publishing import coded
from reports.releases.source import Source
from reports.releases.tables import counts_by_place, tables_of

CUT_OFF, OUT = datetime(2026, 8, 15, 6, tzinfo=UTC), datetime(2026, 10, 6, 12, tzinfo=UTC)
QUARTER = "2026Q3"
DAYS = 91
# Riverton took part, Lakeside did not, Hillside took part and did not report.
COUNTIES = (
    ("18901", "Elkton County, IN", DAYS),
    ("39901", "Riverton County, OH", DAYS),
    ("39902", "Lakeside County, OH", 0),
    ("39903", "Hillside County, OH", 45),
)
CELLS: tuple[Cell, ...] = (
    ("18901", "LEVEL_1", "WHITE", "CLEAR", 1200),
    ("18901", "LEVEL_1", "WHITE", "SERVED_COPY", 30),
    ("39901", "LEVEL_1", "WHITE", "CLEAR", 800),
    ("39901", "LEVEL_2", "HISPANIC", "SERVED_COPY", 60),
    ("39901", "LEVEL_3", "UNKNOWN", "OVERDUE", 5),
    ("39901", "LEVEL_3", "UNKNOWN", "FAILED", 10),
    ("39902", "LEVEL_1", "BLACK", "WITHHELD", 400),
)
FLAG = ToldFlag(
    place="39901",
    indicator="detainers",
    side="HIGH",
    group="",
    observed=65,
    expected=20.5,
    ratio=2.9,
    low=2.1,
    high=3.8,
    conclusion="EXPLAINED_STRUCTURE",
    statement="A jail of three counties.",
    statement_es="Una cárcel de tres condados.",
    comment="We hold people for our neighbors.",
)
PUBLISHER = Publisher("Invented", "statistics@example.org", "CC0 1.0", "https://example.org/cc0/")


def published(
    quarter: str = QUARTER,
    version: str = "1.0",
    *,
    cells: Sequence[Cell] = CELLS,
    counties: Sequence[tuple[str, str, int]] = COUNTIES,
    flags: Sequence[ToldFlag] = (),
    with_charts: bool = False,
) -> Publication:
    """A version in the place of the one that stands, if any."""
    source = source_of(quarter, tuple(cells), tuple(counties), tuple(flags))
    files = files_of(source, version, with_charts)
    with scope.within(scope.statistics()):
        made = _version(source, version, files)
        Figure.objects.bulk_create(
            Figure(publication=made, place=p, level=lv, group=g, stage=s, persons=n)
            for p, lv, g, s, n in coded(figures_of(source.shown))
        )
        Standing.objects.bulk_create(
            Standing(
                publication=made,
                place=p.code,
                name=p.name,
                days=p.days,
                of_days=p.of_days,
                reported=p.reported,
            )
            for p in source.places
        )
        PublicFlag.objects.bulk_create(PublicFlag(publication=made, **asdict(f)) for f in flags)
        File.objects.bulk_create(
            File(publication=made, path=path, data=data, **_entry(path, data))
            for path, data in files.items()
        )
    return made


def source_of(quarter: str, cells: tuple, counties: tuple, flags: tuple) -> Source:
    shown = Shown.of(quarter, cells)
    told = {cell[0] for cell in cells}
    places = [Place(code, name, days, DAYS, code in told) for code, name, days in counties]
    return Source(Quarter.named(quarter), shown, tuple(_all(places)), flags, None, 30)


def files_of(source: Source, version: str, with_charts: bool) -> dict[str, bytes]:
    """The package, with its pictures where they are asked for."""
    charts = {}
    if with_charts:
        places = [(one.code, one.name, one.days) for one in source.places]
        flags = [(one.place, one.indicator, one.side) for one in source.flags]
        charts = drawn(
            source.shown.quarter, tuple(_cells(source.shown)), tuple(places), tuple(flags)
        )
    content = Release(
        name=str(source.quarter),
        version=version,
        title="Invented figures",
        description="Invented.",
        first_day=source.quarter.begins,
        last_day=source.quarter.ends,
        cut_off=CUT_OFF,
        published=OUT.date(),
        snapshot="5" * 64,
        address=f"https://example.org/figures/{source.quarter}/{version}/files/",
        publisher=PUBLISHER,
        tables=tables_of(source),
        files=charts,
    )
    return build(content, signer=SIGNER, seed=bytes(range(32)))


@cache
def drawn(quarter: str, cells: tuple, places: tuple, flags: tuple) -> dict[str, bytes]:
    """The pictures of a quarter, drawn once."""
    return charts_of(Shown.of(quarter, cells), places, flags)


def _cells(shown: Shown) -> list[Cell]:
    rows = zip(shown.labels.tolist(), shown.counts.tolist(), strict=True)
    return [(*labels, persons) for labels, persons in rows]


def _all(counties: list[Place]) -> list[Place]:
    above = []
    for code in sorted({place.code[:2] for place in counties}):
        below = [place for place in counties if place.code.startswith(code)]
        above.append(_sum(code, below[0].name[-2:], below))
    return [*counties, *above, _sum(NATION, "United States", counties)]


def _sum(code: str, name: str, below: list[Place]) -> Place:
    days = round(sum(place.days for place in below) / len(below))
    return Place(code, name, days, DAYS, any(place.reported for place in below))


def _version(source: Source, version: str, files: dict[str, bytes]) -> Publication:
    quarter = str(source.quarter)
    major, minor = map(int, version.split("."))
    Publication.objects.filter(quarter=quarter, corrected_at=None).update(corrected_at=OUT)
    earlier = Publication.objects.filter(
        quarter=str(source.quarter.shifted(-1)), corrected_at=None
    ).first()
    return Publication.objects.create(
        quarter=quarter,
        version=version,
        major=major,
        minor=minor,
        cut_off=CUT_OFF,
        published_at=OUT,
        reason="" if version == "1.0" else "A jail reported late.",
        synthetic=True,
        snapshot="5" * 64,
        manifest=hashlib.sha256(files[MANIFEST]).hexdigest(),
        longest=2,
        findings=findings_of(
            counts_by_place(source)[NATION],
            by_version([earlier], NATION).get(earlier.pk) if earlier else None,
            source.places,
            flagged=len(source.flags),
            longest=source.longest,
        ),
    )


def _entry(path: str, data: bytes) -> dict[str, object]:
    entry = entry_of(path, data)
    return {"size": entry.size, "sha256": entry.sha256}
