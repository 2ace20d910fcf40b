"""What stays of whoever files: nothing that can be read, and nothing that says from where."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from psycopg import sql

from complaints.filing import slowing
from tests.complaints.filing.pages import FOR_ANOTHER, answer, send, text, words_of

ADDRESS, AGENT = "203.0.113.77", "CanaryBrowser/1.0"
FROM = {"REMOTE_ADDR": ADDRESS, "HTTP_X_FORWARDED_FOR": ADDRESS, "HTTP_USER_AGENT": AGENT}
CANARIES = ("Ana Canary", "Berta Canary", "555 0100", "555 0199", "held my brother", "Badge 4711")
TABLES = (
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)


@pytest.fixture
def browser(client, monkeypatch):
    """A browser that says where it comes from and what it is."""
    monkeypatch.setattr(slowing, "READ_FOR", timedelta(0))
    client.defaults.update(FROM)
    return client


def rows_of(admin) -> str:
    """Every row of every table as text, bytes as text too, and what sessions hold."""
    tables = [name for (name,) in admin.execute(TABLES)]
    rows = [
        str(row)
        for name in tables
        for (row,) in admin.execute(
            sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(name))
        )
    ]
    return "\n".join([*rows, *(str(session.get_decoded()) for session in Session.objects.all())])


def holds(dump: str, words: str) -> bool:
    return words in dump or words.encode().hex() in dump


def test_no_table_holds_a_word_a_name_a_receipt_or_an_address(
    committed, browser, riverton_police, admin_connection, caplog, tmp_path
):
    answer(browser, FOR_ANOTHER)
    while_written = rows_of(admin_connection)
    send(browser)
    receipts = words_of(browser.get("/complain/receipt/"))
    dump = while_written + rows_of(admin_connection) + caplog.text
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    for words in (*CANARIES, *receipts, ADDRESS, AGENT):
        assert not holds(dump, words), words
        assert words.encode() not in files
    assert holds(dump, "Riverton Police")


def test_a_word_that_is_there_would_be_found(committed, riverton_police, admin_connection):
    Session.objects.create(session_key="x", session_data="canary", expire_date="2031-01-01T00:00Z")

    assert holds(rows_of(admin_connection), "canary")


def test_no_cookie_is_set_but_of_the_session_the_form_and_the_language(browser, riverton_police):
    answer(browser, FOR_ANOTHER)
    browser.post("/complain/new/words/", {"words": "x", "language": "es"})
    browser.post("/complain/new/words/", {"words": "x", "language": "en"})
    send(browser)
    browser.get("/complain/receipt/")

    assert set(browser.cookies) <= {"sessionid", "csrftoken", "django_language"}


def test_no_page_is_kept_by_a_cache_or_asks_another_host(browser, riverton_police):
    answer(browser, FOR_ANOTHER)

    for path in ("", "new/words/", "check/", "leave/"):
        page = browser.get(f"/complain/{path}")
        assert "no-store" in page["Cache-Control"]
        assert "//" not in text(page).replace("http://www.w3.org/", "")


def test_no_answer_stands_in_an_address(browser, riverton_police):
    answer(browser, FOR_ANOTHER)

    found = browser.post("/complain/new/place/", {"q": "Riverton", "search": "1"})
    sent = browser.post("/complain/new/place/", {"q": "Riverton", "place": "39901"})

    assert "Location" not in found
    assert sent["Location"] == "/complain/new/agency/"
