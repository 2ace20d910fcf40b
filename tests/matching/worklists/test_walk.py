"""Pages by key: every row once, in order, whatever the size of a page and however ties fall."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.status.models import Claim
from portal.worklists.keyset import Keyset
from tests.matching.casework import casework, confirmed

BEGIN = datetime(2031, 1, 1, tzinfo=UTC)


@pytest.fixture
def case(galleries, joined, riverton_police, rosa):
    return confirmed(riverton_police, rosa)


def walk(keyset, rows):
    """Every page of a list, one after another."""
    after, seen = "", []
    while True:
        page = keyset.page(rows, after=after)
        seen.append(page.rows)
        after = page.after
        if not after:
            return seen


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    minutes=st.lists(st.integers(0, 3), max_size=9),
    size=st.integers(1, 5),
    newest=st.booleans(),
)
def test_a_walk_shows_every_row_once_and_in_order(case, minutes, size, newest):
    with casework():
        made = [claim(case, BEGIN + timedelta(minutes=minute)) for minute in minutes]
        mine = Claim.objects.filter(pk__in=[one.pk for one in made])

        pages = walk(Keyset("received_at", newest, size), mine)

    order = sorted(made, key=lambda one: (one.received_at, str(one.pk)), reverse=newest)
    assert [row for page in pages for row in page] == order
    assert all(len(page) == size for page in pages[:-1])


def claim(case, at) -> Claim:
    return Claim.objects.create(
        jurisdiction_id=case.jurisdiction_id,
        booking=case.booking,
        kind="VICTIM",
        claimant="PERSON",
        words=b"",
        received_at=at,
    )
