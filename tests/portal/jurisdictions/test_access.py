"""Who may act where: rights are held on a place, and a state's cover its counties."""

import itertools

import pytest
from django.contrib.auth.models import AnonymousUser

from matching.bookings.models import Booking
from portal.jurisdictions import scope
from portal.jurisdictions.access import (
    AccessDenied,
    holds_somewhere,
    jurisdictions_of,
    may,
    require,
)
from portal.jurisdictions.models import Agency
from portal.jurisdictions.roles import take_role
from portal.jurisdictions.tenants import places_with
from tests.factories import NOON
from tests.isolation.world import inhabit

# Each person: the permissions held in Riverton, those held everywhere, and the places of work.
CAST = {
    "rosa": ({"submit_booking", "view_booking"}, set(), {"39901"}),
    "otto": ({"view_booking", "decide_participation"}, set(), {"39901"}),
    "luca": (set(), set(), {"39902"}),
    "gwen": ({"view_booking", "decide_participation"}, set(), {"39", "39901", "39902"}),
    "iris": (set(), {"review_candidate"}, set()),
    "olga": (set(), {"operate_jobs"}, set()),
    "nobody": (set(), set(), set()),
}
PERMISSIONS = [
    "submit_booking",
    "view_booking",
    "review_candidate",
    "operate_jobs",
    "decide_participation",
]


@pytest.mark.parametrize(("name", "permission"), list(itertools.product(CAST, PERMISSIONS)))
def test_who_may_do_what_in_riverton(name, permission, riverton, lakeside, request):
    user = request.getfixturevalue(name)
    here, everywhere, _places = CAST[name]

    assert may(user, permission, riverton) == (permission in here | everywhere)
    assert may(user, permission) == (permission in everywhere)


@pytest.mark.parametrize("name", CAST)
def test_the_places_of_each(name, riverton, lakeside, request):
    user = request.getfixturevalue(name)
    codes = {place.code: place.pk for place in (riverton.parent, riverton, lakeside)}
    wanted = CAST[name][2]

    assert jurisdictions_of(user) == sorted(codes[code] for code in wanted)
    assert holds_somewhere(user, "view_booking") == bool(wanted)


@pytest.mark.parametrize("name", CAST)
def test_whose_bookings_each_sees(name, riverton_police, lakeside_sheriff, ines, request):
    user = request.getfixturevalue(name)
    made = [inhabit(agency, ines)[Booking] for agency in (riverton_police, lakeside_sheriff)]
    everything = scope.tenant([riverton_police.jurisdiction_id, lakeside_sheriff.jurisdiction_id])

    with scope.within(everything):
        seen = set(Booking.objects.visible_to(user, "view_booking"))

    wanted = CAST[name][2]
    assert seen == {booking for booking in made if booking.jurisdiction.code in wanted}


def test_a_right_on_one_permission_opens_no_other(otto, riverton_police):
    assert Agency.objects.filter(places_with(otto, "view_booking")).exists()
    assert not Agency.objects.filter(places_with(otto, "submit_booking")).exists()


def test_an_administrator_holds_no_place(chief, riverton):
    assert jurisdictions_of(chief) == []


def test_a_refusal_says_what_and_where(luca, riverton):
    with pytest.raises(AccessDenied, match=r"right to submit booking in Riverton County, OH\.$"):
        require(luca, "submit_booking", riverton)


def test_a_refusal_without_a_place_names_none(nobody):
    with pytest.raises(AccessDenied, match=r"right to operate jobs\.$"):
        require(nobody, "operate_jobs")


def test_whoever_may_is_not_refused(rosa, riverton):
    assert require(rosa, "submit_booking", riverton) is None


def test_a_closed_account_may_nothing(rosa, riverton):
    rosa.is_active = False
    rosa.save()

    assert not may(rosa, "view_booking", riverton)


def test_nobody_signed_in_may_nothing(riverton):
    assert not may(AnonymousUser(), "view_booking", riverton)


def test_a_role_that_was_taken_opens_nothing(rosa, riverton):
    take_role(user=rosa, role="CLERK", jurisdiction=riverton, by=None, at=NOON)

    assert jurisdictions_of(rosa) == []
    assert not Agency.objects.filter(places_with(rosa, "view_booking")).exists()
