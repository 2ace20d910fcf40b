"""Every public page in Spanish: nothing of it is left in English, and it has a title."""

import re

import pytest
from django.urls import URLPattern, get_resolver, reverse

from portal.doors import OPEN
from portal.entrances import ENTRANCES
from tests.factories import takes_part
from tests.kept import kept
from tests.portal.english_left import english_left, words_of
from tests.reports.publication.worlds import published

# What parts of addresses are, of what the world of these tests has.
FILLED = {
    "quarter": "2026Q3",
    "version": "1.0",
    "fips": "39901",
    "code": "39901",
    "reader": "public",
    "page": "complaints",
    "name": "booked",
    "slug": "program",
}
# Pages that somebody comes to from the middle of something, and what is no page.
PASSING = {302, 303, 404, 405, 410, 403, 400}
# English words that are also Spanish ones, or names.
SAME = frozenset({"Ohio", "Indiana"})
# The publisher as it stands in the sealed package.
AS_SEALED = {"figure-files": {"Secure Communities Oversight Portal"}}
# Addresses of what another one shows too: the latest quarter, and a place among others.
ONE_PAGE = {"figures", "figure-quarter", "subscribe-place", "figure-place"}


def patterns(entries):
    for entry in entries:
        if isinstance(entry, URLPattern):
            yield entry
        else:
            yield from patterns(entry.url_patterns)


def addresses():
    for pattern in patterns(get_resolver().url_patterns):
        parts = list(pattern.pattern.regex.groupindex)
        if ENTRANCES.get(pattern.name) == OPEN and set(parts) <= set(FILLED):
            yield (
                pattern.name,
                reverse(pattern.name, kwargs={part: FILLED[part] for part in parts}),
            )


PATHS = dict(addresses())


@kept
def world(ohio, riverton, lakeside, program):
    takes_part(riverton, "L0")
    takes_part(lakeside, "L2")
    return published()


def page_of(client, name):
    """A door's page in Spanish; None for what is no page or is only passed through."""
    answer = client.get(PATHS[name], headers={"accept-language": "es"})
    assert answer.status_code == 200 or answer.status_code in PASSING, answer.status_code
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.text if answer.status_code == 200 and is_page else None


@pytest.mark.parametrize("name", PATHS)
def test_a_public_page_says_nothing_in_english(name, client, world):
    page = page_of(client, name)

    if page is not None:
        assert sorted(set(english_left(page, SAME | AS_SEALED.get(name, set())))) == []
        assert '<html lang="es"' in page
        assert page.count("<h1") == 1
        assert re.search(r"<title>\s*[^|<\s]", page)


def test_the_world_opens_most_public_pages(client, world):
    pages = [name for name in PATHS if page_of(client, name) is not None]

    assert len(pages) >= 50
    assert {"home", "jurisdiction-detail", "figure-quarter", "help-page", "privacy-group"} <= set(
        pages
    )


def test_titles_tell_pages_apart(client, world):
    titles = {}
    for name in set(PATHS) - ONE_PAGE:
        if page := page_of(client, name):
            title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
            titles.setdefault(" ".join(title.split()), []).append(name)

    assert {title: names for title, names in titles.items() if len(names) > 1} == {}


def test_english_that_was_left_is_found():
    page = '<main><p>Skip to main content</p><p lang="en">Jurisdictions</p><b>Sí</b></main>'

    assert list(english_left(page)) == ["Skip to main content"]


def test_the_words_of_a_page_leave_out_what_is_typed_as_it_stands():
    assert words_of('<p>Uno <code>two</code> <img alt="tres"></p>') == ["Uno", "tres"]
