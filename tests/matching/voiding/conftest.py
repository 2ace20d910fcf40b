"""A case that may proceed, and the supervisors who void its match."""

import pytest

from tests.conftest import person
from tests.kept import kept
from tests.matching.casework import confirmed
from tests.matching.detainers.steps import TRAFFIC, ready


@kept
def case(galleries, joined, riverton_police, rosa, sara, omar):
    """A decided case that may proceed to a detainer."""
    return ready(riverton_police, rosa, sara, omar)


@pytest.fixture
def traffic_case(riverton_police, rosa, sara, omar):
    """Another case, of a minor-traffic charge alone."""
    return lambda: ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC])


@kept
def fresh_case(galleries, joined, riverton_police, rosa):
    """A case that nobody has touched."""
    return confirmed(riverton_police, rosa)


@kept
def saul(database):
    """Supervises cases beside Susan."""
    return person("saul", ("SUPERVISOR", None))
