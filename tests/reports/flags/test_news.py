"""A place that is asked about its flags finds it in its officials' inboxes."""

from tests.portal.inbox.told import read_by, told
from tests.reports.flags.way import asked


def test_officials_of_the_place_alone_have_news_and_no_figure(flag, stan, otto, luca, rosa):
    asked(flag, stan)

    (news,) = read_by(otto)
    assert told("flag.asked") == ["otto"]
    assert news.path == "/our-flags/"
    assert news.sentence.endswith(f"{flag.quarter} that Riverton County, OH may comment on: 1.")
