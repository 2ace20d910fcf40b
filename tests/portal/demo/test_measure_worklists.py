"""The measurement of lists, run whole on few rows: every list, desk and question answers."""

import re

import pytest
from django.utils import timezone

from portal.demo import timing
from portal.demo.cast import make_administrators, make_person
from portal.demo.measure_worklists import measure
from portal.jurisdictions.models import Agency
from tests.database import address
from tests.factories import county, state, takes_part


@pytest.fixture
def texas(live_site, program):
    """Two counties that take part, with an agency, and the people whom the lists are for."""
    admin, _deputy = make_administrators()
    above = state(program, "48", "TX", "Texas")
    for code, name in (("48201", "Harris County"), ("48453", "Travis County")):
        takes_part(county(above, code, name))
    Agency.objects.create(ori="TXDEMO001", name="Harris", jurisdiction=above.children.first())
    for name, role in (("specialist", "SPECIALIST"), ("supervisor", "SUPERVISOR")):
        make_person(name, role, None, by=admin, at=timezone.now())
    return live_site


def test_every_list_and_page_of_it_is_timed(texas, monkeypatch):
    monkeypatch.setattr(timing, "ROUNDS", 1)
    said = []

    server = address("DATABASE_ADMIN_URL")
    measure(address=texas.address, server=server, rows=300, say=said.append)

    timed = [line for line in said if re.search(r"\d+\.\d ms", line)]
    assert sum("page /casework/" in line for line in timed) >= 12
    assert sum(line.startswith("keeper-48201") for line in timed) >= 40
    assert sum(line.startswith("/api/detainers/") for line in timed) == 6
