"""Every page in every state, at two widths, in light and dark, with scripts and without."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from playwright.sync_api import BrowserContext, Page, Response

from portal.demo.cast import PASSWORD
from tests.journeys.house import House
from tests.journeys.look import Witness, check_frame, check_views, check_width

# name: (who, path, code); {words} are looked up in the house.
PAGES = {
    "home": (None, "/", 200),
    "search": (None, "/search/?q=county", 200),
    "search in one": (None, "/search/?q=county&in=places", 200),
    "search nothing": (None, "/search/?q=nowhereland", 200),
    "search wrong": (None, f"/search/?q={'x' * 101}", 422),
    "style": ("nina", "/style/", 200),
    "work": ("lena", "/staff/", 200),
    "work of nobody": ("nina", "/staff/", 200),
    "inbox": ("lena", "/inbox/", 200),
    "inbox empty": ("nina", "/inbox/?kind=hold.clock", 200),
    "inbox of no kind": ("nina", "/inbox/?kind=gossip", 422),
    "inbox choices": ("nina", "/inbox/preferences/", 200),
    "places": (None, "/jurisdictions/", 200),
    "places none": (None, "/jurisdictions/?q=nowhere", 200),
    "places wrong": (None, "/jurisdictions/?state=XX", 200),
    "places on a day": (None, "/jurisdictions/?at=2011-06-17&flow=L0", 200),
    "places at no time": (None, "/jurisdictions/?at=soon", 400),
    "place joined": (None, "/jurisdictions/39901/", 200),
    "place left": (None, "/jurisdictions/39902/", 200),
    "place undecided": (None, "/jurisdictions/39903/", 200),
    "place on a day": (None, "/jurisdictions/39902/?at=2010-06-17", 200),
    "place at no time": (None, "/jurisdictions/39902/?at=soon", 400),
    "place of a state": (None, "/jurisdictions/39/", 200),
    "place of the program": (None, "/jurisdictions/US/", 200),
    "map": (None, "/jurisdictions/map/", 200),
    "map on a day": (None, "/jurisdictions/map/?at=2011-06-17", 200),
    "downloads": (None, "/jurisdictions/downloads/", 200),
    "proof": (None, "/proof/", 200),
    "release calendar": (None, "/figures/calendar/", 200),
    "early readers": (None, "/figures/early/", 200),
    "early look": (None, "/figures/early/look/", 200),
    "rules": (None, "/rules/", 200),
    "rules on a day": (None, "/rules/?on=2011-06-17", 200),
    "rules on no day": (None, "/rules/?on=soon", 422),
    "remediation": ("otto", "/remediation/", 200),
    "notices": (None, "/jurisdictions/39901/subscribe/", 200),
    "notices of all": (None, "/subscribe/", 200),
    "notices confirm": (None, "{confirm}", 200),
    "notices confirm gone": (None, "/subscribe/confirm/nothing/", 404),
    "notices end": (None, "{end}", 200),
    "not found": (None, "/jurisdictions/00000/", 404),
    "help": (None, "/help/", 200),
    "help of a reader": (None, "/help/officials/", 200),
    "help page": (None, "/help/public/complaints/", 200),
    "help of settings": (None, "/help/operators/settings/", 200),
    "privacy": (None, "/privacy/", 200),
    "privacy of a group": (None, "/privacy/complainants/", 200),
    "accessibility": (None, "/accessibility/", 200),
    "security": (None, "/security/", 200),
    "reference": (None, "/api/", 200),
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
    "participation": ("lena", "/participation/", 200),
    "participation of the program": ("paul", "/participation/", 200),
    "participation wrong": ("gwen", "/participation/?place=0", 422),
    "requests": ("paul", "/participation/requests/", 200),
    "act new": ("otto", "/participation/new/39901/", 200),
    "act new not allowed": ("otto", "/participation/new/39902/", 403),
    "act what": ("otto", "{act draft}act/", 200),
    "act which": ("paul", "{act of the program}concerns/", 200),
    "act whom": ("otto", "{act draft}scope/", 200),
    "act whom of a state": ("gwen", "{act of a state}scope/", 200),
    "act instrument": ("otto", "{act draft}instrument/", 200),
    "act document": ("otto", "{act draft}document/", 200),
    "act dates": ("lena", "{act sent back}dates/", 200),
    "act check": ("otto", "{act draft}check/", 200),
    "act check of a state": ("gwen", "{act of a state}check/", 200),
    "act draft": ("otto", "{act draft}", 200),
    "act waiting": ("hanna", "{act waiting}", 200),
    "act to come": ("leo", "{act to come}", 200),
    "act sign": ("hugo", "{act waiting}sign/", 200),
    "act sign own": ("hanna", "{act waiting}sign/", 403),
    "act send back": ("hugo", "{act waiting}send-back/", 200),
    "act discard": ("hugo", "{act waiting}discard/", 200),
    "act of others": ("otto", "{act waiting}", 404),
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
    "people": ("mona", "/people/39901/", 200),
    "people choose": ("stella", "/people/", 200),
    "people few": ("lars", "/people/39903/", 200),
    "people of others": ("lars", "/people/39901/", 404),
    "people not allowed": ("rosa", "/people/", 403),
    "person invited": ("mona", "/people/39901/invite/", 200),
    "person removed": ("mona", "/people/39901/roles/{role}/remove/", 200),
    "manager removed": ("mona", "/people/39901/roles/{own role}/remove/", 200),
    "invitation": (None, "/invitations/{invited}/", 200),
    "invitation with account": ("elsa", "/invitations/{invited}/", 200),
    "invitation answered": (None, "/invitations/{answered}/", 410),
    "invitation revoked": (None, "/invitations/{revoked}/", 410),
    "invitation unknown": (None, "/invitations/39901.nothing/", 404),
    "review": ("igor", "/review/", 200),
    "review pair": ("ivan", "/review/{pair}/", 200),
    "review pair of others": ("igor", "/review/{pair}/", 404),
    "operations": ("olga", "/operations/", 200),
    "admin": ("chief", "/admin/", 200),
    "admin places": ("chief", "/admin/jurisdictions/jurisdiction/", 200),
    "admin imports": ("chief", "/admin/imports/import/", 200),
    "admin import": ("chief", "/admin/imports/import/add/", 200),
    "admin decisions": ("chief", "/admin/participation/participationevent/", 200),
    "admin people": ("chief", "/admin/accounts/user/", 200),
    "admin bookings": ("chief", "/admin/matching/booking/", 200),
    "admin searches": ("chief", "/admin/matching/search/", 200),
}


def send_empty(page: Page) -> None:
    page.locator("main form button[type=submit]").first.click()


def give_wrong_password(page: Page) -> None:
    page.get_by_label("Username").fill("nina")
    page.get_by_label("Password").fill("not this one")
    send_empty(page)


def give_password(page: Page) -> None:
    page.get_by_label("Username").fill("nina")
    page.get_by_label("Password").fill(PASSWORD)
    send_empty(page)


def give_wrong_code(page: Page) -> None:
    give_password(page)
    page.get_by_label("code").fill("000000")
    send_empty(page)


def send_old_form(page: Page) -> None:
    page.context.clear_cookies(name="csrftoken")
    send_empty(page)


def ask_for_notices(page: Page) -> None:
    page.get_by_label("E-mail address").fill("visitor@example.org")
    send_empty(page)


def give_no_authority(page: Page) -> None:
    page.get_by_label("Authority").fill("")
    send_empty(page)


def give_old_time(page: Page) -> None:
    page.get_by_text("At the time below").click()
    page.get_by_label("Effective").fill("2011-06-01T12:00")
    send_empty(page)


# What one comes to by doing something: (the page one starts from, what one does, code).
STEPS = {
    "login empty": ("login", send_empty, 200),
    "login wrong": ("login", give_wrong_password, 200),
    "code": ("login", give_password, 200),
    "code wrong": ("login", give_wrong_code, 200),
    "old form": ("review", send_old_form, 403),
    "early look wrong": ("early look", send_empty, 422),
    "booking new wrong": ("booking new", send_empty, 422),
    "person invited wrong": ("person invited", send_empty, 422),
    "last manager stays": ("manager removed", send_empty, 409),
    "invitation wrong": ("invitation", send_empty, 422),
    "review pair wrong": ("review pair", send_empty, 422),
    "codes made": ("codes", send_empty, 200),
    "enrolment wrong": ("enrolment", send_empty, 200),
    "password wrong": ("password", send_empty, 200),
    "act instrument wrong": ("act instrument", give_no_authority, 422),
    "act dates wrong": ("act dates", give_old_time, 422),
    "notices wrong": ("notices", send_empty, 422),
    "notices asked": ("notices of all", ask_for_notices, 200),
    "notices confirmed": ("notices confirm", send_empty, 200),
    "notices ended": ("notices end", send_empty, 200),  # the last: it ends what was confirmed
}
# Pages that no address leads to on purpose.
REFUSALS = ["400.html", "409.html", "413.html", "429.html", "500.html"]


def scripted(name: str) -> bool:
    """Whether a page brings scripts along: pair, countdown, progress, and the administration."""
    return name in ("review pair", "act to come", "booking waiting") or name.startswith("admin")


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
def test_a_page_is_fit_for_everybody(name, looked_at):
    who, path, code = PAGES[name]

    page, status, witness = looked_at(who, path)

    assert status == code
    assert scripted(name) or page.locator("script").count() == 0
    check_frame(page)
    # Before axe, which asks for the administration's styles in ways that the browser refuses it.
    assert (witness.foreign, witness.complaints) == ([], [])
    check_views(page, name)


@pytest.mark.parametrize("name", STEPS)
def test_what_comes_of_a_step_is_fit_for_everybody(name, opened):
    start, step, code = STEPS[name]
    page, _answer, witness = opened(start)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))

    step(page)

    page.wait_for_load_state()
    assert [each.status for each in answers if each.request.is_navigation_request()][-1] == code
    check_frame(page)
    check_views(page, name)
    assert (witness.foreign, witness.complaints) == ([], [])


@pytest.mark.parametrize("name", [name for name in PAGES if scripted(name)])
def test_a_page_is_fit_for_everybody_without_its_scripts(name, opened, context):
    context.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))

    page, _answer, witness = opened(name)

    check_frame(page)
    check_views(page, f"{name} unscripted")
    assert (witness.foreign, witness.complaints) == ([], [])


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_fit_for_everybody(name, context, house):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with override("en"):
        html = render_to_string(name, {"message": "The record is past this step."}, request)
    context.route("**/refusal", lambda route: route.fulfill(body=html, content_type="text/html"))
    page = context.new_page()

    page.goto("/refusal")

    check_frame(page)
    check_views(page, name)


@pytest.mark.parametrize("name", [name for name in PAGES if not name.startswith("admin")])
def test_a_page_speaks_spanish(name, looked_at):
    who, path, _code = PAGES[name]

    page, _status, _witness = looked_at(who, path, "es")

    check_frame(page, "es")
    page.set_viewport_size({"width": 375, "height": 900})
    check_width(page)
