"""Whoever holds a receipt follows a complaint; nobody without one does."""

import pytest
from django.test import Client

from tests.complaints.following.people import Filed, filed
from tests.portal.participation.desk import words_of
from tests.signing_in import signed_in

DOOR, MINE = "/complain/follow/", "/complain/mine/"
SAID = {"words": "The guard who did it works nights."}


@pytest.fixture
def told(riverton) -> Filed:
    return filed(riverton)


def opened(words: str) -> Client:
    """A browser in which the complaint of a receipt is open."""
    client = Client()
    assert client.post(DOOR, {"words": words})["Location"] == MINE
    return client


def test_the_words_lead_to_where_the_complaint_stands(told):
    page = opened(told.filer_words).get(MINE)

    assert page.status_code == 200
    assert told.complaint.number in words_of(page)
    assert "Nobody has looked at it yet." in words_of(page)
    assert "no-store" in page["Cache-Control"]


def test_a_message_reaches_the_staff_and_their_answer_the_person(told, ingrid):
    person, desk = opened(told.filer_words), signed_in(Client(), ingrid)

    assert person.post(f"{MINE}message/", SAID)["Location"] == MINE
    shown = desk.get(f"/complaints/{told.complaint.pk}/")
    answer = {"to": "", "words": "Which night was it?"}
    desk.post(f"/complaints/{told.complaint.pk}/message/", answer)

    assert SAID["words"] in words_of(shown)
    assert "Which night was it?" in words_of(person.get(MINE))
