"""Who hears of a detainer that came, and of one that was canceled."""

import json

import pytest

from matching.bookings.selectors import person_of
from portal.mail.models import Letter
from portal.mail.services import body_of, letters_to
from portal.webhooks.endpoints import register
from portal.webhooks.models import Delivery
from tests.matching.casework import casework
from tests.matching.detainers.steps import drafted, issued, moved
from tests.matching.factories import now, within

JAIL = "jack@example.org"


@pytest.fixture(autouse=True)
def addressed(otto, jack, leo, gwen, rosa, omar):
    """The cast with addresses."""
    for user in (otto, jack, leo, gwen, rosa, omar):
        user.email = f"{user}@example.org"
        user.save()


def canceled(detainer, omar) -> None:
    moved(detainer, "CANCELLED", omar, in_casework=True)


def test_custody_of_the_place_alone_gets_a_letter_that_a_detainer_came(case, omar):
    detainer = issued(case, omar)

    (letter,) = letters_to(JAIL)
    assert Letter.objects.count() == 1
    assert letter.subject == f"{detainer.number}: a detainer for your agency"
    assert f"/detainers/{detainer.pk}/" in body_of(letter)


def test_a_letter_names_nobody_and_carries_no_code(case, omar):
    detainer = issued(case, omar)
    canceled(detainer, omar)

    with casework():
        words = [*person_of(detainer.booking)["name"].split(), detainer.booking.local_number]
    for letter in letters_to(JAIL):
        text = f"{letter.subject} {body_of(letter)}"
        assert not [word for word in words if word and word in text]


def test_custody_learns_that_it_is_canceled(detainer, omar):
    canceled(detainer, omar)

    subjects = {letter.subject for letter in letters_to(JAIL)}
    assert f"{detainer.number}: the detainer is canceled" in subjects


def test_of_a_draft_nobody_hears(case, omar):
    canceled(drafted(case, omar), omar)

    assert not Letter.objects.exists()


@pytest.mark.parametrize("to", ["RELEASED", "DECLINED", "LIFTED"])
def test_what_the_agency_does_itself_is_not_told_to_it(to, detainer, jack):
    before = Letter.objects.count()

    moved(detainer, to, jack)

    assert Letter.objects.count() == before


def test_its_server_learns_the_number_and_the_form(case, omar, otto, riverton_police):
    events = ["detainer.issued", "detainer.cancelled"]
    url = "https://jail.example.org/hook"
    with within(riverton_police.jurisdiction):
        register(agency=riverton_police, url=url, events=events, by=otto, at=now())

    detainer = issued(case, omar)
    canceled(detainer, omar)

    with within(detainer.jurisdiction):
        told = {row.event: json.loads(row.body)["data"] for row in Delivery.objects.all()}
    named = {"ori": "OH0990100", "detainer": detainer.number}
    assert told["detainer.issued"] == {**named, "form": "I247A"}
    assert told["detainer.cancelled"] == named
