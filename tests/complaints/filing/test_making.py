"""From the answers to the complaint: each in its place, and of the anonymous no name."""

import pytest
from django.contrib.sessions.backends.db import SessionStore

from complaints.filing import drafts
from complaints.filing.making import NotAllAnswered, content_of, file_draft, filing_of
from complaints.filing.models import Draft as Row
from complaints.filing.places import NoProgram
from complaints.vault.keys import Lock
from complaints.vault.sealed import open_record
from tests.complaints.filing.pages import (
    KEPT,
    KEPT_FOR_ANOTHER,
    NOW,
    WORDS,
    complaints,
    parties,
)


@pytest.fixture
def file(riverton_police):
    """File a draft of these answers."""

    def make(answers, language="en"):
        draft = drafts.begin(SessionStore(), at=NOW)
        return file_draft(drafts.keep(draft, at=NOW, answers=answers), language=language, at=NOW)

    return make


def identity_of(party):
    name = f"party:{party.pk}"
    return open_record(
        party.identity, complaint_id=party.complaint_id, name=name, lock=Lock.IDENTITY
    )


def test_each_answer_finds_its_place(file, riverton_police):
    office = {"agency": {"agency": str(riverton_police.pk), "other": ""}}
    topic = {"topic": {"topic": "NO_COPY"}, "notice": {"notice": "D-7K3M-9QXP"}}

    file({**KEPT, **office, **topic}, language="es")

    (made,) = complaints()
    assert (made.topic, made.mode, made.source) == ("NO_COPY", "ANONYMOUS", "WEB")
    assert (made.agency, made.jurisdiction.code) == (riverton_police, "39901")
    assert (made.notice_number, made.language) == ("D-7K3M-9QXP", "es")


def test_the_content_is_what_was_told_and_no_name():
    told = content_of(KEPT_FOR_ANOTHER)

    assert told == {
        "authority": "ASKED",
        "words": WORDS,
        "when": "UNKNOWN",
        "who": "Badge 4711",
        "basis": ["LANGUAGE", "RACE"],
        "custody": "UNKNOWN",
    }
    assert "Canary" not in str(told)


def test_an_office_that_is_not_in_the_list_is_told_by_its_name():
    answers = {"agency": {"agency": "OTHER", "other": "Harbor Police"}}

    assert content_of(answers) == {"agency": {"other": "Harbor Police"}}


def test_a_place_that_nobody_knows_is_the_program(program):
    assert filing_of({**KEPT, "place": {"place": "US"}}, "en").jurisdiction == program


def test_nothing_is_filed_before_the_places_were_read_in(database):
    with pytest.raises(NoProgram):
        filing_of({**KEPT, "place": {"place": "US"}}, "en")


def test_an_office_of_another_place_is_no_office(riverton_police, lakeside_sheriff):
    answers = {**KEPT, "agency": {"agency": str(lakeside_sheriff.pk), "other": ""}}

    assert filing_of(answers, "en").agency is None


def test_names_are_sealed_apart_and_each_person_has_a_receipt(file):
    more = {"name": "", "reach": "", "consent": "NONE"}
    people = [*KEPT_FOR_ANOTHER["people"]["people"], more]

    filed = file({**KEPT_FOR_ANOTHER, "people": {"people": people}})

    filer, *affected = parties()
    assert (filer.relation, identity_of(filer)["name"]) == ("FAMILY", "Berta Canary")
    known = {party.consent: party for party in affected}
    assert identity_of(known["ORAL"]) == {"name": "Ana Canary", "reach": "555 0100"}
    assert known["NONE"].identity is None
    assert len({filed.filer, *filed.affected}) == 3


def test_of_the_anonymous_no_name_is_kept_whatever_was_answered(file):
    file({**KEPT, "contact": {"name": "Berta Canary"}})

    assert [party.identity for party in parties()] == [None]


@pytest.mark.parametrize("known", [True, False])
def test_a_retaliation_follows_the_complaint_before_if_there_is_one(file, known):
    first = file(KEPT).complaint
    number = first.number if known else "C-0000-0000-00"

    file({**KEPT, "topic": {"topic": "RETALIATION"}, "earlier": {"earlier": number}})

    follows = [made.follows for made in complaints() if made.topic == "RETALIATION"]
    assert follows == [first if known else None]


def test_of_the_draft_the_words_alone_stay(file):
    filed = file(KEPT)

    draft = drafts.read(Row.objects.get())
    assert (draft.answers, draft.typed) == ({}, {})
    assert draft.filed["filer"] == filed.filer


def test_what_is_not_all_answered_is_not_filed(file):
    with pytest.raises(NotAllAnswered):
        file({page: given for page, given in KEPT.items() if page != "words"})

    assert complaints() == []
