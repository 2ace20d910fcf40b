"""Whoever was told of a match is told that it is void, and the void says who, when and how."""

import pytest

from matching.bookings.models import Booking
from matching.outcome import outcomes_of, timeline_of
from matching.voiding import selectors
from matching.voiding.selectors import void_referred_to
from portal.mail.services import body_of, letters_to
from portal.webhooks.endpoints import register
from portal.webhooks.models import Delivery
from tests.matching.casework import casework
from tests.matching.detainers.steps import answered, issued, served
from tests.matching.factories import now, within
from tests.matching.voiding.steps import match_in_criminal, told_of, voided


@pytest.fixture
def addressed(otto, jack, luca, leo, gwen, sara, omar, susan, nobody):
    """The cast with addresses."""
    for user in (otto, jack, luca, leo, gwen, sara, omar, susan, nobody):
        user.email = f"{user}@example.org"
        user.save()


def names(rows, means="LETTER"):
    return {row.user.username for row in rows if row.means == means and row.user}


def test_the_place_and_the_officers_get_letters(addressed, case, omar, jack, susan):
    answered(served(issued(case, omar), jack), jack)

    told = told_of(voided(case.candidate_id, susan))

    assert names(told) == {"otto", "jack", "gwen", "sara", "omar"}
    assert {row.told_at for row in told} == {told[0].told_at}


@pytest.mark.parametrize("stranger", ["luca", "leo", "nobody"])
def test_next_door_hears_nothing(stranger, addressed, case, susan):
    voided(case.candidate_id, susan)

    assert letters_to(f"{stranger}@example.org") == []


def test_no_examiner_is_told(addressed, case, susan):
    told = told_of(voided(case.candidate_id, susan))

    assert not {row.user.username for row in told if row.user} & {
        "first-examiner", "second-examiner"
    }  # fmt: skip


def test_the_clerk_is_told_where_the_answer_was_released(addressed, case, rosa, susan):
    assert "rosa" in names(told_of(voided(case.candidate_id, susan)), "PAGE")


def test_a_letter_names_nobody_and_leads_to_the_booking(addressed, case, susan):
    void = voided(case.candidate_id, susan)

    (letter,) = letters_to("otto@example.org")
    assert f"/bookings/{void.booking_id}/" in body_of(letter)
    assert "Invented Person" not in body_of(letter) + letter.subject


def test_each_letter_carries_its_own_reference_and_is_found_by_it(addressed, case, susan):
    void = voided(case.candidate_id, susan)

    written = [row for row in told_of(void) if row.means == "LETTER"]
    letters = {row.reference: letters_to(row.user.email)[0] for row in written}
    assert len(letters) == len(written) > 1
    for reference, letter in letters.items():
        assert reference in body_of(letter)
        with casework():
            assert void_referred_to(reference.lower().replace("-", " ")) == void
    assert {row.letter_id for row in written} == {letter.pk for letter in letters.values()}


def test_a_reference_of_nothing_leads_nowhere(addressed, case, susan):
    voided(case.candidate_id, susan)

    with casework():
        assert void_referred_to("V-0000-0000") is None


def test_it_says_what_became_of_each_letter(addressed, case, otto, susan):
    void = voided(case.candidate_id, susan)
    (letter,) = letters_to(otto.email)
    given = {"failed_at": now(), "attempts": 5, "problem": "No such mailbox."}
    type(letter).objects.filter(pk=letter.pk).update(**given)

    with casework():
        fates = {row.user.username: row.fate for row in selectors.told_of(void) if row.user}
    assert (fates["otto"], fates["jack"], fates["rosa"]) == ("FAILED", "WAITING", "")


def test_whoever_has_no_address_is_listed_as_told_by_the_page(case, otto, susan):
    assert "otto" in names(told_of(voided(case.candidate_id, susan)), "PAGE")


def test_the_persons_notice_is_listed_by_its_number(addressed, case, omar, susan):
    detainer = issued(case, omar)

    told = told_of(voided(case.candidate_id, susan))

    assert [row.number for row in told if row.who == "PERSON"] == [detainer.number]


def test_a_draft_that_nobody_got_tells_no_person(addressed, case, susan):
    assert [row for row in told_of(voided(case.candidate_id, susan)) if row.who == "PERSON"] == []


def test_the_outcome_of_the_booking_says_voided(galleries, joined, riverton_police, rosa, susan):
    void = voided(match_in_criminal(riverton_police, rosa).pk, susan)

    with within(riverton_police.jurisdiction):
        booking = Booking.objects.get(pk=void.booking_id)
        (outcome, *_rest) = outcomes_of(booking)
        titles = [step.title for step in timeline_of(booking)]

    assert outcome.result.startswith("Voided")
    assert outcome.number == ""
    assert "Criminal match voided" in titles


@pytest.fixture
def server(riverton_police, otto, riverton):
    """The agency's server wants to hear of voids."""
    with within(riverton):
        return register(
            agency=riverton_police, url="https://jail.example.org/hook",
            events=["match.voided"], by=otto, at=now(),
        )  # fmt: skip


def test_the_agencys_server_gets_a_message_of_numbers_and_codes(
    addressed, case, server, omar, susan, riverton
):
    detainer = issued(case, omar)

    told = told_of(voided(case.candidate_id, susan))

    (row,) = (row for row in told if row.means == "MESSAGE")
    assert row.number == "OH0990100"
    with within(riverton):
        delivery = Delivery.objects.get(event="match.voided")
    assert detainer.number in delivery.body
    assert str(case.booking_id) in delivery.body
    assert row.reference in delivery.body


def test_a_server_that_never_asked_is_not_listed(addressed, case, susan):
    assert not [row for row in told_of(voided(case.candidate_id, susan)) if row.who == "SERVER"]
