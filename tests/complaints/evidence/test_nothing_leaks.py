"""After files came in and were made safe: no table, log or file tells of them."""

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from psycopg import sql

from complaints.evidence.selectors import evidence_from
from complaints.receipts import entry
from tests.complaints.evidence.made import CANARY, document, photo, picture, silent_mp3
from tests.complaints.evidence.sending import filed, work

pytestmark = pytest.mark.usefixtures("committed")
CLIENT = "203.0.113.77"
SENT = [photo(), picture(), document(), silent_mp3(), f"{CANARY} was there".encode()]


def tables_of(admin) -> dict[str, str]:
    """Every table of the database as a dump has it, a line a row."""
    rows = admin.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return {name: dump_of(admin, name) for (name,) in rows}


def dump_of(admin, name: str) -> str:
    query = sql.SQL("COPY (SELECT * FROM {}) TO STDOUT").format(sql.Identifier(name))
    with admin.cursor() as cursor, cursor.copy(query) as lines:
        return b"".join(lines).decode()


def in_hex(words: str) -> str:
    return words.encode().hex()


def test_nothing_of_what_was_sent_is_kept_in_plain(riverton, settings, caplog, admin_connection):
    caplog.set_level(logging.DEBUG)
    theirs, browser = filed(riverton), Client(REMOTE_ADDR=CLIENT)
    session = browser.session
    entry.let_in(session, theirs.party)
    session.save()

    for number, data in enumerate(SENT):
        file = SimpleUploadedFile(f"{CANARY}-{number}", data)
        browser.post(
            "/complain/mine/evidence/", {"file": file}, headers={"x-forwarded-for": CLIENT}
        )
    done = [work(one.evidence) for one in evidence_from(theirs.party)]

    assert [one.is_ready for one in done] == [True] * len(SENT)
    tables = tables_of(admin_connection)
    assert tables["evidence_evidence"].count("\n") == len(SENT)
    for planted in (CANARY, in_hex(CANARY), CLIENT, in_hex(CLIENT)):
        assert [name for name, rows in tables.items() if planted in rows] == []
        assert planted not in caplog.text
    kept = [path for path in settings.STATE_DIR.rglob("*") if path.is_file()]
    assert len(kept) >= 2 * len(SENT)
    assert not [path for path in kept if CANARY.encode() in path.read_bytes()]
    assert not [path for path in kept if CANARY in str(path)]
