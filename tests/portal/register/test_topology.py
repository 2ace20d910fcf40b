"""TopoJSON, decoded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.register.topology import NotTopology, Topology

# Two unit squares side by side; the edge between them is arc 1, walked both ways.
SQUARES = {
    "type": "Topology",
    "transform": {"scale": [0.5, 2.0], "translate": [10.0, -1.0]},
    "arcs": [
        [[2, 1], [-2, 0], [0, -1], [2, 0]],
        [[2, 0], [0, 1]],
        [[2, 0], [2, 0], [0, 1], [-2, 0]],
    ],
    "objects": {
        "counties": {
            "geometries": [
                {"id": "39901", "type": "Polygon", "arcs": [[0, 1]]},
                {"id": "39902", "type": "MultiPolygon", "arcs": [[[2, -2]]]},
                {"id": "39903", "type": None},
            ]
        }
    },
}  # fmt: skip


def shapes(document=SQUARES) -> dict:
    return dict(Topology(document).shapes("counties"))


def test_arcs_are_steps_on_a_grid():
    [ring] = shapes()["39901"]

    assert ring == [(11, 1), (10, 1), (10, -1), (11, -1), (11, 1)]


def test_neighbors_share_an_arc_that_one_walks_backward():
    [left], [right] = shapes()["39901"], shapes()["39902"]

    assert right[-2:] == [(11, 1), (11, -1)]
    assert left[-2:] == [(11, -1), (11, 1)]


def test_rings_close():
    assert all(ring[0] == ring[-1] for rings in shapes().values() for ring in rings)


def test_a_shape_without_land_has_no_ring():
    assert shapes()["39903"] == []


@pytest.mark.parametrize(
    "document", [{}, {"type": "FeatureCollection"}, {**SQUARES, "type": "GeometryCollection"}]
)
def test_other_data_is_refused(document):
    with pytest.raises(NotTopology):
        Topology(document)


def test_a_line_is_no_area():
    line = {"geometries": [{"id": "1", "type": "LineString", "arcs": [0]}]}

    with pytest.raises(NotTopology, match="LineString"):
        shapes({**SQUARES, "objects": {"counties": line}})


@given(st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99)), min_size=1))
def test_positions_survive_their_coding(points):
    steps = [points[0], *((b[0] - a[0], b[1] - a[1]) for a, b in zip(points, points[1:]))]  # noqa: RUF007, B905
    counties = {"geometries": [{"id": "1", "type": "Polygon", "arcs": [[0]]}]}
    plain = {"scale": [1, 1], "translate": [0, 0]}
    document = {
        **SQUARES, "arcs": [steps], "transform": plain, "objects": {"counties": counties}
    }  # fmt: skip

    assert shapes(document)["1"] == [points]
