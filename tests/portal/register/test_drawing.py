"""The map: its shapes, its colors and its picture."""

import base64
import hashlib
import json
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.register.atlas import GRID, AtlasMissing, path_of, read_atlas
from portal.register.colors import DARK, LIGHT, contrast
from portal.register.drawing import POLICY, STYLE, picture, undrawn
from tests.portal.register.test_topology import SQUARES

SVG = "{http://www.w3.org/2000/svg}"
COORDINATES = st.floats(-1000, 1000)
RINGS = st.lists(st.tuples(COORDINATES, COORDINATES), min_size=1)


@pytest.fixture
def two_counties(settings, tmp_path):
    """An atlas of two squares, 39901 and 39902."""
    settings.ATLAS_FILE = tmp_path / "atlas.json"
    document = {**SQUARES, "bbox": [10, -1, 12, 1]}
    document["objects"] = {**SQUARES["objects"], "states": SQUARES["objects"]["counties"]}
    settings.ATLAS_FILE.write_text(json.dumps(document))


def drawn(flows) -> dict[str, str]:
    """The path of each class of the picture, or what it draws again."""
    tree = ElementTree.fromstring(picture(flows).svg)  # noqa: S314  our own
    again = {use.get("class"): use.get("href") for use in tree.iter(f"{SVG}use")}
    return {path.get("class"): path.get("d") for path in tree.iter(f"{SVG}path")} | again


def walk(path: str) -> list[tuple[int, int]]:
    """The points of a path of one ring."""
    numbers = [int(each) for each in re.findall(r"-?\d+", path)]
    steps = list(zip(numbers[::2], numbers[1::2], strict=True))
    points = [steps[0]]
    for x, y in steps[1:]:
        points.append((points[-1][0] + x, points[-1][1] + y))
    return points


@given(RINGS)
def test_no_point_of_a_path_is_further_off_than_half_a_step(ring):
    closed = [*ring, ring[0]]

    points = walk(path_of([closed]))

    assert all(
        min(max(abs(GRID * x - px), abs(GRID * y - py)) for px, py in points) <= 0.5 + 1e-6
        for x, y in ring
        if len(points) > 3
    )


@given(st.lists(RINGS, min_size=1, max_size=4))
def test_every_ring_is_drawn_and_closed(rings):
    path = path_of([[*ring, ring[0]] for ring in rings])

    assert path.count("M") == path.count("z") == path.count("l") == len(rings)


def test_a_county_is_drawn_with_its_flow(two_counties):
    paths = drawn({"39901": "L0", "39902": "L2"})

    assert walk(paths["county L0"])[0] == (11 * GRID, GRID)
    assert paths["case"] == paths["line"] == "#states"
    assert set(paths) >= {"county L0", "county L2", "case", "line"}
    assert "county unknown" not in paths


def test_land_that_is_not_in_the_register_is_drawn_so(two_counties):
    paths = drawn({"39901": "L1"})

    assert set(paths) >= {"county L1", "county unknown"}


def test_places_without_a_shape_are_told(two_counties):
    assert undrawn(["39901", "39902", "72001", "39999"]) == ["39999", "72001"]


def test_the_same_flows_make_the_same_picture(two_counties):
    one, other = picture({"39901": "L0", "39902": "L2"}), picture({"39902": "L2", "39901": "L0"})

    assert one.etag == other.etag
    assert one.etag != picture({"39901": "L2", "39902": "L2"}).etag


def test_without_shapes_there_is_no_picture(settings, tmp_path):
    settings.ATLAS_FILE = tmp_path / "missing.json"

    with pytest.raises(AtlasMissing):
        picture({"39901": "L0", "00000": "L0"})


def test_the_installed_atlas_has_every_state_and_some_3100_counties(settings):
    atlas = read_atlas(settings.ATLAS_FILE)

    assert 3100 < len(atlas.counties) < 3200
    assert len({code[:2] for code in atlas.counties}) == 51
    assert atlas.code_in("46102", {"46113"}) == "46113"
    assert atlas.code_in("46102", {"46102", "46113"}) == "46102"
    assert atlas.code_in("39901", {"46113"}) is None


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_flows_are_told_apart_without_hue(scheme):
    fills = scheme.fills.values()

    assert all(contrast(one, other) >= 3 for one, other in combinations(fills, 2))
    assert contrast(scheme.dots, scheme.paper) >= 3
    assert all(max(contrast(scheme.ink, f), contrast(scheme.paper, f)) >= 3 for f in fills)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#777777", 1)]
)
def test_contrast_is_that_of_the_rule(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio)


def test_the_legend_shows_the_colors_of_the_picture(settings):
    css = (settings.ROOT / "portal/static/portal/css/register.css").read_text()
    light, dark = css.split("@media (prefers-color-scheme: dark)")

    for sheet, scheme in ((light, LIGHT), (dark, DARK)):
        for flow, color in scheme.fills.items():
            assert f".portal-map__key--{flow} {{ background: {color}; }}" in sheet


def test_the_picture_allows_its_own_style_alone(two_counties):
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    svg = picture({"39901": "L0"}).svg.decode()

    assert f"<style>{STYLE}</style>" in svg
    assert f"default-src 'none'; style-src 'sha256-{digest}'; sandbox" == POLICY
    assert "<script" not in svg
