"""A look at a complaint asks the database as much for many messages as for few."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from complaints.following.messages import answer, send_message
from tests.matching.factories import now
from tests.portal.participation.desk import at_desk

MINE = "/complain/mine/"


def asked(client, path) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_neither_page_asks_more_for_more_messages(told, ingrid):
    person, desk = Client(), at_desk(ingrid)
    person.post("/complain/follow/", {"words": told.filer_words})
    pages = [(person, MINE), (desk, f"/complaints/{told.complaint.pk}/")]
    desk.get("/")  # the first page of a session writes it

    def write(times: int) -> list[int]:
        for _ in range(times):
            send_message(party=told.filer, words="More.", at=now())
            answer(complaint_id=told.complaint.pk, words="Yes.", by=ingrid, at=now())
        return [asked(*page) for page in pages]

    assert write(2) == write(10)
