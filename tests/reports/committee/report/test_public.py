"""What everybody reads of reports, from what is sealed alone."""

import hashlib
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.matching.detainers.paper.notices import opened
from tests.portal.participation.desk import words_of
from tests.reports.committee.report.way import (
    DISSENT,
    TEXT,
    circulated,
    closed,
    drafted,
    published,
    signed,
)

ONE = "/committee/reports/1/"
FILES = (f"{ONE}report.pdf", f"{ONE}sealed.json")


@pytest.fixture
def shown(client, printed):
    return client.get(ONE)


def test_before_anything_is_published_the_list_says_so(client, out):
    assert "No report is published yet" in words_of(client.get("/committee/reports/"))


@pytest.mark.parametrize("path", [ONE, *FILES, "/committee/reports/2/"])
def test_what_is_not_published_is_not_found(path, client, heard):
    assert client.get(path).status_code == 404


def test_the_list_names_every_published_report(client, printed, sybil, finding):
    drafted(sybil, finding, title="A draft")

    listed = words_of(client.get("/committee/reports/"))

    assert "1: On minor traffic offenses" in listed
    assert "A draft" not in listed


def test_the_page_prints_the_position_of_every_seat_with_its_words(shown):
    page = words_of(shown)

    assert shown.status_code == 200
    for number, stand in enumerate(
        ("Concurs", "Seat is vacant", "No reply by the day", "Concurs", "Abstains", "Concurs",
         "Dissents"), 1
    ):  # fmt: skip
        assert f"Seat {number}: {stand}" in page
    assert DISSENT in page
    assert "With all of it." in page


def test_the_page_prints_text_findings_votes_recusals_and_statements(shown):
    page = words_of(shown)

    for words in (*TEXT.splitlines(), "Traffic stops", "Suspend it", "Not adopted",
                  "One case in ten shows nothing of it.", "The sample was too small.",
                  "Recommendation", "Tell officers.", "Mae (seat 6, Field agents)",
                  "Nobody resigned under this charter."):  # fmt: skip
        assert words in page


def test_dissents_stand_where_the_seats_stand_and_not_behind_the_rest(shown):
    page = words_of(shown)

    assert page.index("Dissents1") < page.index(TEXT.splitlines()[0])
    assert page.index("Dissent: Moses") < page.index("Positions of the seats")
    assert page.index(DISSENT) < page.index("Who sat under the charter")


def test_the_page_is_made_from_the_sealed_text_alone(client, printed):
    with CaptureQueriesContext(connection) as asked:
        client.get(ONE)

    tables = {name for query in asked for name in re.findall(r'FROM "(\w+)"', query["sql"])}
    assert {name for name in tables if name.startswith("committee")} == {"committee_report_report"}


def test_the_sealed_file_has_the_digest_that_the_page_says(client, shown):
    content = client.get(FILES[1]).content

    assert hashlib.sha256(content).hexdigest() in words_of(shown)


def test_the_pdf_is_the_one_whose_digest_the_page_says(client, shown):
    answer = client.get(FILES[0])

    assert answer["Content-Type"] == "application/pdf"
    assert 'filename="report-1.pdf"' in answer["Content-Disposition"]
    assert hashlib.sha256(answer.content).hexdigest() in words_of(shown)
    assert opened(answer.content).metadata.title == "On minor traffic offenses"


def test_the_page_speaks_the_readers_language_and_the_words_stay(client, printed):
    page = client.get(ONE, headers={"accept-language": "es"}).content.decode()

    assert 'lang="es"' in page
    assert DISSENT in page


def test_what_members_write_is_no_markup(client, out, sybil, mabel, moses, marco, mina, milo, mae):
    for person in (mabel, marco, mina, milo, mae):
        signed(out, person)
    signed(out, moses, "DISSENT", "<script>alert(1)</script>")
    closed(out, sybil)
    published(out, sybil)

    assert b"<script>alert" not in client.get(ONE).content


def test_a_page_has_one_title_and_its_tables_have_captions(shown, client):
    for page in (shown, client.get("/committee/reports/")):
        text = page.content.decode()
        assert text.count("<h1") == 1
        assert text.count("<table") == text.count("<caption")


def test_a_second_report_stands_beside_the_first(client, printed, sybil, finding, mabel):
    second = circulated(drafted(sybil, finding, title="The second"), sybil)
    signed(second, mabel)
    closed(second, sybil)
    published(second, sybil)

    listed = words_of(client.get("/committee/reports/"))
    assert listed.index("2: The second") < listed.index("1: On minor")
