"""The scope in which the calendar is written."""

import pytest

from portal.jurisdictions import scope


@pytest.fixture
def counting(stan, hana, database):
    with scope.within(scope.statistics()):
        yield
