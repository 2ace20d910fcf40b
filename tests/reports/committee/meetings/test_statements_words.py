"""When two statements are the same or near, and what in one may name a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.committee.meetings.statement_names import MOST, Sign, found_in
from reports.committee.meetings.statement_words import NEAR, digest_of, likeness, plain, sketch_of
from tests.reports.committee.meetings.statements import LETTER, VARIANT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("End the holds.", "end THE  holds"),
        ("End the holds.", "\n«End», the\tholds!!!"),
        ("Pidan órdenes", "pidan o\u0301rdenes"),
        ("We are 100 % sure", "We are 100 sure"),
    ],
)
def test_case_spacing_and_punctuation_make_no_difference(one, other):
    assert digest_of(one) == digest_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("el papa", "el papá"),
        ("ano", "año"),
        ("End the holds", "End these holds"),
        ("tail light", "taillight"),
        ("48 hours", "96 hours"),
        ("!!!", "???"),
    ],
)
def test_accents_digits_and_other_words_do(one, other):
    assert digest_of(one) != digest_of(other)


@given(st.text(max_size=200))
def test_what_is_compared_stays_the_same_when_it_is_compared_again(words):
    assert plain(plain(words)) == plain(words)
    assert len(digest_of(words)) == 64


def test_words_with_no_letter_have_no_sketch_and_are_near_to_nothing():
    assert sketch_of("!!!") == b""
    assert likeness(sketch_of("!!!"), sketch_of("!!!")) == 0


def test_a_letter_with_a_sentence_of_ones_own_is_near_and_another_one_is_not():
    letter = sketch_of(LETTER)

    assert likeness(letter, sketch_of(LETTER.upper())) == 1
    assert NEAR < likeness(letter, sketch_of(VARIANT)) < 1
    assert likeness(letter, sketch_of("Snow is to be cleared before the buses run.")) < NEAR


@pytest.mark.parametrize(
    ("words", "sign", "found"),
    [
        ("The deputy took Maria Lopez away.", Sign.NAME, "Maria Lopez"),
        ("It was Juan de la Cruz who", Sign.NAME, "Juan de la Cruz"),
        ("then Mr. Ortega said", Sign.NAME, "Mr. Ortega"),
        ("la Sra. Núñez dijo", Sign.NAME, "Sra. Núñez"),
        ("Ana O\u2019Neill was there", Sign.NAME, "Ana O\u2019Neill"),
        ("call (703) 555-0123 now", Sign.TELEPHONE, "(703) 555-0123"),
        ("write to ann.lee@example.org", Sign.EMAIL, "ann.lee@example.org"),
        ("his number A 200-345-678", Sign.NUMBER, "A 200-345-678"),
        ("social 123-45-6789", Sign.NUMBER, "123-45-6789"),
        ("she lives at 1200 N. Court House Road there", Sign.ADDRESS, "1200 N. Court House Road"),
        ("vive en la calle Luz 14", Sign.ADDRESS, "calle Luz 14"),
        ("born on 3 May 1990", Sign.BIRTH, "born on 3"),
    ],
)
def test_what_may_name_a_person_is_found(words, sign, found):
    assert (sign, found) in [(one.sign, one.words) for one in found_in(words)]


@pytest.mark.parametrize(
    "words",
    [
        LETTER,
        "The Department of Homeland Security and the Attorney General should end this in March.",
        "Secure Communities, the United States Congress, the Fourth Amendment.",
        "On Monday, 10 October 2011, 48 hours passed in 2 of 100 cases.",
        "",
    ],
)
def test_what_names_nobody_passes(words):
    assert found_in(words) == []


def test_each_is_told_once_and_no_more_than_fit_on_a_page():
    words = " and ".join(f"Maria Lopez met Ann{chr(97 + each)} Lee" for each in range(26))

    found = found_in(words)

    assert len(found) == len(set(found)) == MOST


@pytest.mark.parametrize("part", ["A ", "Aa ", "born ", "1 Aa ", "x@", "1-", "Mr. "])
def test_no_words_take_long(part):
    assert len(found_in((part * 10_000)[:10_000])) <= MOST
