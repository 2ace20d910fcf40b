"""Eight words of a list, read as people type them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from complaints.receipts.words import LETTERS, LISTS, WORDS, draw_words, read_words

BITS_OF_A_WORD = 11
KNOWN = {name: Mnemonic(name).wordlist for name in LISTS.values()}
RECEIPTS = st.sampled_from(sorted(KNOWN)).flatmap(
    lambda name: st.lists(st.sampled_from(KNOWN[name]), min_size=WORDS, max_size=WORDS)
)


def bare(word: str) -> str:
    marks = unicodedata.normalize("NFKD", word)
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


@pytest.mark.parametrize("name", LISTS.values())
def test_the_first_letters_of_a_word_are_those_of_no_other(name):
    words = KNOWN[name]

    assert len({bare(word)[:LETTERS] for word in words}) == len(words) == 2**BITS_OF_A_WORD


def test_a_receipt_has_at_least_eighty_bits():
    assert WORDS * BITS_OF_A_WORD >= 80


@pytest.mark.parametrize(("language", "name"), [*LISTS.items(), ("vi", "english")])
def test_words_are_drawn_from_the_list_of_a_language(language, name):
    known = {unicodedata.normalize("NFC", word) for word in KNOWN[name]}

    assert set(draw_words(language)) <= known


def test_no_two_receipts_are_alike():
    assert len({draw_words("en") for _ in range(200)}) == 200


def shortened(word: str) -> str:
    return bare(word)[:LETTERS]


def with_a_slip(word: str) -> str:
    """A word with an ending of another; a word of three letters counts whole."""
    return word + "x" if len(bare(word)) >= LETTERS else word


@given(RECEIPTS, st.data())
def test_a_receipt_reads_alike_however_it_is_typed(words, data):
    gap = data.draw(st.sampled_from([" ", "  ", "\n", " - ", ", ", ". "]))
    change = data.draw(st.sampled_from([str.upper, str.title, bare, shortened, with_a_slip]))

    typed = gap.join(change(word) for word in words)

    assert read_words(f" {typed} ") == read_words(" ".join(words)) != ""


@given(RECEIPTS, st.integers(0, WORDS - 1), st.sampled_from(KNOWN["english"]))
def test_another_word_is_another_receipt(words, place, other):
    changed = [*words[:place], other, *words[place + 1 :]]

    is_same = bare(other)[:LETTERS] == bare(words[place])[:LETTERS]

    assert (read_words(" ".join(changed)) == read_words(" ".join(words))) == is_same


@given(st.lists(st.from_regex(r"\A[a-z]{1,9}\Z"), max_size=12))
def test_only_eight_words_count(words):
    assert (read_words(" ".join(words)) != "") == (len(words) == WORDS)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_without_harm(typed):
    read = read_words(typed)

    assert read == "" or len(read.split("-")) == WORDS
