"""What is left out never survives, and everything else stays."""

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.redaction.finding import occurrences
from complaints.redaction.spans import (
    BLOCK,
    Span,
    pieces_of,
    sentences_of,
    widened,
)

LETTERS = "abÁa\u0301\u0308 \n.é🏽👩\u200d\ufe0fñ漢█"
TEXTS = st.text(st.one_of(st.sampled_from(LETTERS), st.characters()), max_size=40)
SPANS = st.lists(
    st.builds(
        lambda start, length, reason: Span(start, start + length, reason),
        st.integers(0, 45),
        st.integers(0, 12),
        st.sampled_from(["NAME", "HEALTH"]),
    ),
    max_size=6,
)


def covered(text: str, spans) -> set[int]:
    """The places of a text that spans take in, one by one."""
    return {
        at
        for one in spans
        for start, end in [widened(text, one.start, one.end)]
        for at in range(start, end)
    }


@given(TEXTS, SPANS)
def test_no_redacted_character_survives_and_every_other_stays(text, spans):
    hidden = covered(text, spans)

    shown = "".join(piece.words for piece in pieces_of(text, spans) if not piece.reasons)

    assert shown == "".join(c for at, c in enumerate(text) if at not in hidden)


@given(TEXTS, SPANS)
def test_a_block_stands_for_each_stretch_and_tells_no_length(text, spans):
    hidden = covered(text, spans)
    stretches = sum(at in hidden and at - 1 not in hidden for at in range(len(text)))

    blocks = [piece for piece in pieces_of(text, spans) if piece.reasons]

    assert [piece.words for piece in blocks] == [BLOCK] * stretches


@given(TEXTS, SPANS)
def test_the_order_of_marks_makes_no_difference(text, spans):
    assert pieces_of(text, spans) == pieces_of(text, list(reversed(spans)))


@given(TEXTS, SPANS)
def test_what_was_asked_for_is_taken_in_whole(text, spans):
    asked = {at for one in spans for at in range(one.start, min(one.end, len(text)))}

    assert asked <= covered(text, spans)


@given(TEXTS, st.integers(0, 45), st.integers(1, 12))
def test_no_accent_is_left_without_its_letter(text, start, length):
    first, end = widened(text, start, start + length)

    assert not unicodedata.category(text[end : end + 1] or "a").startswith("M")
    assert first == 0 or first >= len(text) or not unicodedata.combining(text[first])


@given(TEXTS, st.data())
def test_typed_words_are_found_nowhere_in_what_is_left(text, data):
    start = data.draw(st.integers(0, len(text)))
    typed = text[start : start + data.draw(st.integers(0, 8))]
    spans = [Span(a, b, "NAME") for a, b in occurrences(text, typed)]

    left = [piece.words for piece in pieces_of(text, spans) if not piece.reasons]

    assert [words for words in left if occurrences(words, typed)] == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Holloway", "sergeant HOLLOWAY"),
        ("José Núñez", "Jose\u0301  Nun\u0303ez"),
        ("Jose Nunez", "José\nNúñez"),
        ("Holloway", "Hol\u200blo\u00adway"),
        ("Strasse", "Straße"),
        ("fish", "ﬁsh"),
    ],
)
def test_a_name_is_found_however_it_is_written(typed, text):
    assert occurrences(text, typed)


def test_what_overlaps_is_found_each_time():
    assert occurrences("anana", "ana") == [(0, 3), (2, 5)]
    shown = pieces_of("anana!", [Span(0, 3, "NAME"), Span(2, 5, "NAME")])
    assert [piece.words for piece in shown] == [BLOCK, "!"]


@pytest.mark.parametrize("typed", ["", "  ", "\u0301", "\u200b"])
def test_nothing_is_found_for_no_letter(typed):
    assert occurrences("a \u0301 b", typed) == []


def test_sentences_are_where_they_stand():
    text = "They hit him. He is José! \n- Last line"

    found = [text[start:end] for start, end in sentences_of(text)]

    assert found == ["They hit him.", "He is José!", "- Last line"]


def test_chinese_sentences_end_without_a_space():
    text = "\u4ed6\u6253\u4eba\u3002\u4ed6\u662f\u8c01\uff1f"

    assert [text[start:end] for start, end in sentences_of(text)] == [text[:4], text[4:]]


@pytest.mark.parametrize("sign", [".", "\u3002", " "])
def test_a_line_of_nothing_but_signs_costs_no_more_than_words(sign):
    begun = process_time()

    sentences_of(sign * 20_000 + "a")

    assert process_time() - begun < 1


@given(TEXTS)
def test_sentences_leave_out_nothing_but_spaces(text):
    kept = covered_by(sentences_of(text))

    assert "".join(c for at, c in enumerate(text) if at not in kept).strip() == ""


def covered_by(spans) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}
