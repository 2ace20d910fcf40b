import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matching.engine.template import Template

NUMBERS = st.floats(-60_000, 60_000, width=32)


@st.composite
def templates(draw):
    count = draw(st.integers(0, 40))
    sides = draw(st.tuples(st.integers(0, 65_535), st.integers(0, 65_535)))
    minutiae = draw(arrays(np.float32, (count, 3), elements=NUMBERS))
    return Template(minutiae, draw(arrays(np.uint8, count)), *sides)


@given(templates())
def test_a_template_comes_back_from_its_bytes(template):
    back = Template.from_bytes(template.to_bytes())

    assert np.array_equal(back.minutiae, template.minutiae)
    assert np.array_equal(back.quality, template.quality)
    assert (back.height, back.width) == (template.height, template.width)
    assert back.minutiae.dtype == np.float32
    assert back.quality.dtype == np.uint8


@given(templates(), st.data())
def test_bytes_cut_short_are_refused(template, data):
    raw = template.to_bytes()
    length = data.draw(st.integers(0, len(raw) - 1))

    with pytest.raises(ValueError, match="record"):
        Template.from_bytes(raw[:length])


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_refused_with_a_sentence(raw):
    with pytest.raises(ValueError, match=r"^The record .*\.$"):
        Template.from_bytes(raw)


@given(templates(), st.binary(min_size=1, max_size=30))
def test_bytes_after_the_end_are_refused(template, more):
    with pytest.raises(ValueError, match="length"):
        Template.from_bytes(template.to_bytes() + more)


def test_the_bytes_are_little_endian_and_versioned():
    template = Template(np.array([[1, 2, 0.5]], np.float32), np.array([9], np.uint8), 258, 3)

    raw = template.to_bytes()

    assert raw[:12] == b"MTPL" + bytes([1, 0, 1, 0, 2, 1, 3, 0])
    assert raw[12:] == np.array([1, 2, 0.5], "<f4").tobytes() + b"\x09"


def test_another_version_is_refused(template):
    raw = bytearray(template.to_bytes())
    raw[4] = 2

    with pytest.raises(ValueError, match="version 2"):
        Template.from_bytes(bytes(raw))


def test_a_descriptor_is_not_a_template(descriptor):
    with pytest.raises(ValueError, match="kind MTPL"):
        Template.from_bytes(descriptor.to_bytes())


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e9])
def test_a_minutia_that_is_nowhere_is_refused(bad):
    minutiae = np.array([[10, 10, 0], [bad, 20, 1]], np.float32)

    with pytest.raises(ValueError, match="minutia"):
        Template(minutiae, np.zeros(2, np.uint8), 100, 100)


def test_damaged_numbers_inside_the_record_are_refused(template):
    raw = bytearray(template.to_bytes())
    raw[12:16] = np.array([np.nan], "<f4").tobytes()

    with pytest.raises(ValueError, match="finite"):
        Template.from_bytes(bytes(raw))


@pytest.mark.parametrize("shape", [(3,), (4, 2), (1, 3, 1)])
def test_minutiae_have_three_numbers(shape):
    with pytest.raises(ValueError, match="row, column and angle"):
        Template(np.zeros(shape, np.float32), np.zeros(1, np.uint8), 10, 10)


def test_more_minutiae_than_a_print_has_are_refused():
    with pytest.raises(ValueError, match="so many minutiae"):
        Template(np.zeros((1_001, 3), np.float32), np.zeros(1_001, np.uint8), 10, 10)


def test_every_minutia_has_a_quality():
    with pytest.raises(ValueError, match="one quality"):
        Template(np.zeros((2, 3), np.float32), np.zeros(3, np.uint8), 10, 10)


@pytest.mark.parametrize("sides", [(-1, 10), (10, 65_536)])
def test_sides_that_no_image_has_are_refused(sides):
    with pytest.raises(ValueError, match="sides"):
        Template(np.zeros((0, 3), np.float32), np.zeros(0, np.uint8), *sides)
