"""SVG text."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pictures.markup import element, number, picture, points, text


@given(st.floats(-1e9, 1e9))
def test_a_coordinate_is_off_by_half_a_tenth_at_most(value):
    shown = number(value)

    assert abs(float(shown) - value) <= 0.05 + 1e-6
    assert shown != "-0"
    assert not shown.endswith(".0")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_finite_number_is_no_coordinate(value):
    with pytest.raises(ValueError, match="finite"):
        number(value)


@given(st.text())
def test_any_name_can_be_written_and_read_back(words):
    written = element("text", text(words), x=1, aria_label=words)

    read = ElementTree.fromstring(written)  # noqa: S314  our own
    fit = words.replace("\r", "\n")
    assert len(read.text or "") <= len(fit)
    assert "<" not in text(words)
    if words.isprintable():
        assert (read.text or "") == read.get("aria-label") == words


def test_an_element_is_written_with_its_attributes_in_order():
    assert element("path", d="M0 0", stroke_width=1.25, class_="a") == (
        '<path d="M0 0" stroke-width="1.2" class="a"/>'
    )


def test_a_line_begins_with_a_move():
    assert points([(0, 1.04), (2, 3)]) == "M0 1L2 3"
    assert points([]) == ""


@pytest.mark.parametrize("prefix", ["", "Map", "1st", "a b", 'a"'])
def test_a_prefix_that_is_no_id_is_refused(prefix):
    with pytest.raises(ValueError, match="prefix"):
        picture(prefix, "T", "S", (0, 0, 4, 3), 400)


def test_a_picture_keeps_its_proportions():
    root = ElementTree.fromstring(picture("a", "T", "S", (0, 0, 4, 3), 400))  # noqa: S314  our own

    assert (root.get("width"), root.get("height")) == ("400", "300")
