"""What looks for canaries finds them, however they are spelled and wherever they lie."""

import base64
import json
from urllib.parse import quote_plus

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.mail import send_mail
from hypothesis import given
from hypothesis import strategies as st

from complaints.models import Complaint
from portal.jurisdictions import scope
from tests.complaints import canaries as looking
from tests.complaints.canaries import Canaries, found, needles

TOKEN, RECEIPT = "zq00c0ffee00c0ff", "razón hora repetir juntar"
KNOWN = needles([TOKEN, RECEIPT])
SPELLED = {
    "as it is": TOKEN.encode(),
    "in capitals": TOKEN.upper().encode(),
    "in two bytes a letter": TOKEN.encode("utf-16-le"),
    "in hexadecimal": TOKEN.encode().hex().encode(),
    "a receipt": RECEIPT.encode(),
    "a receipt in JSON": json.dumps(RECEIPT).encode(),
    "a receipt in a form": quote_plus("abc " + RECEIPT).encode(),
}


@pytest.mark.parametrize("spelled", SPELLED.values(), ids=SPELLED)
def test_a_word_is_found_in_any_spelling(spelled):
    assert len(found(b"before " + spelled + b" after", KNOWN)) == 1


@given(before=st.binary(max_size=30), after=st.binary(max_size=30))
def test_a_word_is_found_inside_of_any_base64(before, after):
    inside = before + TOKEN.encode() + after

    for coded in (base64.b64encode(inside), base64.urlsafe_b64encode(inside)):
        assert found(b"\x00" + coded, KNOWN) == {TOKEN}


@given(dump=st.binary(max_size=200))
def test_nothing_is_found_where_nothing_is(dump):
    assert found(dump, KNOWN) == set()


def test_canaries_are_distinct_and_of_every_kind():
    made = Canaries()
    for _ in range(50):
        texts = (made.sentence(), made.name(), made.telephone(), made.street())

    assert len(made.tokens) == 200
    assert found(" ".join(texts).encode(), needles(made.tokens)) == set(list(made.tokens)[-4:])


@pytest.fixture
def stored(committed, riverton):
    """A complaint with a word in a column that keeps codes."""
    with scope.within(scope.complaints()):
        Complaint.objects.create(
            jurisdiction=riverton,
            number="C-1",
            topic="OTHER",
            source="WEB",
            notice_number=TOKEN,
            opened_at="2011-06-01T12:00Z",
            changed_at="2011-06-01T12:00Z",
        )


def test_a_leak_into_a_plain_column_is_found(stored, admin_connection):
    for dump in (looking.tables_of(admin_connection), looking.dump_of_database()):
        assert found(dump, KNOWN) == {TOKEN}


def test_a_leak_into_a_column_of_bytes_is_found(stored, admin_connection):
    plain = json.dumps({"words": RECEIPT}).encode()
    admin_connection.execute("UPDATE complaints_complaint SET content = %s", [plain])

    for dump in (looking.tables_of(admin_connection), looking.dump_of_database()):
        assert found(dump, KNOWN) == {TOKEN, RECEIPT}


def test_a_leak_into_a_session_is_found(committed):
    session = SessionStore()
    session["typed"] = {"words": TOKEN * 20}  # so much that it is packed
    session.save()

    assert found(looking.sessions(), KNOWN) == {TOKEN}


def test_a_leak_into_a_file_or_its_name_is_found(tmp_path):
    (tmp_path / f"{TOKEN}.txt").write_text(RECEIPT)

    assert found(looking.files_of(tmp_path), KNOWN) == {TOKEN, RECEIPT}


def test_a_leak_into_a_letter_is_found(mailoutbox):
    send_mail(TOKEN, RECEIPT, "portal@example.org", ["a@example.org"])

    assert TOKEN in found(looking.messages_sent(), KNOWN)
