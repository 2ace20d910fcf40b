"""What a file is: by its content alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.evidence.kinds import BEGINNINGS, ENDINGS, Kind, kind_of
from tests.complaints.evidence.made import document, photo, picture, silent_mp3, tone


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (photo(), Kind.JPEG),
        (picture(), Kind.PNG),
        (document(), Kind.PDF),
        (tone(0.1), Kind.WAV),
        (silent_mp3(), Kind.MP3),
        (silent_mp3()[silent_mp3().index(b"\xff\xfb") :], Kind.MP3),
        (b"fLaC\0\0\0\x22", Kind.FLAC),
        (b"OggS\0\x02", Kind.OGG),
        ("Él llegó a las diez.".encode(), Kind.TEXT),
        (b"\xef\xbb\xbfWith a mark of byte order", Kind.TEXT),
        (b"<html><script>alert(1)</script>", Kind.TEXT),
    ],
)
def test_a_file_is_what_it_begins_as(data, kind):
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t",
        b"GIF89a\x01\x00\x80",
        b"MZ\x90\0",
        b"PK\x03\x04\xff\xfe",
        b"\0\0\0\x20ftypM4A ",
        b"RIFF\0\0\0\0AVI \xff",
        "In UTF-16".encode("utf-16"),
        b"words and \0 a NUL",
        b"caf\xe9 in Latin-1",
        b"\xff\xfe\x90\xc4",
        b"\xff\xfb\xf0\xc4",
    ],
)
def test_what_is_none_of_these_is_nothing(data):
    assert kind_of(data) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_told_without_an_error(data):
    assert kind_of(data) is None or kind_of(data) in Kind


@given(st.sampled_from(sorted(BEGINNINGS.items())), st.binary(max_size=50))
def test_what_follows_a_beginning_changes_nothing(known, rest):
    beginning, kind = known

    assert kind_of(beginning + rest) == kind


@given(st.text(min_size=1).filter(lambda words: words.strip() and "\0" not in words))
def test_words_in_utf_8_are_a_text(words):
    assert kind_of(("." + words).encode()) == Kind.TEXT


def test_every_kind_of_copy_has_an_ending_of_its_own():
    assert set(ENDINGS) == set(Kind)
    assert not {ending for ending, _ in ENDINGS.values()} & {"html", "svg", "exe", "zip"}
