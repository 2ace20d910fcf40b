"""A complaint from the first page to its answer, in Spanish and without scripts."""

import html
import re
from io import BytesIO

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from complaints.models import Complaint
from portal.accounts.models import User
from portal.demo.cast import TOTP_SECRET
from portal.jurisdictions.roles import give_role
from tests.complaints.evidence.made import CANARY, photo
from tests.factories import NOON, trained
from tests.journeys.complaint import answer, send, step_of
from tests.journeys.complaint_desk import ask, at_the_site, copied, finish, kept_anywhere, take_on
from tests.journeys.look import Witness, check_frame, check_views
from tests.portal.catalog import FOLDER, read

CLIENT = "203.0.113.77"
PHOTO = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": photo()}
SPANISH = read((FOLDER / "django.po").read_text())
ENGLISH = [
    one[0]
    for one, said in SPANISH.items()
    if len(one[0]) > 12 and " " in one[0] and "%" not in one[0] and one[0] != said[0]
]


@pytest.fixture
def plain(browser, site):
    """A Spanish-speaking visitor's browser without scripts, from a planted address."""
    context = browser.new_context(
        base_url=site.address,
        java_script_enabled=False,
        locale="es-US",
        extra_http_headers={"X-Forwarded-For": CLIENT, "X-Real-IP": CLIENT},
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def staff(house) -> dict[str, User]:
    """Whoever takes complaints in, looks into them, and answers for them."""
    made = {}
    for name, role in (("quejas", "INTAKE"), ("ilse", "INVESTIGATOR"), ("delia", "DIRECTOR")):
        made[role] = house.people[name] = User.objects.create_user(name)
        give_role(user=made[role], role=role, jurisdiction=None, by=None, at=NOON)
        TOTP.activate(trained(made[role]), TOTP_SECRET)
    return made


def check_spanish(page: Page) -> None:
    """No message of the site is left in English."""
    shown = re.sub(r"\s+", " ", html.unescape(page.locator("body").inner_text()))
    assert [one for one in ENGLISH if one in shown] == []


def begin(page: Page) -> None:
    page.goto("/complain/")
    page.locator("main form button[type=submit]").first.click()


def filed(page: Page) -> str:
    """File a complaint and type its receipt back; the words."""
    begin(page)
    while (step := step_of(page)) != "check":
        check_spanish(page)
        answer(page, step)
    check_spanish(page)
    page.wait_for_timeout(2_100)  # what is sent at once was not read
    page.locator("main form button[type=submit]").last.click()
    check_spanish(page)
    words = " ".join(page.locator(".complain-words li").all_inner_texts())
    page.locator("main a.usa-button").last.click()
    page.locator("[name=receipt]").fill(words)
    page.locator("main form button[type=submit]").first.click()
    check_spanish(page)
    return words


def come_back(plain: BrowserContext, page: Page, words: str) -> None:
    """Come with the receipt and nothing else."""
    plain.clear_cookies()
    page.goto("/complain/follow/")
    check_spanish(page)
    page.locator("[name=words]").fill(words.upper())
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(re.compile("/complain/mine/"))
    check_spanish(page)


def test_it_is_filed_followed_and_answered_in_spanish_without_scripts(
    plain: BrowserContext, context: BrowserContext, house, staff, site
):
    page = plain.new_page()
    witness = Witness(page)
    words = filed(page)
    come_back(plain, page, words)

    with at_the_site(site):
        complaint = Complaint.objects.latest("opened_at")
        take_on(complaint, staff)
    ask(context, house, complaint, "¿Qué día fue?")
    come_back(plain, page, words)
    expect(page.get_by_text("¿Qué día fue?")).to_be_visible()
    send(page, "/complain/mine/message/", words="Fue el martes. CANARY-ANSWER.")
    check_spanish(page)
    send(page, "/complain/mine/evidence/", file=PHOTO)
    check_spanish(page)
    copy = copied(context.new_page(), complaint)
    with at_the_site(site):
        finish(complaint, staff)
    come_back(plain, page, words)

    expect(page.locator(".usa-intro", has_text="ocurrió")).to_be_visible()
    assert witness.foreign == []
    assert dict(Image.open(BytesIO(copy)).getexif()) == {}
    assert CANARY.encode() not in copy
    known = [complaint.number, CLIENT, "CANARY-TOLD", "CANARY-ANSWER", CANARY]
    assert kept_anywhere(site, known) == {complaint.number}


@pytest.mark.parametrize("language", ["en", "es"])
def test_its_pages_are_fit_for_everybody(context, house, language):
    speaks = {"name": "django_language", "value": language, "url": house.site.address}
    context.add_cookies([speaks])
    page = context.new_page()
    witness = Witness(page)
    page.goto("/complain/")
    check_views(page, f"complain-{language}")
    begin(page)
    while (step := step_of(page)) != "check":
        check_frame(page, language)
        check_views(page, f"complain-{step}-{language}")
        answer(page, step)
    check_views(page, f"complain-check-{language}")
    page.wait_for_timeout(2_100)  # what is sent at once was not read
    page.locator("main form button[type=submit]").last.click()
    check_views(page, f"complain-receipt-{language}")
    words = " ".join(page.locator(".complain-words li").all_inner_texts())
    page.goto("/complain/follow/")
    check_views(page, f"follow-{language}")
    page.locator("[name=words]").fill(words)
    page.locator("main form button[type=submit]").first.click()
    for path in ("", "message/", "evidence/", "withdraw/"):
        page.goto(f"/complain/mine/{path}")
        check_frame(page, language)
        check_views(page, f"mine-{path.strip('/')}-{language}")
    assert (witness.foreign, witness.complaints) == ([], [])
