"""The page of the box, for anybody."""

import logging

import pytest
from django.utils.html import escape

from tests.signing_in import signed_in


def test_the_box_is_open_to_everybody(client, riverton):
    answer = client.get("/search/", {"q": "riverton"})

    assert answer.status_code == 200
    assert b'href="/jurisdictions/39901/"' in answer.content
    assert b"Jurisdictions (1)" in answer.content


def test_staff_find_no_more_than_the_public(client, otto, draft):
    page = signed_in(client, otto).get("/search/", {"q": "traffic"})

    assert page.context["total"] == 0


def test_an_empty_box_says_what_it_looks_through(client, database):
    page = client.get("/search/").content.decode()

    assert "what you type is not kept" in page
    assert "Nothing was found" not in page


def test_nothing_found_says_what_to_try(client, riverton):
    page = client.get("/search/", {"q": "zzzzzz"}).content.decode()

    assert "Nothing was found for “zzzzzz”" in page
    assert "a FIPS code of five digits" in page


@pytest.mark.parametrize("text", ["x" * 101, "a\x00b"])
def test_what_cannot_be_looked_for_is_answered_with_a_sentence(text, client, database):
    answer = client.get("/search/", {"q": text})

    assert answer.status_code == 422
    assert b"There is a problem" in answer.content


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x>', "' OR 1=1 --"])
def test_what_was_typed_is_shown_as_text(text, client, database):
    page = client.get("/search/", {"q": text}).content.decode()

    assert escape(text) in page
    assert text not in page.replace(escape(text), "")


def test_what_was_typed_is_written_nowhere(client, database, caplog):
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/search/", {"q": "secretword"})

    told = [
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    ]
    assert not any("secretword" in line for line in told)
    assert "no-store" in answer["Cache-Control"]


def test_one_kind_is_shown_alone_and_page_by_page(client, riverton, lakeside):
    answer = client.get("/search/", {"q": "county", "in": "places"})

    assert answer.context["page_obj"].paginator.count == 2
    assert b"Search everything" in answer.content


def test_a_kind_that_does_not_exist_is_not_found(client, database):
    assert client.get("/search/", {"q": "county", "in": "people"}).status_code == 404


def test_the_box_is_in_the_header_of_other_pages(client, database):
    assert b'id="find"' in client.get("/jurisdictions/").content
    assert b'id="find"' not in client.get("/search/").content
    assert b'id="look"' in client.get("/").content


def test_the_page_speaks_spanish(client, riverton):
    client.cookies["django_language"] = "es"

    page = client.get("/search/", {"q": "riverton"}).content.decode()

    assert "Jurisdicciones (1)" in page
