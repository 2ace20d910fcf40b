"""The measurement of complaints, run whole on few rows: each page, list and look-up answers."""

import re

import pytest
from django.utils import timezone

from complaints.receipts import digests
from portal.demo import timing
from portal.demo.cast import make_administrators, make_person
from portal.demo.measure_complaints import measure
from tests.database import address
from tests.factories import county, state


@pytest.fixture
def desk(live_site, program, monkeypatch):
    """A county to complain about, and an investigator."""
    admin, _deputy = make_administrators()
    county(state(program, "48", "TX", "Texas"), "48201", "Harris County")
    make_person("investigator", "INVESTIGATOR", None, by=admin, at=timezone.now())
    monkeypatch.setattr(timing, "ROUNDS", 1)
    monkeypatch.setattr(timing, "MANY", 1)
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)
    return live_site


def queries_of(line: str) -> int:
    return int(re.search(r"(\d+) queries", line)[1])


def test_every_page_is_timed_and_asks_the_database_little(desk):
    said = []

    measure(address=desk.address, server=address("DATABASE_ADMIN_URL"), rows=300, say=said.append)

    timed = [line for line in said if re.search(r"median +\d+\.\d ms +p95 +\d+\.\d ms", line)]
    assert sum(line.startswith("form, ") for line in timed) >= 30
    assert sum(line.startswith("receipt, ") for line in timed) == 3
    lists = [line for line in timed if line.startswith("/complaints/lists/")]
    assert len(lists) >= 8
    # A place that is asked for is looked up by one more.
    assert all(queries_of(line) <= 10 + ("place=" in line) for line in lists)
