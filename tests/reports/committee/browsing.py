"""A person at a browser without JavaScript: reads pages, follows links, fills in their forms."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from portal.accounts.models import User
from tests.portal.participation.desk import at_desk

ENDS_A_CHOICE = ("form", "fieldset", "select", "option")


@dataclass
class Sheet:
    """A form as it is shown: its words, what stands in it, and what each field offers."""

    words: str = ""
    values: dict[str, str] = field(default_factory=dict)
    offered: dict[str, dict[str, str]] = field(default_factory=dict)

    def pick(self, name: str, wanted: str) -> str:
        """A value as it is sent: of what is offered, the only one with these words."""
        offered = self.offered.get(name)
        assert offered is not None or name in self.values, f"{name} is not in {[*self.values]}"
        if offered is None or wanted in offered:
            return wanted
        found = [value for value, words in offered.items() if wanted in words]
        assert len(found) == 1, f"{name}: {wanted!r} is not one of {offered}"
        return found[0]


class Page(HTMLParser):
    """The links and the forms in the main part of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.sheets: list[Sheet] = []
        self._inside = self._in_form = False
        self._choice: tuple[str, str] | None = None
        self._href = self._select = self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._inside = self._inside or tag == "main"
        if not self._inside:
            return
        if tag == "form" and given.get("method") == "post":
            self._in_form = True
            self.sheets.append(Sheet())
        elif tag == "a":
            self._href = given.get("href", "")
            self.links[self._href] = ""
        elif self._in_form and tag in ("input", "select", "textarea", "option"):
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        sheet, name = self.sheets[-1], given.get("name", self._select)
        value, kind = given.get("value", ""), given.get("type", tag)
        self._choice = None
        if kind in ("radio", "option"):
            self._choice = (name, value)
            sheet.offered.setdefault(name, {})[value] = ""
            is_first = kind == "option" and name not in sheet.values
            if is_first or "checked" in given or "selected" in given:
                sheet.values[name] = value
        elif kind == "checkbox":
            sheet.offered[name] = {"on": ""}
        elif kind == "select":
            self._select, sheet.offered[name] = name, {}
        else:
            sheet.values[name] = value
            self._area = name if kind == "textarea" else ""

    def handle_data(self, data: str) -> None:
        if self._href:
            self.links[self._href] += data
        if not self._in_form:
            return
        sheet = self.sheets[-1]
        sheet.words += data
        if self._choice:
            name, value = self._choice
            sheet.offered[name][value] += data
        elif self._area:
            sheet.values[self._area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "main"
        self._in_form = self._in_form and tag != "form"
        if tag in ENDS_A_CHOICE:
            self._choice = None
        if tag in ("select", "textarea"):
            self._select = self._area = ""
        if tag == "a":
            self._href = ""


class Reader:
    """Somebody who signed in just now."""

    def __init__(self, user: User) -> None:
        self.name, self.client = user.username, at_desk(user)

    def read(self, url: str, *, code: int = 200) -> Page:
        """A page, or what there is in its place."""
        answer = self.client.get(url)
        assert answer.status_code == code, f"{self.name} at {url}: {answer.status_code}"
        return Page(answer.content.decode())

    def follow(self, url: str, words: str) -> str:
        """Where the only link with these words leads."""
        links = self.read(url).links.items()
        found = [href for href, text in links if words in text]
        assert len(found) == 1, f"{words!r} at {url}: {dict(links)}"
        return found[0]

    def send(self, url: str, *, button: str = "", **given: str) -> str:
        """Fill in the form of a page as it is shown, and send it; where it leads to."""
        return self._done(url, self._filled(url, button, given))

    def choose(self, url: str, *, second: Collection[str] = ()) -> str:
        """Send the form of a page with the first answer to each question, or the second."""
        (sheet,) = self.read(url).sheets
        chosen = {name: [*of][name in second] for name, of in sheet.offered.items()}
        return self._done(url, sheet.values | chosen)

    def fail(self, url: str, words: str, **given: str) -> None:
        """Send the form of a page, and be told why it is not done."""
        answer = self.client.post(url, self._filled(url, "", given))
        told = refused(answer)
        assert answer.status_code in (409, 422), f"{self.name} at {url}: {told}"
        assert words in told, told

    def _filled(self, url: str, button: str, given: Mapping[str, str]) -> dict[str, str]:
        sheets = [one for one in self.read(url).sheets if button in " ".join(one.words.split())]
        assert len(sheets) == 1, f"{len(sheets)} forms at {url}"
        (sheet,) = sheets
        return sheet.values | {name: sheet.pick(name, value) for name, value in given.items()}

    def _done(self, url: str, sent: Mapping[str, str]) -> str:
        answer = self.client.post(url, sent)
        assert answer.status_code == 302, f"{self.name} at {url}: {refused(answer)}"
        return str(answer["Location"])


def refused(answer: Any) -> str:
    """The code of an answer, and what its form says against what was sent."""
    context = answer.context or {}
    errors = context["form"].errors.as_json() if "form" in context else ""
    return f"{answer.status_code} {errors}"
