"""A nation's invented quarter, rounded once for all tests of this folder."""

import pytest

from reports.disclosure.board import give, swap
from reports.disclosure.census import synthetic_cube
from reports.disclosure.cube import Cube, Shown
from reports.disclosure.rounding import round_cube
from tests.reports.disclosure.worlds import SECRET, Revised, revised


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """Machine code, before any test's time is taken."""
    give.compile()
    swap.compile()


@pytest.fixture(scope="session")
def nation() -> Cube:
    return synthetic_cube(1)


@pytest.fixture(scope="session")
def nation_shown(nation) -> Shown:
    return round_cube(nation, SECRET)


@pytest.fixture(scope="session")
def nation_revised(nation, nation_shown) -> Revised:
    """The nation after four revisions of 400 late records."""
    return revised(nation, nation_shown)


@pytest.fixture(scope="session")
def region() -> Cube:
    """A few states, for what is to be refused."""
    return synthetic_cube(2, counties=(67, 29, 15, 75, 8, 3, 1))


@pytest.fixture(scope="session")
def region_shown(region) -> Shown:
    return round_cube(region, SECRET)
