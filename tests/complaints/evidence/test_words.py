"""Texts and names of files without what steers or hides."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from complaints.evidence.decoders.text import DROPPED, clean
from complaints.evidence.names import LONGEST, tidy


@given(st.text())
def test_cleaning_twice_is_cleaning_once(words):
    assert clean(clean(words)) == clean(words)


@given(st.text())
def test_nothing_that_steers_is_left(words):
    assert not DROPPED.search(clean(words))
    assert "\r" not in clean(words)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs", "S"])))
def test_words_in_any_script_stay_as_they_are(words):
    assert clean(words) == words


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("photo.jpg", "photo.jpg"),
        ("/home/ana/fotos/foto de Ana.jpg", "foto de Ana.jpg"),
        ("C:\\Users\\ana\\nota.txt", "nota.txt"),
        ("../../etc/passwd", "passwd"),
        ("gpj\u202eexe.jpg", "gpjexe.jpg"),
        ('a"b\r\nSet-Cookie: x.png', "abSet-Cookie x.png"),
        ("..", "file"),
        ("", "file"),
        ("\u7167\u7247.png", "\u7167\u7247.png"),
    ],
)
def test_a_name_is_the_last_part_without_what_steers(typed, shown):
    assert tidy(typed) == shown


@given(st.text())
@example("a" * 119 + ". b")
@example("a" * 107 + " ." + "b" * 20)
@example("." * 200)
def test_a_name_is_short_and_tidying_twice_is_tidying_once(typed):
    assert 0 < len(tidy(typed)) <= LONGEST
    assert tidy(tidy(typed)) == tidy(typed)


def test_a_long_name_keeps_its_ending():
    assert tidy("a" * 300 + ".jpeg").endswith("aa.jpeg")
