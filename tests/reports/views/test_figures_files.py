"""The files of a version, its pictures for other sites, and what stands behind the figures."""

import gzip
import hashlib
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError, transaction

from portal.signed_notes import verifier_of
from reports.gaps import Gap
from reports.package.verifying import verify
from reports.pictures.palette import sheet
from reports.publication.models import Figure, File, Publication, Standing
from reports.releases.keys import SIGNER
from reports.statistics.indicators import INDICATORS
from reports.statistics.measures import MEASURES
from reports.statistics.stages import Group, Level, Stage
from tests.kept import kept
from tests.reports.publication.reading import tables_of, text_of
from tests.reports.publication.worlds import published
from tests.test_architecture import ROOT

FOLDER = "/figures/2026Q3/1.0/files/"
CSV = f"{FOLDER}data/places.csv"


@kept
def quarter(ohio):
    return published(with_charts=True)


def test_what_is_served_is_what_was_signed(client, quarter):
    paths = [row[0] for row in tables_of(client.get(FOLDER))["Files"][1:]]
    files = {path: client.get(FOLDER + path).content for path in paths}

    assert verify(files, verifier=verifier_of(name=SIGNER, seed=bytes(range(32)))) == []


def test_every_file_is_listed_with_its_checksum_and_the_data_comes_first(client, quarter):
    rows = tables_of(client.get(FOLDER))["Files"][1:]

    kept = {file.path: file.sha256 for file in File.objects.filter(publication=quarter)}
    assert {row[0]: row[2] for row in rows} == kept
    assert rows[0][0].startswith("data/")
    assert rows[-1][0].startswith("charts/")


@pytest.mark.parametrize(
    ("path", "kind", "is_saved"),
    [
        ("data/places.csv", "text/csv; charset=utf-8", True),
        ("data/places.parquet", "application/vnd.apache.parquet", True),
        ("datapackage.json", "application/json", False),
        ("charts/map-matched.en.svg", "image/svg+xml", False),
        ("README", "text/plain; charset=utf-8", False),
        ("manifest.sig", "text/plain; charset=utf-8", False),
    ],
)
def test_a_file_says_what_it_is_and_may_do_nothing(path, kind, is_saved, client, quarter):
    answer = client.get(FOLDER + path)

    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"].startswith("attachment" if is_saved else "inline")
    assert path.rpartition("/")[2] in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]


def test_who_has_a_file_already_is_told_so(client, quarter):
    first = client.get(CSV)

    again = client.get(CSV, headers={"If-None-Match": first["ETag"]})

    assert first["ETag"] == f'"{hashlib.sha256(first.content).hexdigest()}"'
    assert (again.status_code, again.content) == (304, b"")


def test_a_file_is_compressed_on_the_way_for_who_asks(client, quarter):
    plain = client.get(CSV)
    packed = client.get(CSV, headers={"Accept-Encoding": "gzip, br"})
    again = client.get(CSV, headers={"If-None-Match": packed["ETag"]})

    assert gzip.decompress(packed.content) == plain.content
    assert "Content-Encoding" not in plain
    assert "Accept-Encoding" in plain["Vary"]
    assert again.status_code == 304
    assert "Content-Encoding" not in client.get(CSV, headers={"Accept-Encoding": "gzip;q=0"})


def test_a_version_is_cited_by_its_permanent_address(client, quarter, settings):
    page = text_of(client.get(FOLDER))

    assert f"{settings.PUBLIC_ADDRESS}/figures/2026Q3/1.0/" in page
    assert "@misc{secure-communities-2026Q3-1.0," in page
    assert quarter.manifest in page
    assert "verify_release" in page


def test_only_the_bare_picture_may_be_framed(client, quarter):
    bare = client.get("/figures/2026Q3/1.0/embed/map-matched/")
    page = client.get("/figures/2026Q3/1.0/map/matched/")

    assert "X-Frame-Options" not in bare
    assert "frame-ancestors *" in bare["Content-Security-Policy"]
    assert "script-src" not in bare["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_a_framed_picture_says_where_it_is_from(client, quarter):
    bare = text_of(client.get("/figures/2026Q3/1.0/embed/map-matched/"))

    assert "quarter 2026Q3, version 1.0, published on Oct. 6, 2026." in bare
    assert "Invented figures" in bare
    assert "Source and table" in bare


def test_a_picture_on_its_page_is_the_one_that_was_signed(client, quarter):
    path = "charts/map-matched.en.svg"

    page = client.get("/figures/2026Q3/1.0/map/matched/").content

    assert bytes(File.objects.get(publication=quarter, path=path).data) in page


def test_the_rows_of_a_picture_are_narrowed_to_a_state(client, quarter):
    answer = client.get("/figures/2026Q3/1.0/map/matched/?state=18&page=9")

    rows = tables_of(answer)["Matched per 1,000 forwarded, 2026Q3"]
    assert rows[1:] == [["18901", "Elkton County, IN", "24.4"]]


def test_every_definition_is_on_the_page_of_methods(client, db):
    page = text_of(client.get("/figures/methods/"))

    named = [*MEASURES, *INDICATORS, *Stage.names, *Level.names, *Group.names]
    assert [name for name in named if name not in page] == []
    assert all(gap.code in page for gap in Gap)
    assert page.count("Note version 1") == 7


def test_corrections_are_logged_with_their_reasons(client, quarter):
    published(version="1.1")

    tables = tables_of(client.get("/figures/corrections/"))

    assert tables["Corrections, the latest first"][1][::2] == [
        "2026Q3 1.1",
        "A jail reported late.",
    ]
    assert [row[0] for row in tables["Versions by quarter"][1:]] == ["2026Q3 1.1", "2026Q3 1.0"]


def test_the_feed_has_publications_and_corrections(client, quarter):
    published(version="1.1")
    atom = "{http://www.w3.org/2005/Atom}"

    tree = ElementTree.fromstring(client.get("/figures/feed/").content)  # noqa: S314  our own

    entries = tree.findall(f"{atom}entry")
    assert [entry.findtext(f"{atom}title") for entry in entries] == [
        "Correction of 2026Q3, version 1.1",
        "Figures of 2026Q3, version 1.0",
    ]
    assert "A jail reported late." in entries[0].findtext(f"{atom}summary")
    assert entries[0].find(f"{atom}link").get("href").endswith("/figures/2026Q3/1.1/")


def test_the_style_sheet_has_the_paints_of_the_pictures():
    assert sheet() in (ROOT / "portal/static/portal/css/figures.css").read_text()


@pytest.mark.parametrize("rows", [Publication, Figure, Standing, File])
def test_the_site_itself_cannot_change_what_is_published(rows, quarter):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows.objects.all()[:1].get().save()
