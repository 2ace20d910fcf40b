"""The pictures of a release, and the rows beneath them."""

import gzip

import pytest

from reports.disclosure.cube import Shown
from reports.publication.charts import charts_of, json_path, read_chart, svg_path, title_of
from reports.publication.maps import MAPS
from reports.statistics.indicators import INDICATORS
from tests.reports.publication.worlds import CELLS, COUNTIES, QUARTER, drawn

NAMES = [*(f"map-{name}" for name in MAPS), *(f"funnel-{name}" for name in INDICATORS)]
FLAGS = (("39901", "detainers", "HIGH"), ("18901", "matched", "LOW"))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return drawn(QUARTER, CELLS, COUNTIES, FLAGS)


def rows(files, name, language="en") -> list[tuple]:
    return list(read_chart(files[json_path(name, language)]).rows)


def test_every_picture_comes_in_both_languages_with_its_rows(files):
    wanted = {
        path(name, language)
        for name in NAMES
        for language in ("en", "es")
        for path in (svg_path, json_path)
    }

    assert files.keys() == wanted


def test_neither_the_order_of_rows_nor_states_among_them_change_a_byte(files):
    backward = Shown.of(QUARTER, CELLS[::-1])
    above = [("US", "United States", 45), *COUNTIES[::-1], ("39", "Ohio", 45)]

    assert charts_of(backward, above, FLAGS) == files


@pytest.mark.parametrize("name", NAMES)
def test_a_map_is_small_enough_for_a_telephone(files, name):
    assert len(gzip.compress(files[svg_path(name, "en")])) < 100_000


def test_a_map_tells_a_rate_of_numbers_shown_or_why_there_is_none(files):
    assert rows(files, "map-detainers") == [
        ("18901", "Elkton County, IN", 24.4),
        ("39901", "Riverton County, OH", 75.1),
        ("39902", "Lakeside County, OH", "Not participating"),
        ("39903", "Hillside County, OH", "Not reported"),
    ]


def test_the_map_of_participation_has_a_number_for_everybody(files):
    assert [row[2] for row in rows(files, "map-participation")] == [100.0, 100.0, 0.0, 49.5]


def test_a_funnel_shows_no_place_of_which_less_than_ten_is_expected(files):
    assert [row[0] for row in rows(files, "funnel-detainers")] == ["18901", "39901"]
    assert rows(files, "funnel-overdue") == []


def test_a_funnel_marks_what_was_signed_and_no_more(files):
    assert [row[-1] for row in rows(files, "funnel-detainers")] == ["No flag", "Flag for review"]
    assert [row[-1] for row in rows(files, "funnel-matched")] == ["Low: data quality", "No flag"]


def test_a_flag_of_groups_does_not_take_the_mark_of_a_county_away():
    both = (*FLAGS, ("39901", "detainers", "DISPARITY"))

    assert rows(drawn(QUARTER, CELLS, COUNTIES, both), "funnel-detainers")[1][-1] == (
        "Flag for review"
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_has_a_title_for_lists(name):
    assert title_of(name).startswith(("Map: ", "Funnel: "))


@pytest.mark.parametrize("name", ["map-weather", "funnel-", "pie-matched", "map"])
def test_a_picture_that_is_none_has_no_title(name):
    assert title_of(name) == ""
