"""A line of the first page counts no further than somebody reads."""

import pytest
from django.db.models import Q

from portal.accounts.models import User
from portal.staff.waiting import MOST, Card, Waiting, waiting


@pytest.mark.parametrize(("count", "is_more"), [(0, False), (MOST, False), (MOST + 1, True)])
def test_more_than_is_counted_is_said_to_be_more(count, is_more):
    assert Waiting("Work", count, 0, "/").is_more == is_more


@pytest.mark.parametrize(("counts", "waits"), [([], False), ([0, 0], False), ([0, 1], True)])
def test_a_card_waits_where_one_of_its_lines_does(counts, waits):
    assert Card("Work", [Waiting("Work", count, 0, "/") for count in counts]).waits == waits


def test_no_more_than_a_thousand_are_counted(database):
    User.objects.bulk_create(User(username=f"user-{n}") for n in range(MOST + 2))

    line = waiting("People", User.objects.all(), "staff", late=Q(is_active=True), query="?a=1")

    assert (line.count, line.late, line.url) == (MOST + 1, MOST + 1, "/staff/?a=1")
