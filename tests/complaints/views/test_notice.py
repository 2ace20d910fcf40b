"""Whoever holds a notice complains, and keeps a number."""

import pytest

from complaints.models import Complaint
from complaints.selectors import content_of
from complaints.views.notice import ComplaintForm
from matching.notice import limits
from portal.jurisdictions import scope
from tests.signing_in import signed_in

COMPLAIN = "/notice/complaint/"
TOPICS = dict(ComplaintForm.base_fields["topic"].choices)
SAID = {"topic": "NO_COPY", "words": "Nobody gave me a copy."}


def complaints() -> list[Complaint]:
    with scope.within(scope.complaints()):
        return list(Complaint.objects.select_related("agency", "jurisdiction"))


@pytest.fixture
def inside(client, held):
    """A browser in which the notice is open."""
    client.post("/notice/", held.pair)
    return client


@pytest.mark.parametrize(
    "topic", [topic for topic, _ in ComplaintForm.base_fields["topic"].choices]
)
def test_a_complaint_is_opened_against_the_agency_of_the_notice(
    inside, held, riverton_police, topic
):
    answer = inside.post(COMPLAIN, SAID | {"topic": topic}, follow=True)

    (made,) = complaints()
    assert (made.topic, made.source, made.agency) == (topic, "NOTICE", riverton_police)
    assert (made.notice_number, made.jurisdiction) == (held.number, riverton_police.jurisdiction)
    assert content_of(made) == {"words": SAID["words"]}
    assert made.number in answer.content.decode()


def test_the_number_stays_while_the_notice_is_open_and_no_longer(inside):
    inside.post(COMPLAIN, SAID)
    (made,) = complaints()
    assert made.number in inside.get(f"{COMPLAIN}received/").content.decode()

    inside.post("/notice/close/")

    assert made.number not in str(dict(inside.session.items()))


def test_the_number_is_not_shown_to_who_made_no_complaint(inside):
    assert inside.get(f"{COMPLAIN}received/")["Location"] == "/notice/hold/"


@pytest.mark.parametrize("wrong", [{"topic": ""}, {"topic": "WEATHER"}, {"words": "x" * 5001}])
def test_what_does_not_fit_is_refused_with_a_sentence(inside, wrong):
    answer = inside.post(COMPLAIN, SAID | wrong)

    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert complaints() == []


def test_nobody_complains_without_the_code(client, held):
    assert client.post(COMPLAIN, SAID)["Location"] == "/notice/"
    assert complaints() == []


def test_ten_an_hour_are_taken_in_and_no_more(inside):
    for _ in range(limits.SAID_FOR_A_NOTICE):
        assert inside.post(COMPLAIN, SAID).status_code == 302

    answer = inside.post(COMPLAIN, SAID)

    assert answer.status_code == 429
    assert "Wait an hour" in answer.content.decode()
    assert len(complaints()) == limits.SAID_FOR_A_NOTICE


@pytest.mark.parametrize("who", ["rosa", "otto", "jack", "luca", "omar", "susan", "chief"])
def test_whoever_signed_in_complains_as_nobody(client, held, who, request):
    signed_in(client, request.getfixturevalue(who))
    client.post("/notice/", held.pair)

    assert client.post(COMPLAIN, SAID).status_code == 302
    assert len(complaints()) == 1
