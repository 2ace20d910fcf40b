"""A person at a browser: finds things by their words, and each page they come to is looked at."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Self
from urllib.parse import urldefrag

from django.utils.translation import gettext, ngettext, override
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response, Route, expect

from tests.journeys.house import House
from tests.journeys.look import Witness, check_axe, check_frame, check_width

PATIENCE = 60_000  # milliseconds on a busy machine, right after an import of the nation
PHONE, DESKTOP = {"width": 375, "height": 812}, {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Way:
    """How somebody comes: on what, in which language, with scripts or without."""

    width: str
    language: str
    scripts: bool

    def __str__(self) -> str:
        return f"{self.width}-{self.language}-{'scripts' if self.scripts else 'plain'}"

    @property
    def size(self) -> dict[str, int]:
        return PHONE if self.width == "phone" else DESKTOP


ALL = [
    Way(width, language, scripts)
    for width in ("desktop", "phone")
    for language in ("en", "es")
    for scripts in (True, False)
]
# Each width, each language, and each of with and without scripts is met by one of the two.
TWO = [Way("desktop", "en", True), Way("phone", "es", False)]


class Glass:
    """A browser that runs axe on copies of pages, as axe runs where scripts do."""

    def __init__(self, page: Page) -> None:
        self.page, self.html = page, ""
        page.route("**/*", self._answer)

    def copy(self, page: Page) -> Page:
        """A page as it stands, with none of its own scripts."""
        # Where no script runs, what stands for scripts is part of the page.
        self.html = re.sub("</?noscript>", "", page.content())
        self.page.goto(urldefrag(page.url).url)  # to a part of a page nothing is fetched
        return self.page

    def _answer(self, route: Route) -> None:
        if route.request.is_navigation_request():
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")
        elif route.request.resource_type == "script":
            route.fulfill(body="", content_type="text/javascript")
        else:
            route.continue_()


@dataclass
class Door:
    """Where visitors come in, each with a browser of their own; all are closed in the end."""

    browser: Browser
    house: House
    way: Way
    schemes: tuple[str, ...]
    contexts: list[BrowserContext]

    def visitor(self, name: str | None = None, *, speaks: str = "") -> "Visitor":
        """Somebody with an empty browser, or a person of the house who has signed in."""
        context, url = self._context(scripts=self.way.scripts), self.house.site.address
        chosen = {"name": "django_language", "value": self.way.language, "url": url}
        context.add_cookies([chosen, *([self.house.cookie(name)] if name else [])])  # type: ignore[list-item]
        return Visitor(context.new_page(), self, speaks or self.way.language)

    @cached_property
    def glass(self) -> Glass:
        """Through which pages without scripts are looked at."""
        return Glass(self._context(scripts=True).new_page())

    def _context(self, *, scripts: bool) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.house.site.address,
            java_script_enabled=scripts,
            viewport=self.way.size,  # type: ignore[arg-type]
            reduced_motion="reduce",
            color_scheme=self.schemes[0],  # type: ignore[arg-type]
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        return context

    def close(self) -> None:
        """Take every browser away."""
        for context in self.contexts:
            context.close()


class Visitor:
    """Somebody who reads a page before they go on from it."""

    def __init__(self, page: Page, door: Door, language: str) -> None:
        self.page, self.way, self.door, self.language = page, door.way, door, language
        self.witness = Witness(page)

    @property
    def main(self) -> Locator:
        """What the page is about, without its head and foot."""
        return self.page.get_by_role("main")

    def word(self, english: str, many: str = "", **given: object) -> str:
        """Words of the site in the visitor's language."""
        with override(self.language):
            number = given.get("number", 1)
            said = ngettext(english, many, int(str(number))) if many else gettext(english)
        return said % given if given else said

    def open(self, path: str) -> Self:
        """Type an address."""
        return self._come(self.page.goto(path))

    def follow(self, english: str, **given: object) -> Self:
        """Follow the first link of these words on the page."""
        return self.go(self.main.get_by_role("link", name=self._exactly(english, **given)).first)

    def press(self, english: str, **given: object) -> Self:
        """Press a button, and come to what it leads to."""
        return self.go(self.main.get_by_role("button", name=self._exactly(english, **given)).first)

    def go(self, what: Locator) -> Self:
        """Go by a link or a button."""
        with self.page.expect_navigation() as led:
            what.click()
        return self._come(led.value)

    def fill(self, label: str, value: str) -> Self:
        """Write into the field of a label."""
        self._field(label).fill(value)
        return self

    def select(self, label: str, value: str) -> Self:
        """Choose from a list by what stands behind the words."""
        self._field(label).select_option(value)
        return self

    def attach(self, label: str, name: str, kind: str, content: bytes) -> Self:
        """Choose a file."""
        file = {"name": name, "mimeType": kind, "buffer": content}
        self._field(label).set_input_files([file])  # type: ignore[list-item]
        return self

    def choose(self, english: str) -> Self:
        """Choose a circle or tick a box by its words; the design system draws it there."""
        begins = re.compile(rf"^\s*{re.escape(self.word(english))}")
        self.main.locator("label", has_text=begins).first.click()
        return self

    def pick(self, name: str, value: str) -> Self:
        """Choose a circle by what is sent, where its words are those of somebody else."""
        chosen = self.main.locator(f'input[name="{name}"][value="{value}"]')
        self.main.locator(f'label[for="{chosen.get_attribute("id")}"]').first.click()
        return self

    def reads(self, english: str, **given: object) -> Self:
        """These words of the site stand on the page."""
        return self.sees(self.word(english, **given))

    def sees(self, words: str) -> Self:
        """These very words stand on the page, as somebody wrote them."""
        expect(self.main).to_contain_text(words)
        return self

    def misses(self, words: str) -> Self:
        """These words do not stand there."""
        expect(self.main).not_to_contain_text(words)
        return self

    def waits_for(self, words: str, times: int = 300) -> Self:
        """Load the page again until a worker has done its part and these words are there."""
        for _turn in range(times):
            if words in self.main.inner_text():
                return self.look()
            self.page.wait_for_timeout(500)
            self.page.reload()
        raise AssertionError(f"{self.page.url} never says: {words}")

    def heading(self) -> str:
        """What the page calls itself."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def look(self) -> Self:
        """Hold what must be true of every page, and that the browser complains of nothing."""
        stop = self.page.locator('main a[href^="?still"]:visible')
        if stop.count():  # whoever reads on stops a page that looks again by itself
            with self.page.expect_navigation():
                stop.first.click()
        assert not self.page.locator('meta[http-equiv="refresh"]').count()
        if self.page.locator("header").count():
            check_frame(self.page, self.language)
        else:  # it does not say where it is from, so that nobody who looks over finds out
            assert self.page.locator("h1").count() == 1
        check_width(self.page)
        assert (self.witness.foreign, self.witness.complaints) == ([], []), self.page.url
        shown = self.page if self.way.scripts else self.door.glass.copy(self.page)
        for scheme in self.door.schemes:
            shown.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            check_axe(shown, f"{self.page.url} {self.way} {scheme}")
        return self

    def _come(self, answer: Response | None) -> Self:
        assert answer is None or answer.ok, f"{answer.status} at {answer.url}"
        return self.look()

    def _field(self, label: str) -> Locator:
        begins = re.compile(rf"^\s*{re.escape(self.word(label))}")
        return self.main.get_by_label(begins).first

    def _exactly(self, english: str, **given: object) -> re.Pattern[str]:
        return re.compile(rf"^\s*{re.escape(self.word(english, **given))}\s*$")
