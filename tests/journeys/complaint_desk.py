"""What the staff of the desk do about the complaint of a journey, and what stays of who filed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.test import override_settings
from playwright.sync_api import BrowserContext, Page, expect

from complaints.casework.moving import move_complaint
from complaints.models import Complaint
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.stack.stack import Stack
from tests.complaints import canaries
from tests.journeys.house import House
from tests.matching.factories import now

SITE_KEYS = [bytes(range(32))]
TO_THE_DESK = [
    ("INTAKE", "ACKNOWLEDGED"),
    ("INTAKE", "INTAKE_REVIEW"),
    ("INTAKE", "OIG_WINDOW"),
    ("INTAKE", "RETAINED"),
    ("INVESTIGATOR", "INVESTIGATING"),
]


@contextmanager
def at_the_site(site: Stack) -> Iterator[None]:
    """With the keys and the folder of the site, among the complaints."""
    folder = Path(site.told["STATE_DIR"])
    with (
        override_settings(SEALING_KEYS=SITE_KEYS, STATE_DIR=folder),
        scope.within(scope.complaints()),
    ):
        yield


def take_on(complaint: Complaint, staff: dict[str, User]) -> None:
    """Lead it to the investigators."""
    for role, to in TO_THE_DESK:
        move_complaint(complaint_id=complaint.pk, to=to, by=staff[role], at=now())


def finish(complaint: Complaint, staff: dict[str, User]) -> None:
    """Find what was complained of, and close it."""
    found = {"complaint_id": complaint.pk, "to": "FINDINGS"}
    move_complaint(**found, by=staff["INVESTIGATOR"], at=now())
    closed = {"complaint_id": complaint.pk, "to": "CLOSED", "outcome": "SUBSTANTIATED"}
    move_complaint(**closed, by=staff["DIRECTOR"], at=now())


def ask(context: BrowserContext, house: House, complaint: Complaint, words: str) -> None:
    """An investigator comes by the list and writes to whoever filed."""
    context.add_cookies([house.cookie("ilse")])
    page = context.new_page()
    page.goto("/complaints/")
    page.get_by_role("link", name=complaint.number).first.click()
    page.goto(f"/complaints/{complaint.pk}/message/")
    page.locator("[name=words]").fill(words)
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_text(words)).to_be_visible()


def copied(page: Page, complaint: Complaint) -> bytes:
    """The working copy of the only file, as an investigator gets it once it was made."""
    for _ in range(40):
        page.goto(f"/complaints/{complaint.pk}/evidence/")
        copy = page.locator("main a[href$='/copy/']")
        if copy.count():
            return page.context.request.get(str(copy.first.get_attribute("href"))).body()
        page.wait_for_timeout(500)
    raise AssertionError("The copy was not made.")


def kept_anywhere(site: Stack, words: list[str]) -> set[str]:
    """Which words stand in a table, a session, the broker, a log, or a file of the site's."""
    files = canaries.files_of(Path(site.told["STATE_DIR"]))
    memory, logs = canaries.kept_in_memory(), canaries.logs_of_stack()
    tables = canaries.dump_of_database() + canaries.sessions()
    return canaries.found(b"\n".join([tables, memory, logs, files]), canaries.needles(words))
