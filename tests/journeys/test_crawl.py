"""Every public page is reached from the first one, and none is broken, nameless or English."""

import pytest

from portal.doors import OPEN
from portal.entrances import ENTRANCES
from tests.journeys.crawl import Crawl, left_in_english

# Public addresses that no page leads to, and why.
UNLINKED = {
    "set_language": "is sent to",
}


@pytest.fixture(scope="module", params=["en", "es"])
def crawl(request, advised, quarters) -> Crawl:
    reader = Crawl(advised.site.address, request.param)
    reader.run("/")
    return reader


def test_no_page_is_broken_or_without_a_name(crawl):
    assert crawl.faults == []


def test_no_word_is_left_in_english(crawl):
    left = {path: left_in_english(page) for path, page in crawl.pages.items()}

    assert crawl.language == "en" or {path: words for path, words in left.items() if words} == {}


def test_every_public_door_is_reached_from_the_first_page(crawl):
    doors = {name for name, door in ENTRANCES.items() if door is OPEN}

    assert doors - set(crawl.doors) == set(UNLINKED)
