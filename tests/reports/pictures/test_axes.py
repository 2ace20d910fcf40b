"""The frame of a plot."""

from xml.etree import ElementTree

import pytest

from reports.pictures.axes import BASE, LEFT, RIGHT, TOP, Frame, axes, label
from reports.pictures.scales import Scale
from tests.reports.pictures.reading import corners

FRAME = Frame(Scale(0.0, 10.0, LEFT, RIGHT), Scale(0.0, 4.0, BASE, TOP))


def drawn(across=(), upward=()) -> ElementTree.Element:
    inner = axes(FRAME, across, upward, ("Quarter", "Rate"))
    return ElementTree.fromstring(f"<g>{inner}</g>")  # noqa: S314  our own


def texts(root) -> dict[str, ElementTree.Element]:
    return {each.text: each for each in root.iter("text")}


def test_a_line_stands_at_the_height_of_its_label():
    root = drawn(upward=[(1.0, "one"), (3.0, "three")])

    grid = corners(root.find("path").get("d"))
    assert grid == [
        (x, pytest.approx(FRAME.y(value), abs=0.06)) for value in (1, 3) for x in (LEFT, RIGHT)
    ]
    for value, words in ((1, "one"), (3, "three")):
        assert float(texts(root)[words].get("y")) == pytest.approx(FRAME.y(value), abs=5)
        assert float(texts(root)[words].get("x")) < LEFT


def test_a_value_across_is_written_below_its_tick():
    root = drawn(across=[(5.0, "five")])

    _grid, ticks = root.findall("path")
    assert {x for x, _y in corners(ticks.get("d"))} == {(LEFT + RIGHT) / 2}
    assert float(texts(root)["five"].get("x")) == (LEFT + RIGHT) / 2
    assert float(texts(root)["five"].get("y")) > BASE


def test_both_axes_are_named():
    assert list(texts(drawn())) == ["Quarter", "Rate"]


def test_a_path_runs_through_its_values():
    assert corners(FRAME.path([(0, 0), (10, 4)])) == [(LEFT, BASE), (RIGHT, TOP)]


def test_words_are_written_as_they_are():
    written = ElementTree.fromstring(label("A & B <1>", (1, 2), "end"))  # noqa: S314  our own

    assert (written.text, written.get("text-anchor")) == ("A & B <1>", "end")
