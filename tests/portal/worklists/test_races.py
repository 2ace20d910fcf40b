"""One person on two devices at once: a filter of one name is kept once, and never too many."""

import pytest

from portal.worklists.selectors import filters_of
from portal.worklists.services import MOST, TooMany, drop_filter, keep_filter
from tests.matching.test_races import together

pytestmark = pytest.mark.usefixtures("committed")


def keeping(user, name, query="place=39"):
    """A call that keeps a filter, and says so where there is no room for it."""

    def call():
        try:
            return keep_filter(worklist="open", name=name, query=query, by=user)
        except TooMany:
            return "no room"

    return call


@pytest.mark.parametrize("again", range(3))
def test_the_same_filter_saved_twice_at_once_is_kept_once(again, nobody):
    first, second = together(*(keeping(nobody, "Mine", f"place={n}") for n in (39, 48)))

    (kept,) = filters_of(nobody, worklist="open")
    assert first.pk == second.pk == kept.pk
    assert kept.query in ("place=39", "place=48")


@pytest.mark.parametrize("again", range(3))
def test_two_filters_at_once_do_not_go_beyond_the_limit(again, nobody):
    for number in range(MOST - 1):
        keeping(nobody, f"{number}")()

    kept = together(keeping(nobody, "one"), keeping(nobody, "another"))

    assert kept.count("no room") == 1
    assert filters_of(nobody, worklist="open").count() == MOST


@pytest.mark.parametrize("again", range(3))
def test_a_filter_saved_while_it_is_dropped_is_there_or_gone_but_never_broken(again, nobody):
    kept = keeping(nobody, "Mine")()

    together(
        keeping(nobody, "Mine", "place=48"), lambda: drop_filter(filter_id=kept.pk, by=nobody)
    )

    assert [one.query for one in filters_of(nobody, worklist="open")] in ([], ["place=48"])
