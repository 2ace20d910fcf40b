"""Nothing that people write, and no name of theirs, stands in any table or file."""

from pathlib import Path

import pytest
from django.test import Client
from psycopg import sql

from complaints.following.glass import ask_break_glass
from complaints.following.messages import answer, send_message
from complaints.following.opening import open_identity
from tests.complaints.following.people import AFFECTED, FILER, TOLD
from tests.matching.factories import now

pytestmark = pytest.mark.usefixtures("committed")
ADDRESS = "203.0.113.77"
SAID = ["The clinic on Elm Street canary.", "Which clinic canary?", "To find the clinic canary."]


def everything(db) -> str:
    """Every row of every table, as text; what is stored as bytes also as the text they spell."""
    found = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    rows = []
    for (table,) in found:
        query = sql.SQL("SELECT t.* FROM {} t").format(sql.Identifier(table))
        rows += [value for row in db.execute(query).fetchall() for value in row]
    return "\n".join(
        bytes(value).decode(errors="replace") if isinstance(value, bytes) else str(value)
        for value in rows
    )


def files(folder: Path) -> str:
    return "\n".join(
        path.read_bytes().decode(errors="replace") for path in folder.rglob("*") if path.is_file()
    )


def act(told, ingrid, dora) -> Client:
    """Do all that leaves words, from an address that must be kept nowhere."""
    send_message(party=told.filer, words=SAID[0], at=now())
    answer(complaint_id=told.complaint.pk, words=SAID[1], by=ingrid, at=now())
    open_identity(party_id=told.filer.pk, why=SAID[2], by=ingrid, at=now())
    ask_break_glass(party_id=told.affected.pk, why=SAID[2], by=dora, at=now())
    client = Client(REMOTE_ADDR=ADDRESS, HTTP_X_FORWARDED_FOR=ADDRESS, HTTP_USER_AGENT="Canary/7")
    assert client.post("/complain/follow/", {"words": told.filer_words}).status_code == 302
    assert client.post("/complain/mine/message/", {"words": SAID[0]}).status_code == 302
    assert client.get("/complain/mine/").status_code == 200
    client.post("/complain/follow/", {"words": "one two three"})
    return client


def test_no_word_name_receipt_or_address_is_in_a_table_or_a_file(
    told, ingrid, dora, admin_connection, settings
):
    act(told, ingrid, dora)
    receipts = [told.filer_words, *told.affected_words]

    stored = everything(admin_connection) + files(Path(settings.STATE_DIR))

    assert told.complaint.number in stored
    secrets = [TOLD, *FILER.values(), *AFFECTED.values(), *SAID, *receipts, ADDRESS, "Canary/7"]
    assert [secret for secret in secrets if secret in stored] == []


def test_the_search_for_them_finds_what_is_planted(told, admin_connection):
    admin_connection.execute("UPDATE complaints_complaint SET content = %s", [TOLD.encode()])

    assert TOLD in everything(admin_connection)
