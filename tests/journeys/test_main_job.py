"""The main job as people do it: prints in, two examiners, the outcome out."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.house import KNOWN, NUMBER
from tests.journeys.people import book, enter, tab_to, wait_for

NOTES = "Ridge flow and minutiae agree."


@pytest.fixture
def desk(browser: Browser, house):
    """Another person's browser."""
    opened = []

    def sit_down(name: str, path: str, *, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=house.site.address, java_script_enabled=scripts, reduced_motion="reduce"
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return enter(context, house, name, path)

    yield sit_down
    for context in opened:
        context.close()


def conclude_by_keyboard(page: Page) -> None:
    tab_to(page, "Take the next pair")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare two sets of prints")
    expect(page.locator("[data-review-tools]")).to_be_visible()
    page.keyboard.press("1")
    page.keyboard.press("n")
    page.keyboard.type(NOTES)
    tab_to(page, "Record the conclusion")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your conclusion is recorded.")).to_be_visible()


def conclude_without_scripts(page: Page) -> None:
    page.get_by_role("button", name="Take the next pair").click()
    page.locator("label", has_text="Identification").click()
    page.get_by_label("Notes").fill(NOTES)
    page.get_by_role("button", name="Record the conclusion").click()


def examine_all(page: Page, conclude) -> None:
    while page.get_by_role("button", name="Take the next pair").count():
        conclude(page)
        page.wait_for_url("**/review/")
    expect(page.get_by_text("Nothing is waiting for you")).to_be_visible()


def test_a_booking_is_read_searched_examined_and_answered(desk):
    clerk = desk("rosa", "/bookings/")
    book(clerk, "R-JOURNEY", KNOWN)
    expect(clerk.get_by_role("heading", level=1)).to_have_text("Booking R-JOURNEY")
    expect(clerk.get_by_text("None yet")).to_be_visible()
    wait_for(clerk, "Immigration review")
    expect(clerk.get_by_text(NUMBER)).to_have_count(0)

    examine_all(desk("iris", "/review/"), conclude_by_keyboard)
    examine_all(desk("ines", "/review/", scripts=False), conclude_without_scripts)

    wait_for(clerk, "Immigration answer")
    outcome = clerk.locator("dl.portal-summary").nth(1)
    expect(outcome.locator("dt")).to_have_text(["Criminal search", "Immigration search"])
    expect(outcome.locator("dd")).to_have_text([f"Identified by two examiners: {NUMBER}"] * 2)


def test_a_county_that_opted_out_reads_by_which_decision_and_from_when(desk, house):
    page = desk("luca", f"/bookings/{house.bookings['withheld'].pk}/")

    withheld = page.locator(".portal-step", has_text="Immigration search withheld")

    expect(withheld).to_contain_text("Lakeside County, OH does not take part.")
    expect(withheld).to_contain_text("Resolution of the board of Lakeside County")
    expect(withheld).to_contain_text("in effect from June 1, 2011, 8 a.m. EDT")
    expect(page.get_by_text("Immigration answer")).to_have_count(0)


def test_a_booking_of_a_county_that_opted_out_is_withheld_at_once(desk):
    page = desk("luca", "/bookings/")

    book(page, "L-JOURNEY", KNOWN)

    expect(page.get_by_text("Immigration search withheld")).to_be_visible()


def test_who_left_an_open_pair_comes_back_to_it(desk, house):
    page = desk("ivan", "/review/")

    page.get_by_role("button", name="Go on with your pair").click()

    assert page.url.endswith(f"/review/{house.pair}/")


def test_zoom_and_minutiae_follow_the_keys_and_may_be_switched_off(desk, house):
    page = desk("ivan", f"/review/{house.pair}/")
    desk_of = page.locator("[data-review]")
    expect(page.locator("[data-review-tools]")).to_be_visible()

    page.keyboard.press("+")
    page.keyboard.press("m")
    expect(desk_of).to_have_attribute("data-zoom", "2")
    expect(desk_of).to_have_attribute("data-minutiae", "off")

    page.get_by_text("Keyboard shortcuts").click()
    page.get_by_text("Use single-key shortcuts").click()
    page.keyboard.press("-")
    expect(desk_of).to_have_attribute("data-zoom", "2")
