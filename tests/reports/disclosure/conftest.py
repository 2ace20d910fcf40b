"""A nation's invented quarter, rounded once for all tests of this folder."""

import pytest

from reports.disclosure.census import synthetic_cube
from reports.disclosure.cube import Cube, Shown
from reports.disclosure.rounding import round_cube
from tests.reports.disclosure.worlds import SECRET


@pytest.fixture(scope="session")
def nation() -> Cube:
    return synthetic_cube(1)


@pytest.fixture(scope="session")
def nation_shown(nation) -> Shown:
    return round_cube(nation, SECRET)
