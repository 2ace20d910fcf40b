"""Every page in every state, at two widths, in light and dark, with scripts and without."""

import pytest
from playwright.sync_api import BrowserContext, Page, Response

from tests.journeys.house import House
from tests.journeys.look import VIEWS, Witness, check_frame, check_views

NO_SCRIPT = [(1280, "light"), (375, "dark")]
# name: (who, path, code); {words} are looked up in the house.
PAGES = {
    "home": (None, "/", 200),
    "places": (None, "/jurisdictions/", 200),
    "places none": (None, "/jurisdictions/?q=nowhere", 200),
    "places wrong": (None, "/jurisdictions/?state=XX", 200),
    "place joined": (None, "/jurisdictions/39901/", 200),
    "place left": (None, "/jurisdictions/39902/", 200),
    "place undecided": (None, "/jurisdictions/39903/", 200),
    "not found": (None, "/jurisdictions/00000/", 404),
    "login": (None, "/account/login/", 200),
    "not allowed": ("nina", "/review/", 403),
    "enrolment": ("newcomer", "/bookings/", 200),
    "account": ("nina", "/account/2fa/", 200),
    "sign out": ("nina", "/account/logout/", 200),
    "password": ("nina", "/account/password/change/", 200),
    "again": ("nina", "/account/reauthenticate/", 200),
    "again with code": ("nina", "/account/2fa/reauthenticate/", 200),
    "codes": ("nina", "/account/2fa/recovery-codes/generate/", 200),
    "turn off": ("nina", "/account/2fa/totp/deactivate/", 200),
    "bookings": ("rosa", "/bookings/", 200),
    "bookings none": ("elsa", "/bookings/", 200),
    "booking new": ("rosa", "/bookings/new/", 200),
    "booking waiting": ("rosa", "/bookings/{waiting}/", 200),
    "booking failed": ("rosa", "/bookings/{failed}/", 200),
    "booking in review": ("rosa", "/bookings/{in review}/", 200),
    "booking identified": ("rosa", "/bookings/{identified}/", 200),
    "booking no match": ("rosa", "/bookings/{no match}/", 200),
    "booking withheld": ("luca", "/bookings/{withheld}/", 200),
    "booking of others": ("luca", "/bookings/{identified}/", 404),
    "review": ("igor", "/review/", 200),
    "review pair": ("ivan", "/review/{pair}/", 200),
    "review pair of others": ("igor", "/review/{pair}/", 404),
    "operations": ("olga", "/operations/", 200),
}


@pytest.fixture
def opened(context: BrowserContext, house: House):
    """Open one of the pages as the person it is for; return it with its answer and a witness."""

    def open_page(name: str) -> tuple[Page, Response, Witness]:
        who, path, _code = PAGES[name]
        if who:
            context.add_cookies([house.cookie(who)])
        page = context.new_page()
        witness = Witness(page)
        answer = page.goto(path.format(**house.words))
        assert answer is not None
        return page, answer, witness

    return open_page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fit_for_everybody(name, opened):
    page, answer, witness = opened(name)

    assert answer.status == PAGES[name][2]
    check_frame(page)
    check_views(page, name, VIEWS)
    assert (witness.foreign, witness.complaints) == ([], [])
