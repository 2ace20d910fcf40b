import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.descriptor import Descriptor
from tests.matching.engine.conftest import enrolled


def empty():
    return Descriptor(np.zeros((0, 6), "u8"), np.zeros(0, "u8"), np.zeros((0, 3), "f4"))


@given(st.integers(0, 20))
def test_a_descriptor_comes_back_from_its_bytes(finger):
    descriptor = enrolled(finger)

    back = Descriptor.from_bytes(descriptor.to_bytes())

    assert np.array_equal(back.bits, descriptor.bits)
    assert np.array_equal(back.valid, descriptor.valid)
    assert np.array_equal(back.minutiae, descriptor.minutiae)
    assert len(back) == len(descriptor)


def test_an_empty_descriptor_comes_back_from_its_bytes():
    back = Descriptor.from_bytes(empty().to_bytes())

    assert len(back) == 0
    assert back.bits.shape == (0, 6)
    assert back.minutiae.shape == (0, 3)


@given(st.data())
def test_bytes_cut_short_are_refused(data):
    raw = enrolled(3).to_bytes()
    length = data.draw(st.integers(0, len(raw) - 1))

    with pytest.raises(ValueError, match="record"):
        Descriptor.from_bytes(raw[:length])


def test_a_template_is_not_a_descriptor(template):
    with pytest.raises(ValueError, match="kind MDSC"):
        Descriptor.from_bytes(template.to_bytes())


@pytest.mark.parametrize(
    ("bits", "minutiae"), [((2, 5), (2, 3)), ((3, 6), (2, 3)), ((2, 6), (1, 3)), ((2, 6), (2, 2))]
)
def test_arrays_that_do_not_fit_are_refused(bits, minutiae):
    with pytest.raises(ValueError, match="six layers"):
        Descriptor(np.zeros(bits, "u8"), np.zeros(2, "u8"), np.zeros(minutiae, "f4"))


@pytest.mark.parametrize(("number", "reason"), [(np.nan, "finite"), (4.0, "half a turn")])
def test_angles_out_of_range_are_refused(number, reason):
    minutiae = np.array([[0, 0, number]], "f4")

    with pytest.raises(ValueError, match=reason):
        Descriptor(np.zeros((1, 6), "u8"), np.zeros(1, "u8"), minutiae)


def test_more_cylinders_than_a_print_has_are_refused():
    count = 1_001

    with pytest.raises(ValueError, match="so many cylinders"):
        Descriptor(np.zeros((count, 6), "u8"), np.zeros(count, "u8"), np.zeros((count, 3), "f4"))


def test_arrays_are_laid_out_as_kernels_read_them():
    turned = Descriptor(np.ones((6, 4), "u8").T, np.ones(8, "u8")[::2], np.zeros((4, 3)))

    assert turned.bits.flags.c_contiguous
    assert turned.valid.flags.c_contiguous
    assert turned.minutiae.dtype == np.float32


def test_half_a_turn_either_way_is_an_angle():
    minutiae = np.array([[0, 0, np.pi], [0, 0, -np.pi]], "f4")

    assert len(Descriptor(np.zeros((2, 6), "u8"), np.zeros(2, "u8"), minutiae)) == 2
