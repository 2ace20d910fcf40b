"""What must hold of every page, whatever it shows."""

import json
import os
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

AXE = Axe()
# Each width and each scheme once: what is painted does not depend on both together.
VIEWS = [(1280, "light"), (375, "dark")]
BRIEF = {"resultTypes": ["violations"]}
# What reaches farthest to the right, the innermost last.
WIDEST = """[...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > window.innerWidth)
    .map((one) => one.cloneNode(false).outerHTML.slice(0, 120)).slice(-6)"""
# Buttons that send a form which is not there.
FORMLESS = """[...document.querySelectorAll("button[form]")]
    .filter((one) => !one.form).map((one) => one.outerHTML)"""
# Where pictures of the pages go, for a person to look at; none are taken without it.
SHOTS = os.environ.get("SHOTS")


class Witness:
    """Notes what a page asks other hosts for, and what the browser complains about."""

    def __init__(self, page: Page) -> None:
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.page = page
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request) -> None:
        host = urlsplit(request.url).hostname
        if host not in ("127.0.0.1", None):
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # A page that is itself a refusal is reported as a resource that failed to load.
        own = message.location["url"] == self.page.url and "Failed to load" in message.text
        if message.type in ("error", "warning") and not own:
            self.complaints.append(message.text)


def check_frame(page: Page, language: str = "en") -> None:
    """One heading, a title that names the site, and the language said, once the page is there."""
    page.wait_for_load_state()
    assert page.locator("h1").count() == 1
    title = page.title()
    assert len(title.split(" | ")[0]) > 3
    assert " | " in title
    assert page.locator("html").get_attribute("lang") == language
    assert page.evaluate(FORMLESS) == []


def check_views(page: Page, name: str) -> None:
    """At both widths and in both schemes: nothing runs over the side, and axe finds nothing."""
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        _picture(page, f"{name}-{width}-{scheme}")
        check_width(page)
        check_axe(page, f"{width} {scheme}")


def check_width(page: Page) -> None:
    """Nothing runs over the side, once the styles are there."""
    page.wait_for_load_state()
    over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert over <= 0, f"{over} pixels run over the side: {page.evaluate(WIDEST)}"


def check_axe(page: Page, where: str) -> None:
    """Let axe-core look by all its rules for what keeps people out."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.axe_script)
    found = AxeResults(page.evaluate(f"axe.run({json.dumps(BRIEF)})"))
    assert found.violations_count == 0, f"{where}\n{found.generate_report()}"


def _picture(page: Page, name: str) -> None:
    if SHOTS:
        folder = Path(SHOTS)
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name.replace(' ', '_')}.png", full_page=True)
