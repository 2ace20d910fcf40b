"""No public page that links lead to is broken, or without a name, in either language."""

import pytest

from tests.journeys.crawl import Crawl


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_is_broken_or_without_a_name(language, advised, quarters):
    crawl = Crawl(advised.site.address, language)

    crawl.run("/")

    assert crawl.faults == []
