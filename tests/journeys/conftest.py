"""A browser, and one site with its people and records for the whole folder."""

import os
import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from portal.stack.ports import any_free
from portal.stack.stack import Stack
from reports.publication.models import Publication
from tests.database import empty
from tests.journeys.committee import advise
from tests.journeys.house import House, furnish
from tests.journeys.look import Witness
from tests.reports.coverage.worlds import sheet_of
from tests.reports.publication.worlds import FLAG, published

WIDE = {"width": 1280, "height": 900}
KEYS = [bytes(range(32))]
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    # The shell draws the same pages without the windows around them, in a fourth of the time.
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if chromium is None:
        pytest.fail("The pages are tested in Chromium, which is missing: apt-get install chromium")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # The browser's driver runs a loop in this thread, which Django takes for an async caller.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def site(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    servers: Stack,
    static_files: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Stack]:
    """The site, a worker and the beat, started once and emptied at the end."""
    folder = tmp_path_factory.mktemp("state")
    (folder / "static").symlink_to(static_files)
    keys = ",".join(b64encode(key).decode() for key in KEYS)
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setitem(servers.told, "STATE_DIR", str(folder))
        patch.setitem(servers.told, "SEALING_KEYS", keys)
        servers.port = any_free()
        try:
            servers.start_worker(wait=False)
            servers.start_web()
            servers.supervisor.await_ready("worker")
            yield servers
        finally:
            servers.stop("beat", "web", "worker")
            with psycopg.connect(_admin_address(), autocommit=True) as admin:
                empty(admin)


@pytest.fixture(scope="package")
def house(browser: Browser, site: Stack) -> House:
    """Places, people and records on the site."""
    folder = Path(site.told["STATE_DIR"])
    with override_settings(SEALING_KEYS=KEYS, STATE_DIR=folder):
        house = furnish(site)
    site.start_beat()
    return house


@pytest.fixture(scope="package")
def advised(house: House) -> House:
    """The house with a committee and its cases, made while the timetable rings for nobody."""
    house.site.stop("beat")
    with override_settings(SEALING_KEYS=KEYS, STATE_DIR=Path(house.site.told["STATE_DIR"])):
        house.links |= advise(house.people)
    house.site.start_beat()
    return house


@pytest.fixture(scope="package")
def quarters(house: House) -> Publication:
    """Two quarters of figures, the later one corrected, and figures of training."""
    sheet_of()
    published("2026Q2")
    published(flags=[FLAG])
    return published(version="1.1", flags=[FLAG], with_charts=True)


@pytest.fixture
def context(browser: Browser, site: Stack) -> Iterator[BrowserContext]:
    """A visitor's browser with nothing in it."""
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def browsers(browser: Browser, house: House) -> Iterator[Callable[[str | None, str], Witness]]:
    """One browser for each person and language, signed in once and kept for a file's pages."""
    kept: dict[tuple[str | None, str], Witness] = {}

    def browser_of(who: str | None, language: str) -> Witness:
        if (who, language) not in kept:
            context = browser.new_context(base_url=house.site.address, reduced_motion="reduce")
            context.set_default_timeout(15_000)
            speaks = {"name": "django_language", "value": language, "url": house.site.address}
            context.add_cookies([speaks, *([house.cookie(who)] if who else [])])
            kept[who, language] = Witness(context.new_page())
        return kept[who, language]

    yield browser_of
    for witness in kept.values():
        witness.page.context.close()


@pytest.fixture
def looked_at(browsers, house: House) -> Callable[..., tuple[Page, int | None, Witness]]:
    """Look at a path as a person, who does nothing there; the page, its code and a witness."""

    def look(who: str | None, path: str, language: str = "en") -> tuple[Page, int | None, Witness]:
        witness = browsers(who, language)
        witness.foreign, witness.complaints = [], []
        witness.page.set_viewport_size(WIDE)
        answer = witness.page.goto(path.format(**house.words))
        return witness.page, answer and answer.status, witness

    return look


def _admin_address() -> str:
    database = connection.settings_dict["NAME"]
    return urlsplit(os.environ["DATABASE_ADMIN_URL"])._replace(path=f"/{database}").geturl()
