"""How far a booking is, on its page: from the rows of its jobs, after every reload the same."""

import pytest
from django.test import Client
from django.urls import reverse

from matching.progress import bar_of_booking
from portal.jurisdictions import scope
from tests.factories import takes_part
from tests.matching.factories import read, search, submit
from tests.signing_in import signed_in


def bar(booking):
    with scope.within(scope.tenant([booking.jurisdiction_id])):
        return bar_of_booking(type(booking).objects.get(pk=booking.pk))


def test_the_bar_goes_from_the_prints_to_the_searches_and_away(
    riverton, riverton_police, rosa, galleries
):
    takes_part(riverton, "L0")
    booking = submit(riverton_police, rosa, 999)
    waits = bar(booking)

    opened = read(booking)
    searching = bar(booking)
    for one in opened:
        search(one)

    assert (waits.done, waits.total) == (0, 3)
    assert (searching.done, searching.total, searching.goes_on) == (1, 3, True)
    assert bar(booking) is None


def test_a_withheld_booking_has_no_step_for_what_is_not_searched(riverton_police, rosa):
    assert bar(submit(riverton_police, rosa, 2)).total == 2


@pytest.mark.parametrize("query", ["", "?still"])
def test_the_page_shows_the_bar_and_no_way_to_cancel(query, riverton_police, rosa):
    booking = submit(riverton_police, rosa, 2)
    client = signed_in(Client(), rosa)

    pages = [
        client.get(reverse("booking-detail", args=[booking.pk]) + query).content.decode()
        for _reload in range(2)
    ]

    for page in pages:
        assert 'max="2" value="0"' in page
        assert "js/progress.js" in page
        assert "cannot be canceled" in page
        assert "Cancel this work" not in page
        assert ("Stop that" in page) == (query == "")
