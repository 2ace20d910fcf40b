"""Eight words lead to a complaint, or to one that was not finished, or nowhere."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from complaints.filing import drafts
from complaints.filing.resuming import save_for_later
from complaints.following.door import come_in
from complaints.receipts import digests
from complaints.receipts.services import NoSuchReceipt
from tests.matching.factories import now

WRONG = "abandon ability able about above absent absorb abstract"
ANSWERS = {"words": {"words": "It began on a Monday."}}


@pytest.fixture
def saved(database) -> str:
    """The words of a draft that was saved in another browser."""
    store = SessionStore()
    store.create()
    draft = drafts.keep(drafts.begin(store, at=now()), at=now(), answers=ANSWERS)
    return save_for_later(store, draft, language="en", at=now())


def test_a_receipt_leads_to_its_holder_and_opens_no_draft(told, saved):
    session = SessionStore()

    assert come_in(session=session, typed=told.filer_words, at=now()) == told.filer
    assert drafts.present(session, at=now()) is None


def test_the_words_of_a_saved_draft_open_it(told, saved):
    session = SessionStore()

    assert come_in(session=session, typed=saved, at=now()) is None
    assert drafts.present(session, at=now()).answers == ANSWERS


def test_a_browser_is_led_on_to_check_the_answers(saved):
    answer = Client().post("/complain/follow/", {"words": saved})

    assert answer["Location"] == "/complain/check/"


@pytest.mark.parametrize("words", ["", WRONG])
def test_other_words_lead_nowhere(told, saved, words):
    with pytest.raises(NoSuchReceipt):
        come_in(session=SessionStore(), typed=words, at=now())


def test_a_complaint_a_draft_and_nothing_take_as_long(told, saved, monkeypatch):
    costs = []
    hard = digests.hash_secret_raw
    monkeypatch.setattr(
        digests, "hash_secret_raw", lambda *given, **more: costs.append(1) or hard(*given, **more)
    )

    def cost_of(words: str) -> int:
        costs.clear()
        Client().post("/complain/follow/", {"words": words})
        return len(costs)

    assert {cost_of(words) for words in (told.filer_words, saved, WRONG, "x")} == {2}
