"""The shapes on their grid of half pixels."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.register.atlas import GRID, AtlasMissing, path_of, read_atlas
from reports.pictures.shapes import STEPS, coarse, lines_of, read_half_pixels

COORDINATES = st.floats(0, 100)
RINGS = st.lists(st.tuples(COORDINATES, COORDINATES), min_size=1).map(
    lambda ring: [*ring, ring[0]]
)


def distance(point, one, other) -> float:
    """From a point to a line between two others."""
    (px, py), (ax, ay), (bx, by) = point, one, other
    along = (bx - ax) ** 2 + (by - ay) ** 2
    share = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / along if along else 0
    share = min(max(share, 0), 1)
    return ((px - ax - share * (bx - ax)) ** 2 + (py - ay - share * (by - ay)) ** 2) ** 0.5


@given(RINGS)
def test_no_point_is_further_from_the_line_than_half_a_step(ring):
    kept = [(x * GRID / STEPS, y * GRID / STEPS) for x, y in coarse(ring)]

    lines = list(zip(kept, [*kept[1:], kept[-1]], strict=True))
    half_diagonal = 2**0.5 / 2 / STEPS
    assert all(min(distance(p, *line) for line in lines) <= half_diagonal + 1e-6 for p in ring)


@given(RINGS)
def test_a_ring_stays_closed(ring):
    kept = coarse(ring)

    assert kept[0] == kept[-1]


def test_a_point_on_the_way_between_its_neighbors_is_left_out():
    square = [(0, 0), (2, 0), (4, 0), (4, 1), (4, 4), (0, 4), (0, 0)]

    assert path_of([coarse(square)]) == "M0 0l8 0 0 8 -8 0z"


def test_a_spike_keeps_its_tip():
    assert (4 / GRID, 0.0) in coarse([(0, 0), (2, 0), (1, 0), (0, 3), (0, 0)])


def test_a_shared_edge_is_drawn_once():
    step = 1 / GRID
    left = [(0, 0), (step, 0), (step, step), (0, 0)]
    right = [(step, 0), (2 * step, 0), (step, step), (step, 0)]

    data = lines_of([left, right])

    assert len(re.findall(r"-?\d+ ?-?\d+", data)) == data.count("M") + 5


def test_without_shapes_there_is_no_map(tmp_path):
    with pytest.raises(AtlasMissing):
        read_half_pixels(tmp_path / "missing.json")


def test_the_half_pixels_are_the_land_of_the_atlas(settings):
    fine, small = read_atlas(settings.ATLAS_FILE), read_half_pixels(settings.ATLAS_FILE)

    assert small.counties.keys() == fine.counties.keys()
    assert small.frame == tuple(STEPS * edge for edge in fine.frame)
    assert len("".join(small.counties.values())) < 0.9 * len("".join(fine.counties.values()))
    for code in ("06037", "36061", "48301"):
        assert start(small.counties[code]) == pytest.approx(
            [edge * STEPS / GRID for edge in start(fine.counties[code])], abs=0.7
        )


def start(path) -> list[int]:
    return [int(each) for each in re.match(r"M(-?\d+) (-?\d+)", path).groups()]
