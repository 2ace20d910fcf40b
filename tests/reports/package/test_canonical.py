import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.package.canonical import GREATEST, canonical

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-GREATEST, GREATEST) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_what_is_written_is_read_again(value):
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(texts, st.integers(0, 9)), st.randoms())
def test_the_order_of_names_leaves_no_trace(value, random):
    names = list(value)
    random.shuffle(names)

    assert canonical({name: value[name] for name in names}) == canonical(value)


def test_names_are_sorted_as_the_standard_sorts_them():
    """By units of UTF-16: a face is two units that begin with D83D, before the letter FB33."""
    face, letter = "\U0001f600", "\ufb33"

    written = json.loads(canonical({letter: 0, face: 0, "\u20ac": 0, "\r": 0, "1": 0}))

    assert list(written) == ["\r", "1", "\u20ac", face, letter]


def test_texts_are_escaped_as_little_as_may_be():
    assert canonical({"a": "€$\x0f\nA'B\"\\/"}) == '{"a":"€$\\u000f\\nA\'B\\"\\\\/"}'.encode()


@pytest.mark.parametrize(
    "value", [0.5, float("nan"), GREATEST + 1, {1: 2}, b"", {"a": [object()]}]
)
def test_what_has_no_one_form_is_refused(value):
    with pytest.raises(ValueError, match=r"form|texts"):
        canonical(value)
