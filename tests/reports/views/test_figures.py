"""The first page of a quarter's figures, and its versions."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.publication.findings import sentences
from reports.publication.tables import MAIN
from reports.statistics.measures import MEASURES
from tests.kept import kept
from tests.reports.publication.reading import tables_of, text_of
from tests.reports.publication.worlds import CELLS, FLAG, published

FLOW, STATES = "What became of the bookings", "States, and last the nation, in 2026Q3"
PAGES = [
    "/figures/2026Q3/",
    "/figures/2026Q3/1.0/map/participation/",
    "/figures/2026Q3/1.0/funnel/detainers/",
    "/figures/2026Q3/1.0/embed/map-detainers/",
    "/figures/2026Q3/1.0/files/",
    "/figures/places/",
    "/figures/place/39901/",
    "/figures/place/39902/",
    "/figures/place/39/",
    "/figures/compare/",
    "/figures/compare/?place=39901&place=39&place=US",
    "/figures/methods/",
    "/figures/corrections/",
    "/figures/feed/",
]


@kept
def quarters(ohio):
    """Two quarters, the later with its pictures and a flag."""
    return published("2026Q2", cells=CELLS[:-1]), published(flags=[FLAG], with_charts=True)


def rows_of_csv(client, path="/figures/2026Q3/1.0/files/data/places.csv") -> dict[str, dict]:
    content = client.get(path).content.decode()
    return {row["place"]: row for row in csv.DictReader(io.StringIO(content))}


def test_before_the_first_quarter_a_page_says_so(client, db):
    for path in ("/figures/", "/figures/places/", "/figures/compare/", "/figures/corrections/"):
        answer = client.get(path)

        assert answer.status_code == 200
    assert "Nothing is published yet" in text_of(client.get("/figures/"))


def test_the_first_page_is_that_of_the_latest_quarter(client, quarters):
    page = text_of(client.get("/figures/"))

    assert "Quarter 2026Q3, version 1.0." in page
    assert "Published on Oct. 6, 2026." in page
    assert "Aug. 15, 2026, 6 a.m. UTC" in page
    assert "Invented figures" in page
    assert all(words in page for words in sentences(quarters[1].findings) if "<" not in words)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_in_both_languages(path, language, client, quarters):
    client.cookies["django_language"] = language

    answer = client.get(path)

    assert answer.status_code == 200
    assert answer["Content-Language"] == language


def test_the_nation_on_the_page_is_that_of_the_file(client, quarters):
    shown = {row[0]: row[1] for row in tables_of(client.get("/figures/"))[FLOW][1:]}
    filed = rows_of_csv(client)["US"]

    assert len(shown) == len(MEASURES)
    for name, measure in MEASURES.items():
        assert shown[str(measure.title)].replace(",", "") == filed[name]


def test_each_state_on_the_page_is_that_of_the_file(client, quarters):
    rows = tables_of(client.get("/figures/"))[STATES][1:]
    filed = rows_of_csv(client)

    assert [row[0] for row in rows] == ["IN", "Ohio", "United States"]
    for row, code in zip(rows, ("18", "39", "US"), strict=True):
        numbers = [cell.replace(",", "") for cell in row[4 : 4 + len(MAIN)]]
        assert numbers == [filed[code][name] for name in MAIN]


def test_every_state_says_who_took_part_and_who_reported(client, quarters):
    rows = {row[0]: row for row in tables_of(client.get("/figures/"))[STATES]}

    assert rows["Ohio"][1:4] == ["3", "2", "1"]
    assert rows["United States"][1:4] == ["4", "3", "2"]


def test_a_change_is_that_against_the_quarter_before(client, quarters):
    rows = {row[0]: row for row in tables_of(client.get("/figures/"))[FLOW]}

    assert rows["Measure"][2:4] == ["2026Q2 (1.0)", "Difference"]
    assert rows["Withheld"][1:4] == ["400", "0", "+400"]
    assert rows["Detainers"][1:4] == ["95", "95", "0"]


def test_levels_and_groups_add_up_to_the_nation(client, quarters):
    tables = tables_of(client.get("/figures/"))

    for caption in (
        "By the gravest charge as booked",
        "By the group that the agency recorded",
    ):
        parts = [int(row[1].replace(",", "")) for row in tables[caption][1:]]
        assert sum(parts) == 2505


def test_an_old_version_stays_and_says_that_it_is_corrected(client, quarters):
    more = [*CELLS[:-1], (*CELLS[-1][:4], 500)]
    published(version="1.1", cells=more)

    old, new = (client.get(f"/figures/2026Q3/{version}/") for version in ("1.0", "1.1"))

    assert "A later version corrects this one" in text_of(old)
    assert "Version 1.1: A jail reported late." in text_of(old)
    assert tables_of(old)[FLOW][4][1] == "400"
    assert "A later version" not in text_of(new)
    assert tables_of(new)[FLOW][4][1] == "500"
    assert tables_of(client.get("/figures/2026Q3/"))[FLOW] == tables_of(new)[FLOW]


@pytest.mark.parametrize(
    "path",
    [
        "/figures/2026Q1/",
        "/figures/2026Q3/2.0/",
        "/figures/2026Q5/",
        "/figures/2026Q3/1.0/map/weather/",
        "/figures/2026Q2/1.0/map/matched/",
        "/figures/2026Q3/1.0/embed/map/",
        "/figures/2026Q3/1.0/files/data/none.csv",
        "/figures/2026Q3/1.0/files/../1.0/README",
        "/figures/place/99999/",
        "/api/v1/releases/2026Q1/",
        "/api/v1/releases/2026Q3/1.9/figures/",
        "/api/v1/releases/places/99999/",
    ],
)
def test_what_was_never_published_is_not_found(path, client, quarters):
    assert client.get(path).status_code == 404


def test_the_first_page_asks_few_queries_whatever_its_size(client, quarters):
    with CaptureQueriesContext(connection) as queries:
        client.get("/figures/")

    assert len(queries) <= 14
