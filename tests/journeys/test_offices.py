"""The operator and the administrator at work."""

import pytest
from playwright.sync_api import expect

from tests.journeys.people import enter, wait_for

PIPELINE = ["booking", "reading", "search", "withholding"]


def test_an_operator_retries_what_failed_and_it_goes_on(context, house):
    booking = house.bookings["retried"]
    page = enter(context, house, "omar", "/operations/")

    page.get_by_role("row", name=str(booking.reading.pk)).get_by_role("button").click()

    expect(page.get_by_text("The work is queued again.")).to_be_visible()
    context.add_cookies([house.cookie("rosa")])
    page.goto(f"/bookings/{booking.pk}/")
    wait_for(page, "Criminal answer")


def test_an_administrator_sees_places_people_and_the_pipeline(context, house):
    page = enter(context, house, "chief", "/admin/")

    for words in ("Jurisdictions", "Users", "Bookings", "Searches", "Participation events"):
        expect(page.get_by_role("link", name=words, exact=True).first).to_be_visible()
    page.goto("/admin/jurisdictions/jurisdiction/?q=Riverton")
    expect(page.get_by_role("link", name="39901")).to_be_visible()


@pytest.mark.parametrize("kind", PIPELINE)
def test_an_administrator_finds_nothing_to_edit_or_delete_in_the_pipeline(kind, context, house):
    page = enter(context, house, "chief", f"/admin/matching/{kind}/")

    page.locator("#result_list tbody th a").first.click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("main input:not([type=hidden]), main select, main textarea").count() == 0
    assert page.locator("a.deletelink, [name=_save]").count() == 0


def test_an_administrator_finds_no_way_to_delete_a_person_or_a_place(context, house):
    page = enter(context, house, "chief", f"/admin/accounts/user/{house.people['rosa'].pk}/")
    assert page.locator("a.deletelink, select[name=action]").count() == 0

    page.goto(f"/admin/jurisdictions/jurisdiction/{house.places['riverton'].pk}/change/")
    assert page.locator("a.deletelink, select[name=action]").count() == 0
