"""What was typed and what is written, compared without accents, capitals and endings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.quarters import Quarter
from portal.search.words import (
    MOST_WORDS,
    alike,
    fits,
    pairs_of,
    plain,
    quarter_in,
    words_of,
)

NAMES = {name: pairs_of(name) for name in ("riverton", "lakeside")}


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Doña Ana County", "dona ana county"),
        ("  MIAMI-DADE ", "miami dade"),
        ("St. John's", "st john s"),
        ("%_\\'; --", ""),
        ("", ""),
    ],
)
def test_a_text_is_compared_without_marks(text, compared):
    assert plain(text) == compared


@given(st.text())
def test_comparing_twice_changes_nothing(text):
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=200))
def test_a_text_fits_its_own_words(text):
    assert fits(words_of(text), text)


@given(st.lists(st.text("abcdefgh", min_size=5, max_size=9), min_size=1, unique=True))
def test_more_words_never_find_more(words):
    text = "abcdef ghabcd bcdefg"

    assert fits(words[:1], text) or not fits(words, text)


def test_a_word_is_met_by_its_beginning_and_without_its_plural():
    assert fits(("detainers",), "A detainer is a request")
    assert fits(("river",), "Riverton County")
    assert not fits(("ton",), "Riverton County")


def test_no_more_than_a_dozen_words_are_looked_for():
    assert len(words_of(" ".join(f"word{n}" for n in range(500)))) == MOST_WORDS


@pytest.mark.parametrize("typed", ["riverdon", "rivertn", "rivertonn", "rievrton"])
def test_a_slip_is_forgiven(typed):
    assert alike(typed, NAMES, most=5) == ["riverton"]


def test_another_word_is_not_a_slip():
    assert alike("detainer", NAMES, most=5) == []


@pytest.mark.parametrize(
    "typed", ["2026Q1", "2026 q1", "Q1 2026", "2026-q1", "figures of 2026Q1, please"]
)
def test_a_quarter_is_read_as_people_write_it(typed):
    assert quarter_in(typed) == Quarter(2026, 1)


@pytest.mark.parametrize("typed", ["2026", "Q5 2026", "0000Q1", "quarter", "12026Q1"])
def test_what_is_no_quarter_is_none(typed):
    assert quarter_in(typed) is None
