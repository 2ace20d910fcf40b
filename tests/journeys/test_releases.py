"""A statistician cancels what a worker does with a release, and may begin it again."""

import pytest
from playwright.sync_api import expect

from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.releases import progress, services
from tests.journeys.look import check_frame, check_views
from tests.journeys.people import enter
from tests.journeys.ways.places import new_person
from tests.journeys.ways.statistician import counted
from tests.matching.factories import now

# No other journey releases it.
QUARTER = Quarter(2010, 4)


@pytest.fixture
def at_work(house):
    """A release that a worker of this test rounds, at its second step, and who prepares it."""
    name = new_person(house, "STATISTICIAN")
    release = counted(QUARTER)
    with scope.within(scope.statistics()):
        services.freeze_release(release=release, by=house.people[name], at=now())
        progress.begin(release.pk, at=now())
        progress.tell(release.pk, progress.COMPUTE, done=2, of=4, at=now())
    return release, name


def test_work_is_canceled_by_one_button_and_can_be_begun_again(context, house, at_work):
    release, name = at_work
    page = enter(context, house, name, f"/releases/{release.pk}/")
    expect(page.get_by_role("link", name="Stop that")).to_be_visible()
    assert page.locator("meta[http-equiv]").count() == 0
    check_frame(page)
    check_views(page, "release at work")

    page.get_by_role("button", name="Cancel this work").click()
    told = page.locator("#progress").get_by_role("status")
    expect(told).to_have_text("It stops before its next step.")
    progress.settle(release.pk, progress.COMPUTE, at=now())
    page.goto(f"/releases/{release.pk}/")

    expect(page.get_by_text("It was canceled, and nothing was written.")).to_be_visible()
    expect(page.get_by_role("button", name="Round and review again")).to_be_visible()
    check_views(page, "release canceled")
