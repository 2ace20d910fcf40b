"""Filters that people keep: by name, a few of each list, their own alone."""

import pytest
from django.db import IntegrityError, transaction

from portal.worklists.models import SavedFilter
from portal.worklists.selectors import filters_of
from portal.worklists.services import MOST, TooMany, drop_filter, keep_filter


def keep(user, name, query="place=39", worklist="open") -> SavedFilter:
    return keep_filter(worklist=worklist, name=name, query=query, by=user)


def test_a_filter_of_the_same_name_is_replaced(nobody):
    keep(nobody, "Mine")
    keep(nobody, "Mine", "place=48")

    assert [one.query for one in filters_of(nobody, worklist="open")] == ["place=48"]


def test_each_list_has_its_own_filters(nobody, otto):
    keep(nobody, "B")
    keep(nobody, "A")
    keep(nobody, "C", worklist="claims")
    keep(otto, "D")

    assert [one.name for one in filters_of(nobody, worklist="open")] == ["A", "B"]


def test_a_person_keeps_so_many_and_replaces_beyond_that(nobody):
    for number in range(MOST):
        keep(nobody, f"{number}")

    keep(nobody, "0", "place=48")
    with pytest.raises(TooMany):
        keep(nobody, "one more")


def test_one_drops_ones_own_alone(nobody, otto):
    kept = keep(nobody, "Mine")

    assert not drop_filter(filter_id=kept.pk, by=otto)
    assert drop_filter(filter_id=kept.pk, by=nobody)
    assert not drop_filter(filter_id=kept.pk, by=nobody)


@pytest.mark.parametrize("name", ["", "Mine"])
def test_the_database_refuses_a_filter_without_a_name_or_twice(nobody, name):
    keep(nobody, "Mine")

    with pytest.raises(IntegrityError), transaction.atomic():
        SavedFilter.objects.create(user=nobody, worklist="open", name=name, query="")
