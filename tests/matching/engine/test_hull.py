import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matching.engine.hull import boundary

CLOUDS = arrays(
    np.float64, st.tuples(st.integers(3, 40), st.just(2)), elements=st.integers(0, 300)
)


def outside(edges, point):
    """How far a point lies outside the edge it is farthest from."""
    return (edges[:, :2] @ point + edges[:, 2]).max(initial=-np.inf)


@given(CLOUDS)
def test_every_point_is_within_its_hull(cloud):
    edges = boundary(cloud)

    assert all(outside(edges, point) <= 1e-9 for point in cloud)


@given(CLOUDS)
def test_every_edge_touches_two_points(cloud):
    edges = boundary(cloud)
    distance = edges[:, :2] @ cloud.T + edges[:, 2:]

    for row in distance:
        assert len(np.unique(cloud[np.abs(row) < 1e-9], axis=0)) >= 2


@given(CLOUDS)
def test_normals_have_length_one(cloud):
    edges = boundary(cloud)

    assert np.allclose(np.linalg.norm(edges[:, :2], axis=1), 1)


def test_a_square_has_four_edges_whatever_lies_inside():
    square = np.array([[0, 0], [0, 10], [10, 0], [10, 10], [5, 5], [0, 5]], float)

    edges = boundary(square)

    assert len(edges) == 4
    assert outside(edges, np.array([5, 17])) == pytest.approx(7)
    assert outside(edges, np.array([5, 5])) == pytest.approx(-5)


def test_points_on_a_line_bound_a_strip():
    edges = boundary(np.array([[0, 0], [0, 10], [0, 20]], float))

    assert outside(edges, np.array([3, 5])) == pytest.approx(3)
    assert outside(edges, np.array([-3, 5])) == pytest.approx(3)


@pytest.mark.parametrize("points", [np.zeros((0, 2)), np.ones((1, 2)), np.ones((5, 2))])
def test_fewer_than_two_places_have_no_edges(points):
    assert boundary(points).shape == (0, 3)
