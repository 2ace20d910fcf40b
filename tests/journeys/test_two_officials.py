"""A county leaves: one official writes it on a phone without scripts, a second one signs it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.demo.cast import TOTP_SECRET
from tests.journeys.look import check_width
from tests.journeys.people import code_of, enter, give_code, give_password
from tests.portal.participation.files import pdf

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(browser: Browser, house):
    """A phone whose browser runs no scripts."""
    opened = []

    def take_out():
        context = browser.new_context(
            base_url=house.site.address, java_script_enabled=False, viewport=PHONE
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield take_out
    for context in opened:
        context.close()


def go_on(page: Page, heading: str) -> None:
    """Save the page and come to the next one."""
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    check_width(page)


def write(page: Page) -> None:
    """Answer every question of the wizard."""
    page.get_by_role("link", name="New act about Meadow County, OH").click()
    page.get_by_role("button", name="Begin").click()
    page.locator("label", has_text="Opt-out").first.click()
    go_on(page, "Who is covered")
    go_on(page, "Instrument")
    page.get_by_text("Resolution", exact=True).click()
    page.get_by_label("Authority").fill("Meadow County")
    page.get_by_label("Adopting body").fill("Board of Supervisors")
    page.get_by_label("Vote").fill("5 to 0")
    go_on(page, "Document")
    file = {"name": "resolution.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    page.get_by_label("Document").set_input_files([file])
    go_on(page, "Dates")
    page.get_by_text("At the time below").click()
    page.get_by_label("Effective").fill("2090-07-01T00:00")
    go_on(page, "Check your answers")


def test_a_county_leaves_by_two_phones_without_scripts(phone, house):
    author = enter(phone(), house, "wanda", "/participation/")
    write(author)
    expect(author.get_by_text("Prints of 1 county will be handled differently.")).to_be_visible()
    author.get_by_role("button", name="Submit for signature").click()
    expect(author.get_by_text("Waits for a second signature")).to_be_visible()

    second = phone().new_page()
    give_password(second, "walter")
    give_code(second, code_of(TOTP_SECRET))
    second.goto("/participation/")
    second.get_by_role("link", name="Opt-out").click()
    second.get_by_role("link", name="Read and sign").click()
    check_width(second)
    second.get_by_role("button", name="Sign", exact=True).click()

    expect(second.get_by_text("It takes effect on July 1, 2090, midnight EDT")).to_be_visible()
    expect(second.get_by_text("Until then:")).to_be_visible()
    check_width(second)


def test_the_countdown_runs_where_scripts_do(context, house):
    page = enter(context, house, "leo", house.links["act to come"])

    shown = page.locator("[data-until]")
    expect(shown).to_contain_text("min")
    before = shown.inner_text()

    expect(shown).not_to_have_text(before)
