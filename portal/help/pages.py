"""Pages of help: found as files, read, and put together in one language."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language, override

from portal.help import rendering
from portal.help.readers import PAGES, Reader

FOLDER = Path(__file__).parent / "pages"
LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class Heading:
    """A heading of a page, and the anchor that leads to it in every language."""

    level: int
    words: str
    anchor: str


@dataclass(frozen=True)
class Article:
    """A page in one language."""

    title: str
    summary: str
    headings: tuple[Heading, ...]
    html: SafeString
    text: str


@dataclass(frozen=True)
class Entry:
    """A page as lists and the search show it."""

    reader: Reader
    slug: str
    title: str
    summary: str
    text: str
    url: str


def language() -> str:
    """The language in force, or English where help is not written in it."""
    short = (get_language() or "en")[:2]
    return short if short in LANGUAGES else "en"


@cache
def article(folder: str, slug: str, lang: str) -> Article:
    """A page, put together; raises ``FileNotFoundError`` for one that nobody wrote.

    The first line is the title, the first paragraph the summary.  Anchors are made of the English
    headings, so that a link leads to the same place in every language.
    """
    text = (FOLDER / lang / folder / f"{slug}.md").read_text()
    english = (FOLDER / "en" / folder / f"{slug}.md").read_text()
    anchors = [slugify(words) for _level, words in rendering.headings(rendering.parsed(english))]
    tokens = rendering.parsed(text)
    title, summary, rest = rendering.plain(tokens[1]), rendering.plain(tokens[4]), tokens[6:]
    found = [
        Heading(level, words, anchor)
        for (level, words), anchor in zip(rendering.headings(rest), anchors, strict=True)
    ]
    with override(lang):
        html = mark_safe(rendering.html_of(rest, anchors=anchors))  # noqa: S308  made by our parser
    words = " ".join(rendering.plain(token) for token in tokens if token.type == "inline")
    return Article(title, summary, tuple(found), html, words)


def site_page(slug: str) -> Article:
    """A page of the site itself, in the language in force."""
    return article("site", slug, language())


def help_page(reader: Reader, slug: str) -> Article:
    """A page of help in the language in force."""
    return article(reader.value, slug, language())


def entry(reader: Reader, slug: str) -> Entry:
    """A page as a list shows it, in the language in force."""
    page = help_page(reader, slug)
    url = reverse("help-page", kwargs={"reader": reader.value, "page": slug})
    return Entry(reader, slug, page.title, page.summary, page.text, url)


def entries(reader: Reader | None = None) -> list[Entry]:
    """Every page of a reader, or of all, in the order of reading; the search looks in them."""
    readers = [reader] if reader else list(PAGES)
    return [entry(one, slug) for one in readers for slug in PAGES[one]]
