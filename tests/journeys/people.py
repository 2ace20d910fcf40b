"""What people do at their browsers, in steps that a test reads as sentences."""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import BrowserContext, Page, expect

from portal.demo.cast import PASSWORD
from portal.demo.prints import FINGERS, picture
from tests.journeys.house import House

PATIENCE = 120  # seconds for the worker to read and search two fingers on a busy machine
MORE_TABS = 40
expect.set_options(timeout=20_000)


def code_of(secret: str) -> str:
    """The six digits that an authenticator app shows now (RFC 6238)."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def enter(context: BrowserContext, house: House, name: str, path: str) -> Page:
    """Open a page as a person who has signed in."""
    context.add_cookies([house.cookie(name)])
    page = context.new_page()
    page.goto(path)
    return page


def give_password(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill in the first page of signing in."""
    page.goto("/account/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def give_password_again(page: Page) -> None:
    """Fill in the page that stands before changes of one's own account."""
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def give_code(page: Page, code: str) -> None:
    """Fill in the second page of signing in."""
    page.get_by_label("Code").fill(code)
    page.get_by_role("main").get_by_role("button").first.click()


def book(page: Page, number: str, person: int) -> None:
    """Enter a booking of an invented person with images of two fingers."""
    page.get_by_role("link", name="New booking").click()
    page.get_by_label("Agency").select_option(index=1)
    page.get_by_label("Booking number").fill(number)
    local = datetime.now(tz=ZoneInfo("America/New_York")) - timedelta(minutes=5)
    page.get_by_label("Booked at").fill(f"{local:%Y-%m-%dT%H:%M}")
    page.get_by_label("Name of the person").fill("Invented Traveler")
    page.get_by_label("Charges").fill("2203; FELONY; Burglary")
    page.get_by_text("Images of single fingers").click()
    for position in FINGERS:
        image = {"name": f"{position}.png", "mimeType": "image/png"}
        page.locator(f"#id_finger_{position}").set_input_files(
            [{**image, "buffer": picture(person, position, 3)}]
        )
    page.get_by_role("button", name="Send the booking").click()


def wait_for(page: Page, words: str) -> None:
    """Load the page again until it says something."""
    end = time.monotonic() + PATIENCE
    while not page.get_by_role("main").get_by_text(words).count() and time.monotonic() < end:
        page.wait_for_timeout(300)
        page.reload()
    expect(page.get_by_role("main").get_by_text(words).first).to_be_visible()


def tab_to(page: Page, words: str) -> None:
    """Press the tabulator until a button of these words has the focus."""
    for _ in range(MORE_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            return
    raise AssertionError(f"The keyboard does not come to: {words}")
