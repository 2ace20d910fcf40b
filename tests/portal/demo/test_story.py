"""The demonstration's story tells what it says it tells."""

import pytest

from matching import flow
from matching.bookings.groups import RecordedGroup
from matching.bookings.models import Booking
from matching.galleries.models import EnrolledPerson
from matching.proficiency.models import KnownPair
from matching.review import services as review
from matching.searches.models import Candidate, Search, Withholding
from matching.voiding.models import Told, Void
from matching.voiding.selectors import wrongful_matches
from portal.accounts.models import User
from portal.demo import story
from portal.demo.cast import PLACES
from portal.demo.voiding import KNOWN_PAIRS
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.roles import holders_of
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
        bookings = Booking.objects.exclude(pk__in=known_pairs()).select_related("jurisdiction")
        assert bookings.count() == 40
        assert {b.jurisdiction.code for b in bookings} == {place.fips for place in PLACES}
        assert {b.recorded_group for b in bookings} == set(RecordedGroup.values)
        assert {b.jurisdiction.code for b in bookings if b.flow == "L2"} == OUT_BEFORE
        assert not Search.objects.filter(booking__flow="L2", gallery="IMMIGRATION").exists()
        assert Candidate.objects.exclude(conclusion="").exists()
    third = User.objects.get(username="examiner3")
    with scope.within(scope.review()):
        assert review.waiting_count(by=third) > 0

    a_match_was_voided_and_nobody_looked_at_it_again()
    each_jail_has_one_custodian()
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


def known_pairs():
    """The bookings that stand for pairs with known answers, and for nobody's arrest."""
    keys = KnownPair.objects.values("candidate_id")
    rows = Booking.objects.filter(searches__candidates__in=keys)
    assert rows.count() == KNOWN_PAIRS
    assert {row.jurisdiction.kind for row in rows} == {"PROGRAM"}
    return rows


def a_match_was_voided_and_nobody_looked_at_it_again():
    with looking():
        void = Void.objects.select_related("entry", "voided_by").get()
        assert void.status == "UNCONFIRMED"
        assert Told.objects.filter(void=void, who="PLACE").exists()
    others = User.objects.filter(groups__name="SUPERVISOR").exclude(pk=void.voided_by_id)
    assert others.get().username == "supervisor2"
    assert list(wrongful_matches()) == [void.entry]


def each_jail_has_one_custodian():
    jails = [place.fips for place in PLACES if place.opts_out != "before"]
    held = {fips: holders_of(Jurisdiction.objects.get(code=fips), "CUSTODY") for fips in jails}
    assert {fips: held[fips].count() for fips in jails} == dict.fromkeys(jails, 1)


def a_second_telling_adds_nothing():
    said = []

    story.tell(say=lambda what, _seconds: said.append(what))

    assert said == ["the story was told before; its data are kept"]
    with looking():
        assert Booking.objects.exclude(pk__in=known_pairs()).count() == 40
