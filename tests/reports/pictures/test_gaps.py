"""Gaps: why there is no number."""

from xml.etree import ElementTree

import pytest

from reports.gaps import Gap
from reports.pictures.gaps import pattern_fill, patterns, reason
from reports.pictures.language import ENGLISH


def drawn(**options) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(patterns("map", **options)))  # noqa: S314  our own


def test_every_gap_has_a_pattern_of_its_own():
    tiles = {b"".join(ElementTree.tostring(mark) for mark in pattern) for pattern in drawn()}

    assert len(tiles) == len(Gap)


@pytest.mark.parametrize("gap", Gap)
def test_a_fill_refers_to_the_pattern_of_its_gap(gap):
    ids = [pattern.get("id") for pattern in drawn()]

    assert pattern_fill("map", gap) == f"url(#map-{gap.token})"
    assert f"map-{gap.token}" in ids


def test_patterns_grow_with_the_units_of_a_picture():
    assert {pattern.get("patternTransform") for pattern in drawn(scale=1.6)} == {"scale(1.6)"}


def test_no_gap_is_told_by_a_blank():
    reasons = {reason(gap, ENGLISH).strip() for gap in Gap}

    assert len(reasons) == len(Gap)
    assert "" not in reasons
