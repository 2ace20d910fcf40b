"""A decided case, and the detainer issued on it."""

import pytest

from tests.matching.detainers.steps import TRAFFIC, issued, ready


@pytest.fixture
def case(galleries, joined, riverton_police, rosa, sara, omar):
    """A case that may proceed to a detainer."""
    return ready(riverton_police, rosa, sara, omar)


@pytest.fixture
def traffic_case(galleries, joined, riverton_police, rosa, sara, omar):
    """A case of a minor-traffic charge alone."""
    return ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC])


@pytest.fixture
def detainer(case, omar):
    """A detainer just issued, on the form that takes effect by service."""
    return issued(case, omar)


@pytest.fixture
def waiting(traffic_case, omar):
    """A detainer just issued that waits for a conviction."""
    return issued(traffic_case, omar, "DEC2011")
