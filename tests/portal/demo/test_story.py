"""The demonstration's story tells what it says it tells."""

import pytest

from matching import flow
from matching.bookings.models import Booking
from matching.galleries.models import EnrolledPerson
from matching.review import services as review
from matching.searches.models import Candidate, Search, Withholding
from portal.accounts.models import User
from portal.demo import story
from portal.demo.cast import PLACES
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from portal.register import selectors as register
from tests.matching.factories import now

OUT_BEFORE = {place.fips for place in PLACES if place.opts_out == "before"}


@pytest.fixture
def told(committed, settings):
    """The whole story, told once; what it said."""
    said = []
    story.tell(say=lambda what, _seconds: said.append(what))
    return said


def looking():
    return scope.within(scope.oversight(who="test", why="read the story"))


def test_the_story(told):
    assert EnrolledPerson.objects.count() >= 200
    assert register.live_count(at=now()) == (1367 - 4, 3143)
    with looking():
        bookings = Booking.objects.select_related("jurisdiction")
        assert bookings.count() == 40
        assert {b.jurisdiction.code for b in bookings} == {place.fips for place in PLACES}
        assert {b.jurisdiction.code for b in bookings if b.flow == "L2"} == OUT_BEFORE
        assert not Search.objects.filter(booking__flow="L2", gallery="IMMIGRATION").exists()
        assert Candidate.objects.exclude(conclusion="").exists()
    third = User.objects.get(username="examiner3")
    with scope.within(scope.review()):
        assert review.waiting_count(by=third) > 0

    the_county_that_leaves_has_a_search_withheld()
    a_second_telling_adds_nothing()


def the_county_that_leaves_has_a_search_withheld():
    place = Jurisdiction.objects.get(code=story.LEAVING)
    with looking():
        waiting = Search.objects.get(
            jurisdiction=place, gallery="IMMIGRATION", status="QUEUED", booking__flow="L0"
        )

    flow.run_search(search_id=waiting.pk, jurisdiction_id=place.pk, clock=now)

    with looking():
        assert Search.objects.get(pk=waiting.pk).status == "WITHHELD"
        assert Withholding.objects.get(booking=waiting.booking_id).event.jurisdiction == place


def a_second_telling_adds_nothing():
    said = []

    story.tell(say=lambda what, _seconds: said.append(what))

    assert said == ["the story was told before; its data are kept"]
    with looking():
        assert Booking.objects.count() == 40
