"""From a confirmed match to what the public can count, as people do it at their browsers."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from matching.status.models import Case
from tests.journeys.people import enter, wait_for
from tests.matching.casework import casework
from tests.matching.factories import now

PLACE = ZoneInfo("America/New_York")


@pytest.fixture
def desk(browser: Browser, house):
    """Another person's browser, without scripts: nothing here needs them."""
    opened = []

    def sit_down(name: str, path: str) -> Page:
        context = browser.new_context(
            base_url=house.site.address, java_script_enabled=False, reduced_motion="reduce"
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return enter(context, house, name, path)

    yield sit_down
    for context in opened:
        context.close()


def case_of(house, booking: str) -> str:
    """The address of the case that the database opened for a booking."""
    with casework():
        return f"/casework/cases/{Case.objects.get(booking=house.bookings[booking]).pk}/"


def act(page: Page, title: str) -> None:
    """Open the form of an act."""
    page.get_by_role("main").get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def send(page: Page, title: str) -> None:
    """Send the form of an act; it leads back without an error."""
    page.get_by_role("main").get_by_role("button", name=title, exact=True).click()
    expect(page.locator(".usa-alert--error")).to_have_count(0)


def pick(page: Page, name: str, value: str) -> None:
    """Choose a radio button by its label: the design system draws the button there."""
    button = page.locator(f'input[name="{name}"][value="{value}"]')
    page.locator(f'label[for="{button.get_attribute("id")}"]').click()


def ask_and_record(page: Page) -> None:
    """What a specialist does: the query, the response, and the circumstances."""
    act(page, "Ask the immigration records")
    send(page, "Ask the immigration records")
    act(page, "Record the response")
    pick(page, "finding", "REMOVABLE")
    page.get_by_label("Ground").select_option("FINAL_ORDER")
    page.get_by_label("Kind of evidence").select_option("IMMIGRATION_RECORD")
    page.get_by_label("Evidence", exact=True).fill("An invented record.")
    send(page, "Record the response")
    act(page, "Record circumstances")
    for absent in page.locator('input[type="radio"][value="ABSENT"]').all():
        pick(page, absent.get_attribute("name") or "", "ABSENT")
    send(page, "Record circumstances")


def test_a_claim_of_citizenship_stops_the_case_until_a_supervisor_decides(desk, house):
    case = case_of(house, "claimed")
    specialist, officer = desk("sara", case), desk("olivia", case)
    ask_and_record(specialist)

    act(specialist, "Record a claim")
    pick(specialist, "kind", "CITIZENSHIP")
    specialist.get_by_label("Who says so").select_option("PERSON")
    send(specialist, "Record a claim")
    expect(specialist.get_by_text("Stopped by a claim that has waited")).to_be_visible()

    officer.goto(case)
    act(officer, "Decide under the rules in force")
    send(officer, "Decide under the rules in force")
    expect(officer.get_by_role("main")).to_contain_text("Stops at a supervisor")
    expect(officer.get_by_role("link", name="Draft a detainer")).to_have_count(0)

    supervisor = desk("susan", case)
    supervisor.get_by_role("link", name="Is a citizen of the United States").first.click()
    pick(supervisor, "outcome", "UPHELD")
    supervisor.get_by_label("Reason").fill("An invented certificate of birth.")
    supervisor.get_by_role("main").get_by_role("button").last.click()
    supervisor.goto(case)
    expect(supervisor.get_by_role("heading", level=1)).to_contain_text("Closed")


def counted(page: Page) -> int:
    """How many holds the public page counts."""
    page.goto("/holds/")
    words = page.get_by_role("main").inner_text()
    found = [line.split()[0] for line in words.splitlines() if "past its deadline" in line]
    found += [line.split()[0] for line in words.splitlines() if "past their deadline" in line]
    return next((int(word) for word in found if word.isdigit()), 0)


def local(moment) -> str:
    return f"{moment.astimezone(PLACE):%Y-%m-%dT%H:%M}"


def test_a_traffic_charge_waits_for_its_conviction_and_a_hold_too_long_is_counted(desk, house):
    case = case_of(house, "traffic")
    public = desk("nina", "/holds/")
    before = counted(public)
    ask_and_record(desk("sara", case))

    officer = desk("olivia", case)
    act(officer, "Decide under the rules in force")
    send(officer, "Decide under the rules in force")
    expect(officer.get_by_role("main")).to_contain_text("Only after a conviction")
    act(officer, "Draft a detainer")
    officer.get_by_label("Ground").select_option("FINAL_ORDER")
    send(officer, "Draft a detainer")
    officer.get_by_role("link", name="Issue").first.click()
    officer.get_by_role("button", name="Issue it").click()
    expect(officer.get_by_role("main")).to_contain_text("Issued to the agency")

    jailer = desk("jack", f"/bookings/{house.bookings['traffic'].pk}/")
    jailer.get_by_role("main").get_by_role("link", name="D-").first.click()
    expect(jailer.get_by_text("takes effect only if the person is convicted")).to_be_visible()
    expect(jailer.get_by_role("link", name="Report that release is due")).to_have_count(0)
    act(jailer, "Record service on the person")
    jailer.get_by_label("When").fill(local(now()))
    jailer.get_by_label("What shows it").fill("An invented signature.")
    send(jailer, "Record service on the person")
    act(jailer, "Report a conviction")
    jailer.get_by_label("Convicted on").fill(f"{now() - timedelta(days=6):%Y-%m-%d}")
    jailer.get_by_label("Court and number").fill("An invented court, 11-CR-1")
    jailer.get_by_label("Severity").select_option("MISDEMEANOR")
    send(jailer, "Report a conviction")
    act(jailer, "Report that release is due")
    jailer.get_by_label("When").fill(local(now() - timedelta(days=5)))
    send(jailer, "Report that release is due")

    wait_for(jailer, "Expired")
    for _turn in range(60):
        if counted(public) == before + 1:
            break
        public.wait_for_timeout(1000)
    assert counted(public) == before + 1
    investigator = desk("ida", "/complaints/")
    wait_for(investigator, "Riverton County")
    expect(investigator.get_by_role("main")).to_contain_text("Opened by the portal")
