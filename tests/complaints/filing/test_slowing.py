"""A flood is slowed and nobody is shut out."""

import hashlib
import itertools
from datetime import timedelta
from uuid import UUID

import pytest

from complaints.filing.slowing import (
    FILED_A_MINUTE,
    SHOWN_FOR,
    WORK_BITS,
    WORKED_A_MINUTE,
    SlowDown,
    TooManyAtOnce,
    let_through,
    shown,
)
from tests.complaints.filing.pages import NOW

DRAFT, OTHER = UUID(int=1), UUID(int=2)
SOON = NOW + timedelta(seconds=3)


def passes(token, *, draft=DRAFT, trap="", work="", at=SOON) -> None:
    let_through(draft=draft, token=token, trap=trap, work=work, at=at)


def work_for(token: str) -> str:
    zeros = "0" * WORK_BITS
    return next(
        str(number)
        for number in itertools.count()
        if f"{int(hashlib.sha256(f'{token}:{number}'.encode()).hexdigest(), 16):0256b}".startswith(
            zeros
        )
    )


@pytest.fixture
def token() -> str:
    return shown(DRAFT, at=NOW)


def test_who_has_read_the_page_passes(token):
    passes(token)


@pytest.mark.parametrize(
    "at", [NOW, NOW + timedelta(seconds=1.9), NOW - timedelta(hours=1), NOW + SHOWN_FOR]
)
def test_too_quick_and_too_old_forms_are_shown_again(token, at):
    with pytest.raises(SlowDown, match="once more"):
        passes(token, at=at)


def test_a_word_of_another_draft_or_of_nobody_does_not_count(token):
    for word, draft in ((token, OTHER), ("", DRAFT), (f"{token}x", DRAFT)):
        with pytest.raises(SlowDown):
            passes(word, draft=draft)


def test_a_form_that_was_too_quick_passes_when_it_is_sent_again(token):
    again = shown(DRAFT, at=NOW + timedelta(seconds=1), before=token)

    assert again == token
    passes(again)


def test_a_word_that_is_too_old_is_replaced(token):
    later = NOW + SHOWN_FOR

    passes(shown(DRAFT, at=later, before=token), at=later + timedelta(seconds=3))


def test_the_field_that_nobody_sees_is_to_be_empty(token):
    with pytest.raises(SlowDown, match="empty"):
        passes(token, trap="https://example.org")


def test_a_flood_waits_a_minute_and_then_passes(token):
    for _ in range(FILED_A_MINUTE):
        passes(token)

    with pytest.raises(TooManyAtOnce, match="kept"):
        passes(token)

    passes(token, at=SOON + timedelta(minutes=1))


def test_a_form_with_work_passes_in_a_flood_of_those_without(token):
    work = work_for(token)
    for _ in range(FILED_A_MINUTE):
        passes(token)

    for _ in range(WORKED_A_MINUTE):
        passes(token, work=work)

    with pytest.raises(TooManyAtOnce):
        passes(token, work=work)
    with pytest.raises(TooManyAtOnce):
        passes(token, work="17 is no proof")
