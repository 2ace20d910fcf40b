"""Whoever holds a notice, at a phone or without scripts: they see, they say, they complain."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from playwright.sync_api import Page, expect

from matching.holds.services import report_release_due
from portal.accounts.models import User
from portal.demo.cast import TOTP_SECRET
from portal.jurisdictions.models import Agency
from portal.jurisdictions.roles import give_role
from tests.factories import NOON, trained
from tests.journeys.look import Witness, check_frame, check_views
from tests.matching.factories import now, within
from tests.matching.notice.papers import Paper, claims_of, paper


def fairview() -> Agency:
    return Agency.objects.select_related("jurisdiction").get(name="Fairview Police")


@pytest.fixture(scope="module")
def staff(house) -> dict[str, User]:
    """An officer of the program and one of Fairview's jail, where no policy is in force."""
    made = {}
    for name, role, place in (
        ("oliver", "OFFICER", None),
        ("jane", "CUSTODY", fairview().jurisdiction),
        ("inga", "INVESTIGATOR", None),
    ):
        made[name] = house.people[name] = User.objects.create_user(name)
        give_role(user=made[name], role=role, jurisdiction=place, by=None, at=NOON)
        trained(made[name])
        TOTP.activate(made[name], TOTP_SECRET)
    return made


@pytest.fixture
def held(house, staff) -> Paper:
    """The paper of somebody whose release has been due for an hour."""
    booked = now() - timedelta(days=2)
    agency, clerk = fairview(), house.people["frida"]
    made = paper(agency, clerk, staff["oliver"], booked_at=booked)
    with within(agency.jurisdiction):
        report_release_due(
            detainer_id=made.detainer_id,
            at_instant=now() - timedelta(hours=1),
            by=staff["jane"],
            at=now(),
        )
    return made


@pytest.fixture
def unscripted(browser, site):
    """A phone's browser that runs no scripts."""
    context = browser.new_context(
        base_url=site.address, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


def open_notice(page: Page, made: Paper) -> None:
    page.goto("/")
    page.get_by_role("link", name="I have a notice").first.click()
    page.get_by_label("Notice number").fill(made.number.lower().replace("-", " "))
    page.get_by_label("Code").fill(made.code.replace("0", "o").replace("1", "l"))
    page.get_by_role("button", name="Open the notice").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Notice {made.number}")


def test_without_scripts_one_says_that_one_is_a_citizen(unscripted, held):
    page = unscripted.new_page()
    open_notice(page, held)
    expect(page.locator("[data-until]")).to_contain_text(" min")

    page.get_by_role("link", name="Say that I am a citizen").click()
    page.get_by_text("I am the person").click()
    page.get_by_role("button", name="Send it now").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("It came in")
    page.get_by_role("link", name="See the notice").click()
    expect(page.get_by_text("No step toward a hold or a transfer")).to_be_visible()
    assert [claim.kind for claim in claims_of(held)] == ["CITIZENSHIP"]


def test_a_complaint_reaches_an_investigator_by_its_number(unscripted, context, house, held):
    page = unscripted.new_page()
    open_notice(page, held)
    page.get_by_role("link", name="Complain", exact=True).click()
    page.get_by_text("The person got no copy of the notice").click()
    page.get_by_label("What happened?").fill("Nobody gave me a copy.")
    page.get_by_role("button", name="Send the complaint").click()
    number = page.locator("strong").inner_text()

    context.add_cookies([house.cookie("inga")])
    desk = context.new_page()
    desk.goto("/complaints/")
    desk.get_by_role("link", name=number).click()

    expect(desk.get_by_text("Nobody gave me a copy.")).to_be_visible()
    check_views(desk, "complaint")


def test_the_notice_is_closed_and_stays_closed(unscripted, held):
    page = unscripted.new_page()
    open_notice(page, held)

    page.get_by_role("button", name="Close the notice").click()
    page.goto("/notice/hold/")

    assert page.url.endswith("/notice/")
    expect(page.get_by_text(held.number)).to_have_count(0)


def test_with_scripts_the_time_left_goes_by_the_second(context, held):
    page = context.new_page()
    open_notice(page, held)
    left = page.locator("[data-until]")
    first = left.inner_text()

    expect(left).not_to_have_text(first, timeout=3_000)
    assert "h" in first


def test_its_pages_are_fit_for_everybody(context, held):
    page = context.new_page()
    witness = Witness(page)
    open_notice(page, held)

    for path in ("hold/", "claim/?kind=VICTIM", "complaint/", ""):
        page.goto(f"/notice/{path}")
        check_frame(page)
        check_views(page, f"notice {path.partition('?')[0]}".strip("/"))
    page.goto("/holds/")
    check_views(page, "holds")
    assert (witness.foreign, witness.complaints) == ([], [])


def test_its_receipts_are_fit_for_everybody(context, held):
    page = context.new_page()
    open_notice(page, held)

    page.goto("/notice/claim/?kind=VICTIM")
    page.get_by_text("I am the person").click()
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It came in")
    check_frame(page)
    check_views(page, "notice claim received")
    page.goto("/notice/complaint/")
    page.get_by_text("Something else").click()
    page.get_by_role("button", name="Send the complaint").click()
    expect(page.locator("strong")).to_contain_text("C-")
    check_frame(page)
    check_views(page, "notice complaint received")


def test_a_wrong_code_is_said_at_the_head_of_the_form(context, held):
    page = context.new_page()
    page.goto("/notice/")
    page.get_by_label("Notice number").fill(held.number)
    page.get_by_label("Code").fill("0000-0000-0000-0000")
    page.get_by_role("button", name="Open the notice").click()

    expect(page.get_by_role("alert")).to_contain_text("do not open a notice together")
    assert held.number not in page.url
    check_views(page, "notice wrong")
