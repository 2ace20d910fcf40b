"""A release gives the same bytes, whatever changed about the portal since."""

import pytest

from portal.jurisdictions import scope
from reports.releases import services
from reports.releases.rebuilding import rebuild
from reports.statistics.cubing import write_cube
from tests.reports.releases.worlds import AT, CLEAR, QUARTER, ROWS, WHY, published
from tests.reports.statistics.worlds import told


@pytest.fixture
def counting(database):
    return lambda: scope.within(scope.statistics())


def test_a_version_that_is_out_keeps_its_address_in_a_rebuild(out, stan, hana, settings, counting):
    with counting():
        told(*ROWS, *[CLEAR] * 9)
        write_cube(QUARTER, at=AT)
        second = services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)
    second = published(second, stan, hana)
    settings.PUBLIC_ADDRESS = "https://elsewhere.example"
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, b"n" * 32]

    assert rebuild(second.publication)
    assert rebuild(out.publication)
