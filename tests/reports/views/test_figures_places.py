"""Places in the figures: found, over the quarters, side by side."""

import pytest

from reports.publication.tables import MAIN
from reports.releases.flagging import ToldFlag
from tests.kept import kept
from tests.reports.publication.reading import tables_of, text_of
from tests.reports.publication.worlds import CELLS, COUNTIES, DAYS, FLAG, published
from tests.reports.views.test_figures import FLOW, rows_of_csv

TREND = "Detainers per 1,000 forwarded: Riverton County, OH"
HISTORY = "All quarters, the latest first"


@kept
def quarters(ohio):
    """Two quarters; in the earlier one Riverton took no part."""
    before = [("39901", "Riverton County, OH", 0), *(one for one in COUNTIES if one[0] != "39901")]
    withheld = [("39901", "LEVEL_1", "WHITE", "WITHHELD", 900), *CELLS[:2]]
    return published("2026Q2", cells=withheld, counties=before), published(flags=[FLAG])


def names(answer) -> list[str]:
    return [row[0] for rows in tables_of(answer).values() for row in rows[1:]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=river", ["Riverton County, OH"]),
        ("q=39902", ["Lakeside County, OH"]),
        ("q=COUNTY&standing=not", ["Lakeside County, OH"]),
        ("standing=silent", ["Hillside County, OH"]),
        ("standing=took&state=39", ["Riverton County, OH", "Hillside County, OH"]),
        ("q=nowhere", []),
        ("state=XX&standing=XX&page=many", [name for _code, name, _days in COUNTIES]),
    ],
)
def test_a_county_is_found_by_name_code_state_and_participation(query, found, client, quarters):
    assert names(client.get(f"/figures/places/?{query}")) == found


@pytest.mark.parametrize("code", ["39901", "39902", "39903", "39", "18", "US"])
def test_a_place_on_its_page_is_that_of_the_file(code, client, quarters):
    rows = tables_of(client.get(f"/figures/place/{code}/"))[FLOW][1:]
    filed = list(rows_of_csv(client)[code].values())[6:]

    assert [row[1].replace(",", "") for row in rows] == filed


def test_symbols_say_why_there_is_no_number(client, quarters):
    outside, silent = (client.get(f"/figures/place/{code}/") for code in ("39902", "39903"))

    assert "[n] Not participating" in text_of(outside)
    assert {row[1] for row in tables_of(silent)[FLOW][1:]} == {"[x]"}
    assert "[x] Not reported" in text_of(silent)


def test_no_cell_of_any_table_is_blank(client, quarters):
    for path in ("/figures/", *(f"/figures/place/{code}/" for code in ("39902", "39903", "39"))):
        for rows in tables_of(client.get(path)).values():
            assert all(cell for row in rows for cell in row)


def test_the_trend_has_an_interval_and_says_where_there_is_no_number(client, quarters):
    rows = tables_of(client.get("/figures/place/39901/"))[TREND]

    assert [row[0] for row in rows[1:]] == ["2026Q2", "2026Q3"]
    assert rows[1][1:] == ["Not participating"] * 3
    assert rows[2][1:] == ["75.1", "60.5", "92.4"]


def test_the_history_has_each_quarter_by_the_version_that_stands(client, quarters):
    published("2026Q2", "1.1")

    rows = tables_of(client.get("/figures/place/39901/"))[HISTORY][1:]

    assert [row[:4] for row in rows] == [
        ["2026Q3", "1.0", f"{DAYS} / {DAYS}", "Yes"],
        ["2026Q2", "1.1", f"{DAYS} / {DAYS}", "Yes"],
    ]
    assert len(rows[0]) == 4 + len(MAIN) + 2


