"""A half-filled complaint is saved under words of its own, and they lead back to it."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore

from complaints.filing import drafts, models
from complaints.filing.drafts import SAVED_FOR
from complaints.filing.resuming import resume, save_for_later
from tests.complaints.filing.pages import NOW, WORDS

ANSWERS = {"words": {"words": WORDS}}
DAY = timedelta(days=1)


@pytest.fixture
def session(database):
    store = SessionStore()
    store.create()
    return store


@pytest.fixture
def words(session) -> str:
    """The receipt of a draft that was saved."""
    draft = drafts.keep(drafts.begin(session, at=NOW), at=NOW, answers=ANSWERS)
    return save_for_later(session, draft, language="en", at=NOW)


def test_the_words_open_it_in_another_browser(words):
    elsewhere = SessionStore()

    assert resume(elsewhere, typed=words.upper(), at=NOW + DAY)

    assert drafts.present(elsewhere, at=NOW + DAY).answers == ANSWERS


def test_nothing_stays_in_the_browser_and_the_words_nowhere(session, words):
    row = models.Draft.objects.get()

    assert drafts.present(session, at=NOW) is None
    assert not set(words.split()) & set(row.receipt.split())
    assert words.encode() not in bytes(row.sealed)


def test_other_words_open_nothing(session, words):
    assert not resume(session, typed="abandon " * 8, at=NOW)
    assert not resume(session, typed="", at=NOW)
    assert drafts.present(session, at=NOW) is None


def test_after_thirty_days_the_words_open_nothing(session, words):
    assert not resume(session, typed=words, at=NOW + SAVED_FOR)


def test_it_stays_saved_while_it_is_open_and_thirty_minutes_pass(session, words):
    resume(session, typed=words, at=NOW + DAY)

    assert drafts.present(session, at=NOW + DAY + timedelta(minutes=31)) is None

    assert resume(session, typed=words, at=NOW + 2 * DAY)


def test_to_save_it_again_gives_new_words_and_ends_the_old_ones(session, words):
    resume(session, typed=words, at=NOW)
    again = save_for_later(session, drafts.present(session, at=NOW), language="es", at=NOW)

    assert not resume(session, typed=words, at=NOW)
    assert resume(session, typed=again, at=NOW)


def test_to_resume_one_deletes_the_draft_that_was_open(session, words):
    drafts.begin(session, at=NOW)

    resume(session, typed=words, at=NOW)

    assert models.Draft.objects.count() == 1
