"""No public page that links lead to is broken, without a name, or left in English."""

import pytest

from reports.committee.findings.models import PublishedFinding
from tests.journeys.crawl import Crawl


@pytest.fixture(scope="module", params=["en", "es"])
def crawl(request, advised, quarters) -> Crawl:
    titles = PublishedFinding.objects.values_list("title", flat=True)
    reader = Crawl(advised.site.address, request.param, frozenset(titles))
    reader.run("/")
    return reader


def test_no_page_is_broken_or_without_a_name(crawl):
    assert crawl.faults == []


def test_no_word_is_left_in_english(crawl):
    assert crawl.english == {}, crawl.english
