"""A message carries numbers and codes, and nothing that could be a name."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.webhooks.payloads import LARGEST, NotACode, body_of
from tests.factories import NOON

CODES = st.text("ABCxyz019_.:+/-", max_size=100)
PLAIN = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | CODES


def body(**payload) -> dict:
    return json.loads(body_of(event="detainer.issued", at=NOON, payload=payload))


def test_a_message_has_a_type_a_time_and_data():
    number = str(uuid4())

    assert body(detainer=number, hours=48, due_at=(NOON + timedelta(hours=1)).isoformat()) == {
        "type": "detainer.issued",
        "timestamp": "2011-06-01T12:00:00+00:00",
        "data": {"detainer": number, "hours": 48, "due_at": "2011-06-01T13:00:00+00:00"},
    }


@given(st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True), PLAIN, max_size=8))
def test_codes_come_back_as_they_were_given(payload):
    assert body(**payload)["data"] == payload


@pytest.mark.parametrize(
    "value",
    ["Specimen Person", "a, b", "Müller", "two\nlines", "x" * 101, "<b>", "a@b.gov", b"x",
     {"a": 1}, [["nested"]], ["ok", "not ok"], float("nan"), float("inf"), NOON],
)  # fmt: skip
def test_what_could_be_a_name_or_words_is_refused(value):
    with pytest.raises(NotACode, match="'what'"):
        body(what=value)


@pytest.mark.parametrize("name", ["Name", "a b", "", "9", "a" * 41, "a-b"])
def test_the_names_of_the_data_are_plain(name):
    with pytest.raises(NotACode):
        body(**{name: 1})


def test_a_message_is_short():
    with pytest.raises(NotACode, match="short"):
        body(many=["x" * 100] * (LARGEST // 100))
