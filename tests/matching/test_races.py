"""Examiners, decisions and searches at the same moment, each on a connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from matching.review import services as review
from matching.review.models import Verdict
from portal.jurisdictions import scope
from tests.factories import takes_part
from tests.matching.factories import complete, now, read, search, searches_of, submit

pytestmark = pytest.mark.usefixtures("committed")


def together(*calls):
    """Make the calls at once and return their results in order."""
    start = threading.Barrier(len(calls))

    def one(call):
        start.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


@pytest.mark.parametrize("again", range(3))
def test_of_three_examiners_two_get_a_seat(
    again, riverton_police, rosa, riverton, galleries, iris, ines, igor
):
    takes_part(riverton, "L0")
    complete(submit(riverton_police, rosa, 2))

    def take(examiner):
        def call():
            with scope.within(scope.review()):
                return review.take_next(by=examiner, at=now())

        return call

    seats = [verdict and verdict.seat for verdict in together(*map(take, (iris, ines, igor)))]

    assert sorted(seat for seat in seats if seat) == [1, 2]
    with scope.within(scope.review()):
        assert Verdict.objects.count() == 2


@pytest.mark.parametrize("again", range(3))
def test_a_search_ends_before_an_opt_out_takes_effect_or_is_withheld(
    again, riverton_police, rosa, riverton, galleries
):
    takes_part(riverton, "L0")
    booking = submit(riverton_police, rosa, 6)
    opened = {row.gallery: row for row in read(booking)}

    def leave():
        return takes_part(riverton, "L2", effective_at=now(), retroactive=False)

    _, left = together(lambda: search(opened["IMMIGRATION"]), leave)

    found = searches_of(booking)["IMMIGRATION"]
    assert found.status in ("DONE", "WITHHELD")
    assert found.status == "WITHHELD" or found.started_at < left.effective_at
