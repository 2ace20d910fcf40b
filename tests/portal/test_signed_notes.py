"""A signed note opens with its key, and no byte of it can be another one."""

import base64

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.signed_notes import NotSigned, open_note, sign_note, verifier_of

SEED = bytes(range(32))
KEY = verifier_of(name="test", seed=SEED)
LINES = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60)


@given(LINES)
def test_a_note_opens_with_its_key(words):
    text = f"{words}\n"

    assert open_note(sign_note(text, name="test", seed=SEED), verifier=KEY) == text


@given(LINES, st.integers(0), st.sampled_from("aZ0 \n—"))
def test_a_changed_note_is_refused(words, at, other):
    note = sign_note(f"{words}\n", name="test", seed=SEED)
    place = at % len(note)
    changed = note[:place] + other + note[place + 1 :]
    assume(changed != note)

    with pytest.raises(NotSigned):
        open_note(changed, verifier=KEY)


def test_a_note_has_one_form():
    """The last letter of base64 has bits, and the end a line feed, that readers do not look at."""
    note = sign_note("words\n", name="test", seed=SEED)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    same = [
        f"{note[:-3]}{letter}=\n"
        for letter in letters
        if base64.b64decode(f"{note[-5:-3]}{letter}=") == base64.b64decode(note[-5:-1])
    ]

    opened = [one for one in (*same, note[:-1], f"{note}\n") if _opens(one)]

    assert len(same) == 4
    assert opened == [note]


@pytest.mark.parametrize(
    "note", ["", "\n\n— ", "a\n\n— test x\n", "a\n\n— test =\n", "a\n\n— b c d"]
)
@pytest.mark.parametrize("key", [KEY, "", "a+b", "test+00000000+AQ=="])
def test_what_is_no_note_is_refused(note, key):
    with pytest.raises(NotSigned):
        open_note(note, verifier=key)


def test_a_key_of_another_name_or_seed_opens_nothing():
    note = sign_note("words\n", name="test", seed=SEED)

    for other in (verifier_of(name="best", seed=SEED), verifier_of(name="test", seed=bytes(32))):
        with pytest.raises(NotSigned):
            open_note(note, verifier=other)


def _opens(note):
    try:
        return open_note(note, verifier=KEY) == "words\n"
    except NotSigned:
        return False
