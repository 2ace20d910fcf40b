"""An act that waits is news for those who may sign it, and what became of it for its author."""

from portal.participation import proposals
from tests.portal.inbox.told import read_by, told
from tests.portal.participation.drafting import draft, now, sign, submitted, within


def test_second_people_have_news_and_neither_author_nor_neighbor(
    riverton, otto, carl, gwen, luca, rosa, paul
):
    made = submitted(riverton, otto)

    assert told("proposal.waits") == ["carl", "gwen"]
    assert read_by(carl)[-1].path == f"/participation/{made.pk}/"
    assert "Riverton County, OH" in read_by(carl)[-1].sentence


def test_the_author_has_news_of_the_signature(riverton, otto, carl):
    sign(submitted(riverton, otto), carl)

    assert told("proposal.decided") == ["otto"]


def test_the_author_has_news_of_what_was_sent_back(riverton, otto, carl):
    made = submitted(riverton, otto)

    with within(riverton):
        proposals.send_back(proposal_id=made.pk, note="No.", by=carl, at=now())

    assert told("proposal.decided") == ["otto"]


def test_nobody_has_news_of_their_own_doing(riverton, otto, carl):
    made = draft(riverton, otto)

    with within(riverton):
        proposals.discard(proposal_id=made.pk, by=otto, at=now())

    assert told("proposal.decided") == []
