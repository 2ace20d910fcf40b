"""A receipt is given once, kept as a digest alone, and leads back to whoever holds it."""

import re
from datetime import timedelta

import pytest

from complaints.receipts import digests, entry, services
from complaints.receipts.digests import MEMORY_KIB, digests_of
from complaints.receipts.services import NoSuchReceipt, TriedTooOften, find_party, new_receipt
from portal.jurisdictions import scope
from tests.complaints.following.people import filed
from tests.complaints.retention import conftest as retention
from tests.matching.factories import now
from tests.matching.notice.papers import own_cache

bring, ended, dan = retention.bring, retention.ended, retention.dan  # fixtures
WRONG = "abandon ability able about above absent absorb abstract"


@pytest.fixture(autouse=True)
def counts(settings):
    own_cache(settings)


@pytest.fixture(autouse=True)
def quick_digests(monkeypatch):
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)


@pytest.fixture
def told(riverton):
    return filed(riverton)


def test_a_digest_is_hard_in_memory_and_says_nothing_of_the_words():
    words, digest = new_receipt("en")

    assert MEMORY_KIB >= 19_456  # the least that OWASP advises for Argon2id
    assert digests.ROUNDS >= 2
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert digests_of(words) == [digest]


def test_a_receipt_is_found_after_a_new_root_key(told, settings):
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, bytes(32)]

    assert find_party(typed=told.filer_words, at=now()) == told.filer
    assert len(set(digests_of(told.filer_words))) == 2  # one under each key


def test_each_receipt_leads_to_its_own_holder(told):
    assert find_party(typed=told.filer_words, at=now()) == told.filer
    assert find_party(typed=told.affected_words[0].upper(), at=now()) == told.affected


@pytest.mark.parametrize("typed", ["", WRONG, "a b c d e f g h", "x" * 5000, "%", "\x00 \x00"])
def test_other_words_lead_nowhere(told, typed):
    with pytest.raises(NoSuchReceipt):
        find_party(typed=typed, at=now())


@pytest.mark.parametrize("typed", ["", WRONG, None])
def test_each_try_computes_one_digest(told, typed, monkeypatch):
    made = []
    hard = digests.hash_secret_raw
    monkeypatch.setattr(
        digests, "hash_secret_raw", lambda *given, **more: made.append(1) or hard(*given, **more)
    )
    words = told.filer_words if typed is None else typed

    try:
        find_party(typed=words, at=now())
    except NoSuchReceipt:
        assert typed is not None

    assert len(made) == 1


def test_tries_of_everybody_are_counted_by_the_minute(told, monkeypatch):
    monkeypatch.setattr(services, "TRIES_A_MINUTE", 2)
    at = now().replace(second=0)
    for _ in range(2):
        find_party(typed=told.filer_words, at=at)

    with pytest.raises(TriedTooOften):
        find_party(typed=told.filer_words, at=at + timedelta(seconds=59))

    assert find_party(typed=told.filer_words, at=at + timedelta(seconds=60)) == told.filer


def test_a_browser_is_let_in_for_half_an_hour(told, time_machine):
    session: dict = {}
    entry.let_in(session, told.filer)

    time_machine.move_to(now() + timedelta(minutes=29))
    assert entry.inside(session) == told.filer
    time_machine.move_to(now() + timedelta(minutes=2))

    assert entry.inside(session) is None
    assert session == {}


@pytest.mark.parametrize("word", ["", "x", "1:2:3"])
def test_a_forged_word_lets_nobody_in(told, word):
    assert entry.inside({entry.ENTRY: word}) is None


def test_nobody_stays_in_whose_access_was_ended(told):
    session: dict = {}
    entry.let_in(session, told.filer)

    with scope.within(scope.complaints()):
        type(told.filer).objects.filter(pk=told.filer.pk).update(follows_it=False)

    assert entry.inside(session) is None


def test_nobody_stays_in_once_their_complaint_is_disposed_of(ended, dora, dan):
    session: dict = {}
    entry.let_in(session, ended.filer)
    assert entry.inside(session) == ended.filer

    on = {"complaint_id": ended.complaint.pk, "at": retention.OVER}
    retention.propose(by=dora, **on)
    retention.confirm(by=dan, **on)

    assert entry.inside(session) is None


def test_whoever_leaves_is_out(told):
    session: dict = {}
    entry.let_in(session, told.filer)
    entry.leave(session)

    assert entry.inside(session) is None
    assert session == {}
