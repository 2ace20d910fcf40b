"""The investigators' pages, for everybody."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from complaints.views import desk
from tests.matching.factories import now
from tests.signing_in import signed_in

LIST = "/complaints/"
OTHERS = [
    "rosa", "otto", "gwen", "mona", "jack", "luca", "leo", "paul", "iris", "sara", "omar",
    "susan", "olga", "nobody", "chief",
]  # fmt: skip


def detail(complaint) -> str:
    return reverse("complaint-detail", args=[complaint.pk])


def test_an_investigator_finds_a_complaint_and_reads_it(client, complain, ingrid):
    signed_in(client, ingrid)
    made = complain()

    listed, shown = client.get(LIST), client.get(detail(made))

    assert made.number in listed.content.decode()
    assert "Four days, not two." in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_enters(client, complain, who, request):
    signed_in(client, request.getfixturevalue(who))
    made = complain()

    assert client.get(LIST).status_code == 403
    assert client.get(detail(made)).status_code == 403


def test_a_stranger_is_led_to_the_sign_in(client, complain):
    assert "/account/login/" in client.get(LIST)["Location"]


def test_a_complaint_that_there_is_none_of_is_not_found(client, complain, ingrid):
    signed_in(client, ingrid)

    assert client.get(reverse("complaint-detail", args=[uuid4()])).status_code == 404


def test_no_complaints_are_told_as_none(client, ingrid):
    signed_in(client, ingrid)

    assert "There are no complaints" in client.get(LIST).content.decode()


def test_the_list_goes_on_by_key_and_shows_each_complaint_once(
    client, complain, ingrid, monkeypatch
):
    monkeypatch.setattr(desk, "LATEST", replace(desk.LATEST, size=2))
    signed_in(client, ingrid)
    at = now()
    made = [complain(content=None, at=at).number for _ in range(5)]  # all at one instant

    shown, after = [], ""
    for _page in range(3):
        page = client.get(LIST, {"after": after}).context["page"]
        shown, after = shown + [row.number for row in page.rows], page.after

    assert sorted(shown) == sorted(made)
    assert after == ""


def test_the_way_to_the_next_page_is_a_link(client, complain, ingrid, monkeypatch):
    monkeypatch.setattr(desk, "LATEST", replace(desk.LATEST, size=1))
    signed_in(client, ingrid)
    for _ in range(2):
        complain(content=None)

    assert 'rel="next"' in client.get(LIST).content.decode()


def test_the_list_asks_the_database_as_much_for_fifty_as_for_two(client, complain, ingrid):
    signed_in(client, ingrid)

    def queries_for(more: int) -> int:
        for _ in range(more):
            complain(content=None)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        return len(asked)

    assert queries_for(2) == queries_for(48)
