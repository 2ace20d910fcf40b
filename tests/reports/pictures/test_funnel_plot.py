"""The funnel."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pictures.funnel_plot import Spread, funnel_plot
from reports.pictures.funnel_units import Flag, Unit
from reports.statistics.review.funnel import Form, limits
from tests.reports.pictures.reading import corners, found, is_sound, marked, stays_within, words

COUNTS = st.integers(0, 10**9)
EXPECTED = st.floats(0.01, 1e8)
ROWS = st.lists(st.tuples(COUNTS, EXPECTED, st.sampled_from([None, *Flag])), max_size=20)
NAMED = Unit("39901", "Riverton County", 90, 30.0, Flag.HIGH)
PLAIN = Unit("39902", "Lakeside County", 31, 30.0)
LOW = Unit("39903", "Hillside County", 2, 40.0, Flag.LOW)
SMALL = Unit("39904", "Dale County", 3, 9.9, Flag.HIGH)


def drawn(*units, form=Form.CQC, tau_squared=0.02):
    return funnel_plot(
        units, Spread(form, tau_squared), prefix="funnel", title="Detainers", events="detainers"
    )


@given(ROWS, st.floats(0, 2))
def test_a_funnel_is_sound_and_stays_in_its_frame_whatever_the_units(rows, tau_squared):
    units = [Unit(str(place), f"Place {place}", *row) for place, row in enumerate(rows)]

    figure = drawn(*units, tau_squared=tau_squared)

    assert is_sound(figure, "funnel")
    assert stays_within(figure)
    assert len(figure.rows) == sum(unit.expected >= 10 for unit in units)


@given(st.lists(st.tuples(st.integers(1, 10**6), st.floats(10, 1e6)), min_size=1, max_size=20))
def test_the_logarithmic_form_stays_in_its_frame_too(rows):
    units = [Unit(str(place), f"Place {place}", *row) for place, row in enumerate(rows)]

    assert stays_within(drawn(*units, form=Form.SHMI))


@given(st.lists(st.tuples(COUNTS, st.floats(10, 1e6)), min_size=2, max_size=20))
def test_dots_stand_in_the_order_of_their_figures(rows):
    units = [Unit(f"{place:02}", "Place", *row) for place, row in enumerate(rows)]

    dots = found(drawn(*units), "circle")[: len(units)]

    across = [float(dot.get("cx")) for dot in dots]
    upward = [-float(dot.get("cy")) for dot in dots]
    for places, values in (
        (across, [u.expected for u in units]),
        (upward, [u.ratio for u in units]),
    ):
        ordered = [place for _value, place in sorted(zip(values, places, strict=True))]
        assert ordered == sorted(ordered)


def test_each_kind_of_unit_has_a_mark_of_its_own_shape():
    figure = drawn(NAMED, PLAIN, LOW)

    in_plot_and_key = 2
    assert len(found(figure, "circle")) == in_plot_and_key
    assert len(marked(figure, "picture-fill-high")) == in_plot_and_key
    assert len(marked(figure, "picture-fill-low")) == in_plot_and_key
    assert len(corners(marked(figure, "picture-fill-high")[0].get("d"))) == 4
    assert len(corners(marked(figure, "picture-fill-low")[0].get("d"))) == 3


def test_a_unit_of_which_little_is_expected_is_nowhere():
    figure = drawn(NAMED, SMALL)

    assert "Dale" not in figure.svg + figure.summary
    assert [row[0] for row in figure.rows] == ["39901"]
    assert figure.summary.endswith("; 1 with fewer is not shown.")


def test_the_funnel_begins_at_ten_expected():
    edge = Unit("39905", "Edge County", 12, 10.0)

    assert [row[0] for row in drawn(edge, SMALL).rows] == ["39905"]


def test_flagged_units_are_named_and_others_are_not():
    shown = words(drawn(NAMED, PLAIN, LOW))

    assert "Riverton County" in shown
    assert "Hillside County" in shown
    assert "Lakeside County" not in shown


def test_every_mark_tells_its_figures_to_the_pointer():
    titles = [each.text for each in found(drawn(NAMED, PLAIN), "title")]

    assert "Riverton County: observed 90, expected 30" in titles
    assert "Lakeside County: observed 31, expected 30" in titles


@pytest.mark.parametrize("form", Form)
def test_limits_narrow_smoothly_and_lie_as_the_formula_says(form):
    figure = drawn(NAMED, PLAIN, Unit("39905", "Big", 900, 1000.0), form=form)

    low95, high95, low998, high998 = (
        np.array(corners(each.get("d")))
        for each in marked(figure, "picture-stroke-quiet")
        if each.get("stroke-dasharray") and len(corners(each.get("d"))) > 2
    )
    assert (high998[:, 1] <= high95[:, 1]).all()
    assert (low95[:, 1] <= low998[:, 1]).all()
    assert (np.diff(high998[:, 1]) >= 0).all()
    assert np.abs(np.diff(high998[:, 1], 2)).max() < 1.5


def test_a_unit_at_its_limit_stands_on_the_line():
    _low, high = limits(Form.CQC, [100.0], 0.02, 3.09)
    at_limit = Unit("39905", "Edge", float(100 * high[0]), 100.0)

    figure = drawn(NAMED, at_limit)

    line = max(
        (corners(each.get("d")) for each in marked(figure, "picture-stroke-quiet")),
        key=lambda path: (len(path), -path[0][1]),
    )
    dot = found(figure, "circle")[0]
    xs, ys = zip(*line, strict=True)
    assert float(dot.get("cy")) == pytest.approx(np.interp(float(dot.get("cx")), xs, ys), abs=0.3)


def test_the_sentence_is_made_of_the_rows():
    assert drawn(NAMED, PLAIN, LOW).summary == (
        "3 jurisdictions with 10 or more detainers expected; 1 flagged for review (Riverton"
        " County); 1 low, to ask for data quality (Hillside County)."
    )
    assert drawn(PLAIN).summary == (
        "1 jurisdiction with 10 or more detainers expected; none is flagged for review."
    )
    assert drawn().summary == "0 jurisdictions with 10 or more detainers expected."


def test_the_rows_say_what_was_found():
    assert drawn(LOW, NAMED).rows == (
        ("39901", "Riverton County", 90, 30.0, 3.0, "Flag for review"),
        ("39903", "Hillside County", 2, 40.0, 0.05, "Low: data quality"),
    )


def test_the_order_of_units_does_not_change_a_byte():
    units = [Unit(str(place), f"Place {place}", place, 20.0 + place % 3) for place in range(40)]

    assert drawn(*units) == drawn(*random.Random(1).sample(units, 40))


def test_a_ratio_of_nothing_has_no_logarithm():
    with pytest.raises(ValueError, match="logarithm"):
        drawn(Unit("39901", "Riverton", 0, 30.0), form=Form.SHMI)
