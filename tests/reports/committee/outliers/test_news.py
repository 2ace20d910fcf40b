"""An agency that is asked finds it in its officials' inboxes."""

from portal.staff.home import home_of
from tests.portal.inbox.told import read_by, told
from tests.reports.committee.outliers import way
from tests.reports.committee.worlds import AT


def test_officials_of_the_place_alone_have_news(inquiry, sybil, otto, luca):
    way.asked(inquiry, sybil)

    (news,) = read_by(otto)
    assert told("inquiry.asked") == ["otto"]
    assert news.path == "/our-inquiries/"
    assert "Riverton County, OH. A reply is due by Dec. 2, 2026." in news.sentence


def test_an_inquiry_waits_for_the_secretariat_and_is_hidden_from_whoever_keeps_away(
    inquiry, sybil, sena, otto
):
    def to_ask(user):
        rows = [row for card in home_of(user, at=AT).cards for row in card.rows]
        return {row.count for row in rows if str(row.label) == "Inquiries to ask"}

    assert to_ask(sybil) == {1}
    assert to_ask(sena) == {0}
    assert to_ask(otto) == set()
