import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.bits import disc, spread
from matching.engine.compare import compare
from matching.engine.cylinders import angular_term, cell_centers, describe
from matching.engine.hull import boundary
from matching.engine.params import DEFAULT
from matching.engine.synth import synthetic_minutiae
from matching.engine.template import Template
from tests.matching.engine import reference
from tests.matching.engine.conftest import enrolled


def moved(template, turn=0.0, down=0.0, right=0.0):
    """The same print, turned counter-clockwise about the corner and then moved."""
    rows, columns, angles = template.minutiae.astype(float).T
    cosine, sine = math.cos(turn), math.sin(turn)
    minutiae = np.column_stack(
        [cosine * rows - sine * columns + down, sine * rows + cosine * columns + right,
         angles + turn]
    )  # fmt: skip
    return Template(minutiae.astype("f4"), template.quality, template.height, template.width)


def differing(first, second):
    """The share of bits that differ, cylinder by cylinder in the order of their angles."""
    one, other = (each.bits[np.argsort(each.minutiae[:, 2])] for each in (first, second))
    return np.bitwise_count(one ^ other).sum() / np.bitwise_count(one | other).sum()


def test_cylinders_are_those_of_the_slow_reference(template):
    descriptor = describe(template)
    minutiae, hull = template.minutiae.astype(float), boundary(template.minutiae[:, :2] * 1.0)
    where = {tuple(each): place for place, each in enumerate(template.minutiae[:, :2])}

    for place in range(0, len(descriptor), 7):
        a = where[tuple(descriptor.minutiae[place, :2])]
        bits, mask = reference.cylinder(minutiae, a, hull, DEFAULT)
        built = spread(descriptor.bits[place : place + 1])[0][:, disc()]
        assert np.array_equal(
            spread(descriptor.valid[place : place + 1, None])[0, 0, disc()], mask
        )
        assert (built != bits).sum() <= 2  # the angular term is a table of 1,024 steps


@given(st.integers(0, 30), st.integers(-500, 500), st.integers(-500, 500))
def test_moving_a_print_changes_no_bit(finger, down, right):
    template = synthetic_minutiae(finger)

    elsewhere = describe(moved(template, down=down, right=right))

    assert differing(describe(template), elsewhere) < 0.01


@given(st.integers(0, 30), st.floats(-math.pi, math.pi))
def test_turning_a_print_changes_hardly_a_bit(finger, turn):
    template = synthetic_minutiae(finger)
    turned = describe(moved(template, turn=turn))

    score = compare(describe(template), turned, replace(DEFAULT, max_turn=math.pi))

    assert score > 0.9 * compare(enrolled(finger), enrolled(finger))


def test_turning_is_counter_clockwise_on_the_screen():
    template = synthetic_minutiae(3)
    quarter = describe(moved(template, turn=math.pi / 2))
    wrong = moved(template, turn=math.pi / 2).minutiae * [1, 1, -1]
    mirrored = describe(Template(wrong.astype("f4"), template.quality, 300, 360))
    free = replace(DEFAULT, max_turn=math.pi)

    assert compare(enrolled(3), quarter, free) > 10 * compare(enrolled(3), mirrored, free)


def test_whole_turns_added_to_angles_change_nothing(template):
    shifted = template.minutiae + np.array([0, 0, 4 * math.pi], np.float32)
    again = describe(Template(shifted, template.quality, template.height, template.width))

    assert differing(describe(template), again) < 0.01
    assert np.abs(again.minutiae[:, 2]).max() <= math.pi + 1e-6


@pytest.mark.parametrize("count", [0, 1, 2])
def test_prints_of_hardly_any_minutiae_have_no_cylinders(count):
    minutiae = np.array([[10, 10, 0], [20, 20, 1]], np.float32)[:count]

    descriptor = describe(Template(minutiae, np.zeros(count, "u1"), 50, 50))

    assert len(descriptor) == 0


def test_minutiae_in_one_place_do_no_harm():
    minutiae = np.tile(np.array([[50, 50, 1]], np.float32), (9, 1))

    descriptor = describe(Template(minutiae, np.zeros(9, "u1"), 100, 100))

    assert len(descriptor) <= 9


def test_lonely_minutiae_have_no_cylinder(template):
    far = np.vstack([template.minutiae, [[5_000, 5_000, 0]]]).astype("f4")

    descriptor = describe(Template(far, np.zeros(len(far), "u1"), 6_000, 6_000))

    assert descriptor.minutiae[:, 0].max() < 5_000


def test_cylinders_with_most_bits_come_first(descriptor):
    set_bits = np.bitwise_count(descriptor.bits).sum(axis=1, dtype=int)

    assert (np.diff(set_bits) <= 0).all()
    assert set_bits[-1] > 0


def test_at_most_so_many_cylinders_are_kept(template, descriptor):
    few = describe(template, replace(DEFAULT, max_cylinders=5))

    assert np.array_equal(few.bits, descriptor.bits[:5])


def test_bits_lie_within_the_disc_and_the_mask(descriptor):
    disc_mask = sum(1 << int(cell) for cell in disc())

    assert not (descriptor.valid & ~np.uint64(disc_mask)).any()
    assert not (descriptor.bits & ~descriptor.valid[:, None]).any()


def test_cells_are_as_far_as_the_radius_says():
    cells = cell_centers(replace(DEFAULT, radius=80.0))

    assert cells.shape == (52, 3)
    assert cells[0].tolist() == [2, -70, -30]
    assert np.hypot(cells[:, 1], cells[:, 2]).max() < 80


def test_the_angular_term_sums_to_one_over_the_layers():
    term = angular_term(DEFAULT)

    assert term.argmax() in (511, 512)
    assert term.mean() * 6 == pytest.approx(1, abs=1e-3)