def test_four_quarters_that_follow_upon_each_other_are_added_up(client, quarters):
    published("2026Q1")
    before = tables_of(client.get("/figures/place/39901/"))[HISTORY][1:]
    published("2025Q4")

    year, *rows = tables_of(client.get("/figures/place/39901/"))[HISTORY][1:]

    assert [row[0] for row in before] == ["2026Q3", "2026Q2", "2026Q1"]
    assert year[:2] == ["The last four together", "[z]"]
    bookings = [int(row[4].replace(",", "")) for row in (year, *rows)]
    assert bookings[0] == sum(bookings[1:]) > 0


def test_four_quarters_with_a_gap_between_them_are_no_year(client, quarters):
    for name in ("2026Q1", "2025Q3"):
        published(name)

    rows = tables_of(client.get("/figures/place/39901/"))[HISTORY][1:]

    assert [row[0] for row in rows] == ["2026Q3", "2026Q2", "2026Q1", "2025Q3"]


def test_a_flag_stands_with_its_statement_and_what_the_place_says(client, quarters):
    page = text_of(client.get("/figures/place/39901/"))

    assert "High: flag for review" in page
    assert "65 observed, 20.5 expected; ratio 2.90 (2.10 to 3.80)" in page
    assert "A jail of three counties." in page
    assert "We hold people for our neighbors." in page
    assert "It is no finding that anybody did wrong." in page
    assert "No flag was published" in text_of(client.get("/figures/place/39902/"))


def test_a_statement_is_shown_in_spanish_where_it_was_given(client, quarters):
    client.cookies["django_language"] = "es"

    assert FLAG.statement_es in text_of(client.get("/figures/place/39901/"))


def test_what_a_place_writes_is_text_and_nothing_else(client, ohio):
    published(flags=[ToldFlag(**{**vars(FLAG), "comment": "<script>alert(1)</script>"})])

    answer = client.get("/figures/place/39901/")

    assert b"&lt;script&gt;alert(1)" in answer.content
    assert b"<script>" not in answer.content


def test_a_flag_that_was_corrected_away_is_shown_no_more(client, quarters):
    published(version="1.1")

    assert "A jail of three counties" not in text_of(client.get("/figures/place/39901/"))


def test_places_side_by_side_have_their_own_numbers(client, quarters):
    answer = client.get("/figures/compare/?place=39901&place=39902&place=US&place=39")
    rows = {row[0]: row[1:] for row in tables_of(answer)["Places in 2026Q3"]}

    heads = ["Riverton County, OH", "Lakeside County, OH", "United States", "Ohio"]
    assert rows["Measure"] == heads
    assert rows["Forwarded"] == ["865", "[n]", "2,095", "865"]
    assert rows["Detainers per 1,000 forwarded"] == ["75.1", "[n]", "45.3", "75.1"]


@pytest.mark.parametrize(
    "query",
    [
        "place=39901",
        "place=39901&place=39901",
        "place=39901&place=nowhere",
        "place=39901&place=39902&place=39903&place=18901&place=US",
        "place=39901&place=39902&quarter=2020Q1",
    ],
)
def test_fewer_than_two_places_or_more_than_four_are_not_compared(query, client, quarters):
    answer = client.get(f"/figures/compare/?{query}")

    assert answer.status_code == 400
    assert "Choose two to four places" in text_of(answer)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/figures/place/%00/", 404),
        ("/figures/2026Q3/1.0/files/a%00b", 404),
        ("/api/v1/releases/places/%00/", 404),
        ("/figures/compare/?place=%00&place=39901", 400),
        ("/figures/compare/?quarter=%00&place=39901&place=39902", 400),
    ],
)
def test_signs_that_no_database_takes_are_no_fault_of_ours(path, code, client, quarters):
    assert client.get(path).status_code == code


@pytest.mark.parametrize(
    ("sort", "first"),
    [("county", "18901"), ("-county", "39901"), ("days", "39902"), ("x", "18901")],
)
def test_counties_are_sorted_by_the_headings_of_the_list(sort, first, client, quarters):
    answer = client.get("/figures/places/", {"sort": sort})

    assert answer.context["page_obj"][0].place == first
