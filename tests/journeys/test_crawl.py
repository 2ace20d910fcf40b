"""No public page that links lead to is broken, without a name, or left in English."""

import pytest

from reports.committee.findings.models import PublishedFinding
from tests.journeys.crawl import Crawl


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_is_broken_without_a_name_or_in_english(language, advised, quarters):
    titles = PublishedFinding.objects.values_list("title", flat=True)
    crawl = Crawl(advised.site.address, language, frozenset(titles))

    crawl.run("/")

    assert crawl.faults == []
