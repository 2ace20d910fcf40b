"""Every public page is reached from the first one, and none is broken, nameless or English."""

import pytest
from django.urls import NoReverseMatch, reverse

from portal.doors import OPEN
from portal.entrances import ENTRANCES
from tests.journeys.crawl import Crawl

# What one comes to with something in the hand, and not by a link.
IN_HAND = {
    "a receipt": ("complaint-", "mine close write withdraw appeal access consent proof evidence"),
    "a draft": ("complaint-", "check receipt filed leave proof-keys"),
    "a notice": ("notice-", "hold claim stay close complaint complaint-received"),
    "a password": ("mfa_", "authenticate"),
    "a choice": ("set_", "language"),
    "software": (
        "api-",
        "complaint-counts coverage-latest jurisdiction-list release-latest release-list",
    ),
    "an address that everybody knows": ("security-", "txt"),
}
UNLINKED = {start + end for start, ends in IN_HAND.values() for end in ends.split()}


def stands_alone(name: str) -> bool:
    """Whether a door's address needs to know of nothing."""
    try:
        return reverse(name) != ""
    except NoReverseMatch:
        return False


@pytest.fixture(scope="module", params=["en", "es"])
def crawl(request, advised, quarters) -> Crawl:
    reader = Crawl(advised.site.address, request.param)
    reader.run("/")
    return reader


def test_no_page_is_broken_or_without_a_name(crawl):
    assert crawl.faults == []


def test_no_word_is_left_in_english(crawl):
    assert crawl.english == {}


def test_every_public_page_is_reached_from_the_first_one(crawl):
    doors = {name for name, door in ENTRANCES.items() if door is OPEN and stands_alone(name)}

    assert doors - set(crawl.doors) - UNLINKED == set()
