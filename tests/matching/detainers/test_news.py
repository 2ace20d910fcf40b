"""Custody finds in its inbox what came and what was canceled."""

from tests.matching.detainers.steps import drafted, issued, moved
from tests.portal.inbox.told import read_by, told


def test_custody_of_the_place_alone_has_news_of_a_detainer(case, omar, jack, leo, otto, rosa):
    detainer = issued(case, omar)

    (news,) = read_by(jack)
    assert told("detainer.issued") == ["jack"]
    assert news.path == f"/detainers/{detainer.pk}/"
    assert detainer.number in news.sentence


def test_custody_has_news_that_it_is_canceled(detainer, omar, jack, leo):
    moved(detainer, "CANCELLED", omar, in_casework=True)

    assert told("detainer.cancelled") == ["jack"]


def test_of_a_draft_there_is_no_news(case, omar, jack):
    moved(drafted(case, omar), "CANCELLED", omar, in_casework=True)

    assert told("detainer.issued") == told("detainer.cancelled") == []
