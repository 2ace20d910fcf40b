"""Pages by key: every row once, in order, whatever the size of a page and however ties fall."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.status.models import Claim
from portal.worklists.keyset import Keyset, read_length
from tests.kept import kept
from tests.matching.casework import casework, confirmed

BEGIN = datetime(2031, 1, 1, tzinfo=UTC)


@kept
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


def claim(case, at, **decided) -> Claim:
    return Claim.objects.create(
        jurisdiction_id=case.jurisdiction_id,
        booking=case.booking,
        kind="VICTIM",
        claimant="PERSON",
        words=b"",
        received_at=at,
        **decided,
    )


@pytest.mark.parametrize("size", [1, 2, 5])
def test_a_walk_by_the_time_that_claims_took_goes_from_the_longest_to_the_shortest(
    case, susan, size
):
    lengths = [timedelta(hours=30), timedelta(0), timedelta(days=3), timedelta(hours=30)]
    decided = {"outcome": "UPHELD", "reason": b"x", "decided_by": susan}
    keyset = Keyset("took", newest_first=True, size=size, read=read_length)
    with casework():
        claim(case, BEGIN)
        for length in lengths:
            claim(case, BEGIN, decided_at=BEGIN + length, **decided)

        pages = walk(keyset, Claim.objects.filter(took__isnull=False))

    assert [row.took for page in pages for row in page] == sorted(lengths, reverse=True)
    assert all(len(page) == size for page in pages[:-1])
