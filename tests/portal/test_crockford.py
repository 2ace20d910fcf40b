"""Numbers and codes as people copy them from paper."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.crockford import (
    ALPHABET,
    draw,
    grouped,
    numbered,
    plain,
    read_number,
    spell,
)

codes = st.text(ALPHABET, max_size=40)
marks = st.sampled_from(["-", " ", "", "\N{EN DASH}", "\N{NO-BREAK SPACE}", ".", "\t"])
MISREAD = {"0": ["0", "o", "O"], "1": ["1", "i", "I", "l", "L"]}


def test_the_alphabet_leaves_out_what_is_misread():
    assert len(set(ALPHABET)) == 32
    assert set(ALPHABET) == set(string.digits + string.ascii_uppercase) - set("ILOU")


@given(code=codes, size=st.integers(1, 8))
def test_what_is_printed_is_read_back(code, size):
    assert plain(grouped(code, size)) == code


@given(code=codes, data=st.data())
def test_what_is_misread_in_the_usual_ways_is_read_back(code, data):
    written = "".join(
        data.draw(st.sampled_from(MISREAD.get(letter, [letter, letter.lower()])))
        + data.draw(marks)
        for letter in code
    )

    assert plain(written) == code


@given(st.text(max_size=60))
def test_reading_twice_changes_nothing_more(typed):
    assert plain(plain(typed)) == plain(typed)


@given(first=codes, second=codes)
def test_two_codes_are_never_read_as_one(first, second):
    assert (plain(grouped(first)) == plain(grouped(second))) == (first == second)


def test_full_width_letters_are_read():
    assert plain("\uff17\uff2b\uff13\uff4d") == "7K3M"


@pytest.mark.parametrize("letter", ["U", "\u00e9", "\u0416", "\u4e2d"])
def test_a_letter_of_no_code_stays_and_matches_nothing(letter):
    assert not set(plain(letter)) <= set(ALPHABET)


@pytest.mark.parametrize("length", [0, 1, 8, 16])
def test_a_draw_has_its_length_and_the_alphabet(length):
    assert len(draw(length)) == length
    assert set(draw(length)) <= set(ALPHABET)


def test_draws_differ():
    assert len({draw(16) for _ in range(1000)}) == 1000


@given(st.integers(0, 2**50 - 1))
def test_a_number_is_spelled_by_its_bits_and_back(number):
    spelled = spell(number, 10)

    assert sum(ALPHABET.index(c) << 5 * i for i, c in enumerate(reversed(spelled))) == number
    assert len(spelled) == 10


@given(letters=st.text(ALPHABET, min_size=8, max_size=8), mark=st.sampled_from("CDV"))
def test_a_number_is_read_with_its_mark_and_without(letters, mark):
    number = numbered(mark, letters)

    for typed in (number, number.removeprefix(f"{mark}-"), f" {number.lower()} "):
        assert read_number(typed, mark=mark, length=8) == number
