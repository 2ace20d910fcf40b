"""What scripts add to the form of a complaint, where a browser runs them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.complaint import answer, step_of
from tests.journeys.look import Witness


@pytest.fixture
def page(context, house) -> Page:
    """A visitor's page at the first question."""
    page = context.new_page()
    page.goto("/complain/")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    return page


def go_to(page: Page, step: str) -> None:
    while step_of(page) != step:
        answer(page, step_of(page))


def test_places_are_found_while_their_name_is_typed(page):
    witness = Witness(page)
    go_to(page, "place")

    page.locator("main [name=q]").press_sequentially("riverto")

    expect(page.locator("[data-places]")).to_contain_text("Riverton County")
    assert page.url.endswith("/complain/new/place/")
    assert (witness.foreign, witness.complaints) == ([], [])


def test_three_times_shift_leaves_for_an_empty_page_and_the_way_back_leads_elsewhere(page):
    go_to(page, "words")
    page.locator("[name=words]").fill("Somebody comes in.")

    for _ in range(3):
        page.keyboard.press("Shift")

    expect(page).to_have_url(re.compile("/complain/leave/$"))
    assert "Somebody" not in page.content()
    page.go_back()
    assert "Somebody" not in page.content()


def test_twice_shift_leaves_nothing(page):
    go_to(page, "words")

    for _ in range(2):
        page.keyboard.press("Shift")

    page.wait_for_timeout(300)
    assert step_of(page) == "words"


def test_the_browser_does_its_work_while_the_answers_are_read(page):
    go_to(page, "check")

    expect(page.locator("[name=work]")).to_have_value(re.compile(r"^\d+$"))


def test_it_is_said_how_many_characters_are_left(page):
    go_to(page, "words")

    page.locator("[name=words]").fill("x" * 10)

    expect(page.locator("[data-count]")).to_contain_text(re.compile("4,?990"))
