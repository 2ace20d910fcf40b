"""Somebody who follows every link of the desk and types a canary into every field there is."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.complaints.canaries import Canaries
from tests.matching.factories import now

MOST_PAGES = 30
# What would keep the person who types away from the complaint, and what is no page.
LEFT_OUT = re.compile(r"/recuse/|/original/|/copy/|/paper/|\?")
# Of one complaint and its people: what the desk says of itself and its lists is no secret.
DESK = re.compile(r"^/complaints/([0-9a-f-]{36}|people|openings)/")


@dataclass
class Form:
    """A form of a page that is sent by post: where to, and its fields by name."""

    action: str
    fields: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


class Page(HTMLParser):
    """The links and the forms of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link, the start of a form, or a field of it."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "form":
            self._form = Form(given.get("action", "")) if given.get("method") == "post" else None
            self.forms += [self._form] if self._form else []
        if tag == "select":
            self._select = given.get("name", "")
        name = self._select if tag == "option" else given.get("name", "")
        if self._form is not None and name and tag in ("input", "textarea", "option"):
            kind = given.get("type", "text") if tag == "input" else tag
            self._form.fields.setdefault(name, []).append((kind, given.get("value", "")))


def crawl(client: Client, start: str, canaries: Canaries) -> list[str]:
    """Send every form that links of the desk lead to from a page; which addresses took one."""
    waits, seen, taken = [start], set[str](), []
    while waits and len(seen) < MOST_PAGES:
        path = waits.pop(0)
        if path in seen or LEFT_OUT.search(path) or not DESK.search(path):
            continue
        seen.add(path)
        page = Page(client.get(path).content.decode(errors="replace"))
        waits += [link.partition("#")[0] for link in page.links]
        for form in page.forms:
            to = form.action or path
            if DESK.search(to) and not LEFT_OUT.search(to):
                sent = client.post(to, filled(form, canaries))
                taken += [to] if sent.status_code == 302 else []
    return taken


def filled(form: Form, canaries: Canaries) -> dict[str, object]:
    """A form with something in every field."""
    return {
        name: FILLED.get(kinds[0][0], _typed)(canaries, [value for _, value in kinds])
        for name, kinds in form.fields.items()
        if name != "csrfmiddlewaretoken"
    }


def _typed(canaries: Canaries, _values: list[str]) -> object:
    return canaries.sentence()


def _kept(_canaries: Canaries, values: list[str]) -> object:
    return values[-1]


def _file(canaries: Canaries, _values: list[str]) -> object:
    return SimpleUploadedFile(f"{canaries.name()}.txt", canaries.sentence().encode())


def _tomorrow(_canaries: Canaries, _values: list[str]) -> object:
    return (now() + timedelta(days=1)).date().isoformat()


FILLED: dict[str, Callable[[Canaries, list[str]], object]] = {
    "hidden": _kept,
    "radio": _kept,
    "checkbox": _kept,
    "option": _kept,
    "file": _file,
    "date": _tomorrow,
    "number": lambda _canaries, _values: "1",
}
