"""A reader who follows every link of a page, and takes down what is wrong with each."""

import http.client
from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve

from tests.portal.english_left import english_left

# English words that are Spanish ones too, and names: the register has that of the program.
SAME = frozenset({"Ohio", "Indiana", "Secure Communities", "Secure Communities Oversight Portal"})
# Pages of one kind are alike: so many of each address pattern and of what it is asked.
ALIKE = 4
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Seen(HTMLParser):
    """What a page says: its links, ids, headings, title and language."""

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    headings: int = 0
    title: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = has.get("lang", "")
        self.headings += tag == "h1"
        self.ids |= {has["id"]} if "id" in has else set()
        if tag in ("a", "link", "img", "script", "iframe", "object"):
            self.links += [has[name] for name in ("href", "src", "data") if has.get(name)]
        if tag == "form" and has.get("method", "get").lower() == "get" and has.get("action"):
            self.links.append(has["action"])
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["title"] and "svg" not in self._open:
            self.title += data


@dataclass
class Crawl:
    """One reading of the whole site in a language, as nobody in particular."""

    address: str
    language: str
    # What members wrote: the title of a page cannot mark which of its words are English.
    written: frozenset[str] = frozenset()
    faults: list[str] = field(default_factory=list)

    def run(self, *starts: str) -> None:
        """Follow every link from where it starts, so many of each kind."""
        waiting, known = deque((start, "(start)") for start in starts), set(starts)
        alike: Counter[tuple[str, ...]] = Counter()
        while waiting:
            path, source = waiting.popleft()
            kind = kind_of(path)
            alike[kind] += 1
            if alike[kind] > ALIKE:
                continue
            for link in self.read(path, source):
                if link not in known:
                    known.add(link)
                    waiting.append((link, path))

    def read(self, path: str, source: str) -> list[str]:
        """Open a page and say what is wrong with it; the paths that it leads to."""
        status, kind, body = self.fetch(path)
        if status >= 400 or not body:
            self.faults.append(f"{path} from {source}: {status}, {len(body)} bytes")
        if status != 200 or not kind.startswith("text/html"):
            return []
        page = Seen()
        page.feed(body.decode())
        if page.headings != 1 or len(page.title.split(" | ")[0].strip()) < 2:
            self.faults.append(f"{path}: {page.headings} h1, title {page.title!r}")
        left = english_left(body.decode(), SAME | self.written) if self.language == "es" else ()
        self.faults += [f"{path}: in English: {words}" for words in sorted(set(left))]
        if page.language != self.language:
            self.faults.append(f"{path}: in {page.language!r}")
        here = urljoin(self.address, path)
        for link in page.links:
            target = urlsplit(link)
            if not target.path and target.fragment and target.fragment not in page.ids:
                self.faults.append(f"{path}: nothing has the id {link}")
        found = [urldefrag(urljoin(here, link)).url for link in page.links]
        return [one.removeprefix(self.address) for one in found if self.is_ours(one)]

    def is_ours(self, url: str) -> bool:
        """Whether an address is one of the site's pages, not of its styles."""
        return url.startswith(self.address + "/") and "/static/" not in url

    def fetch(self, path: str) -> tuple[int, str, bytes]:
        """The code, the kind and the bytes of an answer."""
        there = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        there.request("GET", path, headers={"Cookie": f"django_language={self.language}"})
        answer = there.getresponse()
        body = answer.read()
        there.close()
        if 300 <= answer.status < 400:
            body = b"elsewhere"
        return answer.status, answer.headers.get("Content-Type", ""), body


def kind_of(path: str) -> tuple[str, ...]:
    """The name of an address's pattern, and what is asked of it."""
    parts = urlsplit(path)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        name = parts.path
    return (name, *sorted(parse_qs(parts.query)))
