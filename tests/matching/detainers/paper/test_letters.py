import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matching.detainers.paper.letters import fit
from portal.paper.letters import BREAK, LONGEST, UNSEEN, printable
from tests.matching.detainers.paper.notices import notice_on

ASCII = frozenset(range(0x20, 0x7F))


@given(st.text())
def test_nothing_unseen_and_nothing_without_a_shape_is_left(text):
    left = set(printable(text, ASCII)) - {"\n", BREAK}

    assert {ord(letter) for letter in left} <= ASCII
    assert not any(unicodedata.category(letter) in UNSEEN for letter in left)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_plain_words_stay_as_they_are(text):
    assert printable(text, ASCII).replace(BREAK, "") == text


@given(st.text())
def test_a_line_can_break_within_sixteen_letters(text):
    for word in printable(text, ASCII).replace("\n", " ").split(" "):
        assert all(len(part) <= LONGEST for part in word.split(BREAK))


def test_a_letter_and_its_mark_become_one_letter():
    assert printable("e\u0301", frozenset({0xE9})) == "\u00e9"


def test_a_tab_is_a_space_and_a_line_stays_a_line():
    assert printable("a\tb\r\nc", ASCII) == "a b\nc"


def test_every_text_of_a_notice_is_made_fit_but_those_that_the_portal_made():
    notice = notice_on("I247A", name="\u202e", officer="\x00", address="https://\u00e9.example/")
    notice = replace(notice, code="A234-" * 8, number="D-" * 10)
    made = fit(notice, ASCII)

    assert (made.name, made.officer) == ("[U+202E]", "[U+0000]")
    assert (made.address, made.code) == (notice.address, notice.code)
    assert made.number == notice.number
    assert (made.form, made.asks, made.issued_on) == (notice.form, notice.asks, notice.issued_on)
