"""The colors, and the style sheet that turns them."""

import re
from itertools import pairwise

import pytest

from portal.register.colors import contrast, luminance
from reports.pictures.palette import CLASSES, Paint, both, filled, sheet, stroked

SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
# What a color becomes to an eye without red or without green cones, in linear light (Viénot,
# Brettel and Mollon, Color Research and Application 24, 1999).
PROTANOPIA = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
DEUTERANOPIA = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))


def color(paint, scheme) -> str:
    return getattr(paint, scheme)


def seen(color, eye) -> str:
    linear = [(int(color[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5)]
    mixed = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in eye]
    return "#" + "".join(f"{round(255 * min(max(m, 0), 1) ** (1 / 2.2)):02x}" for m in mixed)


@SCHEMES
def test_classes_are_equal_steps_of_lightness(scheme):
    steps = [contrast(color(a, scheme), color(b, scheme)) for a, b in pairwise(CLASSES)]

    assert all(1.6 < step < 1.75 for step in steps)
    assert contrast(color(CLASSES[0], scheme), color(CLASSES[-1], scheme)) > 11


@SCHEMES
@pytest.mark.parametrize("eye", [PROTANOPIA, DEUTERANOPIA], ids=["protan", "deutan"])
def test_classes_keep_their_order_without_red_or_green(scheme, eye):
    lights = [luminance(seen(color(paint, scheme), eye)) + 0.05 for paint in CLASSES]

    ordered = lights if scheme == "dark" else lights[::-1]
    assert all(brighter / darker > 1.25 for darker, brighter in pairwise(ordered))


@SCHEMES
@pytest.mark.parametrize("paint", [Paint.MARK, Paint.HIGH, Paint.LOW])
def test_marks_stand_out_from_the_paper_and_from_the_band(scheme, paint):
    assert contrast(color(paint, scheme), color(Paint.PAPER, scheme)) >= 3
    assert contrast(color(paint, scheme), color(Paint.BAND, scheme)) >= 3


@SCHEMES
@pytest.mark.parametrize("paint", [Paint.INK, Paint.QUIET])
def test_words_can_be_read_on_the_paper(scheme, paint):
    assert contrast(color(paint, scheme), color(Paint.PAPER, scheme)) >= 4.5


def test_the_sheet_turns_every_paint():
    root, dark = (dict(re.findall(r"--picture-([\w-]+): (#\w+);", part)) for part in _schemes())

    assert root == {paint.token: paint.light for paint in Paint}
    assert dark == {paint.token: paint.dark for paint in Paint}


def _schemes() -> list[str]:
    return re.findall(r":root \{ (.*?) \}", sheet())


@pytest.mark.parametrize("paint", Paint)
def test_a_painted_element_is_light_by_itself_and_has_a_rule(paint):
    for kind, painted in (("fill", filled(paint)), ("stroke", stroked(paint))):
        assert painted[kind] == paint.light
        rule = f".{painted['class_']} {{ {kind}: var(--picture-{paint.token}); }}"
        assert rule in sheet()


def test_an_element_of_two_paints_has_both_rules():
    painted = both(Paint.INK, Paint.PAPER)

    assert painted["class_"] == "picture-fill-ink picture-stroke-paper"
    assert (painted["fill"], painted["stroke"]) == (Paint.INK.light, Paint.PAPER.light)
