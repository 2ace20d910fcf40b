"""The map of the counties: every land in its class, and every row in the table."""

import gzip
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.register.atlas import Atlas
from reports.gaps import Gap
from reports.pictures.county_map import Area, county_map
from reports.pictures.gaps import reason
from reports.pictures.language import ENGLISH
from reports.pictures.palette import CLASSES, Paint
from reports.pictures.shapes import read_half_pixels
from tests.reports.pictures.reading import found, is_sound, marked, stays_within, tree, words

SQUARE = "l10 0 0 10-10 0z"
CODES = [f"399{number:02}" for number in range(1, 9)]
ATLAS = Atlas(
    counties={code: f"M{20 * place} 5{SQUARE}" for place, code in enumerate(CODES)},
    borders="M0 5l160 0",
    frame=(0, 0, 2040, 20),
)
RATES = st.one_of(st.floats(0, 1e9), st.sampled_from(Gap))


def drawn(*rates, **options):
    areas = [Area(code, f"{code} County", rate) for code, rate in zip(CODES, rates, strict=False)]
    return county_map(
        ATLAS, areas, prefix="map", title="Detainers", unit="per 1,000 bookings", **options
    )


def fill_of(figure, code) -> str:
    """The paint or the gap of the land of a code."""
    start = ATLAS.counties[code]
    (path,) = [each for each in found(figure, "path") if start in each.get("d")]
    return path.get("class") or path.get("fill")


@given(st.lists(RATES, max_size=8))
def test_a_map_is_sound_and_stays_in_its_frame_whatever_the_rates(rates):
    figure = drawn(*rates)

    assert is_sound(figure, "map")
    assert stays_within(figure)
    assert len(figure.rows) == len(rates)


@given(st.lists(st.floats(0, 1e9), min_size=2, max_size=8))
def test_a_higher_rate_is_never_in_a_lower_class(rates):
    figure = drawn(*rates)

    order = [f"picture-fill-{paint.token}" for paint in CLASSES]
    classes = [
        order.index(fill_of(figure, code)) for code, _rate in zip(CODES, rates, strict=False)
    ]
    ranked = [cls for _rate, cls in sorted(zip(rates, classes, strict=True))]
    assert ranked == sorted(ranked)
    assert all((rate == 0) == (cls == 0) for rate, cls in zip(rates, classes, strict=True))


@pytest.mark.parametrize("gap", Gap)
def test_a_county_without_a_number_shows_why(gap):
    figure = drawn(gap, 4.0)

    assert fill_of(figure, CODES[0]) == f"url(#map-{gap.token})"
    assert f"{reason(gap, ENGLISH)} (1)" in words(figure)
    assert figure.rows == (
        (CODES[0], "39901 County", reason(gap, ENGLISH)),
        (CODES[1], "39902 County", 4.0),
    )


def test_land_without_a_row_is_not_applicable():
    figure = drawn(4.0)

    assert fill_of(figure, CODES[7]) == "url(#map-not-applicable)"
    assert "Not applicable (0)" in words(figure)


def test_a_row_without_land_is_in_the_table_and_in_the_key():
    area = Area("09110", "Capitol", Gap.PROTECTED)

    figure = county_map(ATLAS, [area], prefix="map", title="T", unit="per 1,000")

    assert figure.rows == (("09110", "Capitol", "Protected"),)
    assert figure.summary.endswith("; not on the map, whose shapes are older: 09110.")
    assert "Protected (1)" in words(figure)


def test_the_key_counts_the_rows_of_each_class():
    figure = drawn(0, 0, 1, 3, 5, Gap.PROTECTED, breaks=(2, 4))

    assert words(figure) == (
        "0 (2) | under 2 (1) | 2 to under 4 (1) | 4 or more (1)"
        " | Protected (1) | Not applicable (0)"
    )


def test_the_sentence_is_made_of_the_rows():
    figure = drawn(0, 0.5, 12.34, Gap.PROTECTED, Gap.NOT_REPORTED, Gap.PROTECTED)

    assert figure.summary == (
        "3 counties of 6 have a number; in 1 of them it is 0; the highest is 12.3 per 1,000"
        " bookings in 39903 County; without a number: Not reported (1), Protected (2)."
    )


def test_where_nobody_reports_the_sentence_says_so():
    figure = drawn(Gap.NOT_REPORTED)

    assert figure.summary == "0 counties of 1 have a number; without a number: Not reported (1)."


def test_the_order_of_rows_does_not_change_a_byte():
    areas = [Area(code, code, float(place)) for place, code in enumerate(CODES)]
    shuffled = random.Random(1).sample(areas, len(areas))

    one, other = (
        county_map(ATLAS, each, prefix="map", title="T", unit="u") for each in (areas, shuffled)
    )

    assert one == other


def test_the_older_code_of_a_county_finds_its_land():
    atlas = Atlas({"46102": f"M0 0{SQUARE}"}, "", (0, 0, 100, 20))

    figure = county_map(
        atlas, [Area("46113", "Shannon", 7.0)], prefix="map", title="T", unit="u", breaks=(1,)
    )

    assert marked(figure, f"picture-fill-{Paint.CLASS_2.token}")[0].get("d") == f"M0 0{SQUARE}"


def test_a_county_that_comes_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        county_map(ATLAS, [Area("39901", "A", 1)] * 2, prefix="map", title="T", unit="u")


def test_more_classes_than_five_are_refused():
    with pytest.raises(ValueError, match="five classes"):
        drawn(1.0, breaks=(1, 2, 3, 4, 5))


def test_a_national_map_is_small_enough_for_a_page(settings):
    atlas = read_half_pixels(settings.ATLAS_FILE)
    chance = random.Random(1)
    rates = [*Gap, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    areas = [Area(code, code, chance.choice(rates)) for code in atlas.counties]

    figure = county_map(atlas, areas, prefix="map", title="T", unit="per 1,000 bookings")

    assert len(areas) > 3100
    assert len(gzip.compress(figure.svg.encode(), 6)) < 100_000
    assert tree(figure).get("viewBox").startswith("-120 22 2040 ")
