"""The wizard at a browser: one question a page, each answer kept, and two people to the end."""

import re

import pytest

from portal.participation.models import ParticipationEvent, Proposal
from tests.factories import NOON, county, event, takes_part
from tests.portal.participation.desk import (
    ANSWERS,
    at_desk,
    begun,
    paper,
    put_name_to,
    walk,
    words_of,
)
from tests.portal.participation.drafting import draft, reread, submitted, within
from tests.portal.participation.files import pdf

MB = 1024 * 1024
AT_TIME = {"timing": "AT_A_TIME"}


@pytest.fixture
def desk(riverton, otto):
    return at_desk(otto)


def refused(answer, code: int, words: str) -> None:
    assert answer.status_code == code
    assert words in words_of(answer)


def test_a_county_leaves_by_the_wizard(riverton, otto, carl, desk):
    takes_part(riverton, "L0")
    second = at_desk(carl)

    where = walk(desk, begun(desk))
    answer = put_name_to(second, where)

    assert answer["Location"] == where
    entry = ParticipationEvent.objects.get(act="OPT_OUT")
    assert (entry.author, entry.approver, entry.vote) == (otto, carl, "5 to 0")
    shown = words_of(desk.get(where))
    assert "It is in effect since" in shown
    assert "When it is signed" not in shown


def test_an_entry_to_come_counts_down(riverton, otto, carl, desk):
    dates = {**AT_TIME, "effective_at": "2090-07-01T00:00"}
    where = walk(desk, begun(desk), dates=dates)

    put_name_to(at_desk(carl), where)

    shown = words_of(desk.get(where))
    assert "It takes effect on July 1, 2090, midnight EDT" in shown
    assert re.search(r"Until then: \d+\syears", shown)
    assert re.search(r"in \d+\syears", words_of(desk.get("/participation/")))


def test_each_page_is_saved_on_its_own(riverton, otto, desk):
    where = begun(desk)
    desk.post(f"{where}act/", ANSWERS["act"])
    desk.post(f"{where}instrument/", ANSWERS["instrument"])

    later = at_desk(otto).get(f"{where}instrument/").content.decode()

    assert 'value="Resolution 2011-17"' in later
    with within(riverton):
        assert Proposal.objects.get().act == "OPT_OUT"


def test_the_page_of_answers_shows_what_is_missing(desk):
    where = begun(desk)
    desk.post(f"{where}act/", ANSWERS["act"])

    assert "Attach the document." in words_of(desk.get(f"{where}check/"))
    refused(desk.post(f"{where}check/"), 400, "Name the instrument and the authority.")


def test_a_change_from_the_page_of_answers_leads_back_to_it(riverton, otto, desk):
    where = f"/participation/{draft(riverton, otto).pk}/"

    answer = desk.post(f"{where}instrument/?back=check", ANSWERS["instrument"])

    assert answer["Location"] == f"{where}check/"


def test_the_page_of_answers_says_what_will_change(riverton, otto, desk):
    takes_part(riverton, "L0")
    where = f"/participation/{draft(riverton, otto).pk}/"

    shown = words_of(desk.get(f"{where}check/"))

    assert "Prints of 1 county will be handled differently." in shown
    assert "Before Full search After Criminal records only" in shown


def test_a_governor_sees_the_counties_and_the_contrary_ones(ohio, riverton, lakeside, gwen):
    for place in (riverton, lakeside, county(ohio, "39903", "Hillside County")):
        takes_part(place, "L0")
    event(lakeside, "OPT_IN", effective_at=NOON)
    where = f"/participation/{draft(ohio, gwen).pk}/"

    for page in ("scope", "check"):
        shown = words_of(at_desk(gwen).get(f"{where}{page}/"))

        assert "3 counties are covered." in shown
        assert "1 county has asked for something else itself." in shown
        assert "Lakeside County, OH Full search Criminal records only Opt-in asked" in shown


@pytest.mark.parametrize(
    ("file", "code", "words"),
    [
        (None, 422, "This field is required."),
        (paper(b""), 422, "The submitted file is empty."),
        (paper(b"MZ not a document", "act.pdf"), 422, "neither a PDF nor a PNG or JPEG"),
        (paper(b"%PDF-1.7 and no more"), 422, "damaged or incomplete"),
        (paper(pdf() + b" " * 20 * MB), 413, "larger than 20 MB"),
    ],
)
def test_a_file_that_is_no_document_is_refused(file, code, words, riverton, desk):
    where = begun(desk, act="OPT_OUT")

    answer = desk.post(f"{where}document/", {"file": file} if file else {})

    refused(answer, code, words)
    with within(riverton):
        assert Proposal.objects.get().file is None


def test_an_attached_document_stays_where_none_is_chosen(riverton, otto, desk):
    where = f"/participation/{draft(riverton, otto).pk}/"

    assert desk.post(f"{where}document/", {}).status_code == 302


DATES = {
    "no choice": ({"timing": ""}, "This field is required."),
    "no time": (AT_TIME, "Give the time, or choose"),
    "the past": ({**AT_TIME, "effective_at": "2011-06-01T12:00"}, "This time has passed."),
    "retroactive and to come": (
        {**AT_TIME, "effective_at": "2090-06-01T12:00", "retroactive": "on"},
        "A retroactive act takes effect in the past.",
    ),
    "retroactive at once": (
        {"timing": "AT_ONCE", "retroactive": "on"},
        "is not retroactive.",
    ),
    "an hour left out": ({**AT_TIME, "effective_at": "2027-03-14T02:30"}, "leave this hour out"),
    "an hour shown twice": ({**AT_TIME, "effective_at": "2027-11-07T01:30"}, "hour twice"),
    "a zone": ({**AT_TIME, "effective_at": "2027-11-07T01:30Z"}, "without a zone."),
    "no such day": ({**AT_TIME, "effective_at": "2027-02-30T01:30"}, "Enter a valid date/time."),
    "the year 1": ({**AT_TIME, "effective_at": "0001-01-01T00:00"}, "year from 2000 to 2100"),
    "the year 9999": ({**AT_TIME, "effective_at": "9999-12-31T23:59"}, "year from 2000 to 2100"),
    "adopted tomorrow": ({"timing": "AT_ONCE", "adopted_at": "2090-01-01T00:00"}, "the future."),
    "received first": (
        {
            "timing": "AT_ONCE",
            "adopted_at": "2011-06-02T00:00",
            "received_at": "2011-06-01T00:00",
        },
        "cannot be received before it is adopted.",
    ),
}


@pytest.mark.parametrize("name", DATES)
def test_a_time_that_cannot_be_is_refused(name, riverton, otto, desk):
    fields, words = DATES[name]
    proposal = draft(riverton, otto)

    refused(desk.post(f"/participation/{proposal.pk}/dates/", fields), 422, words)

    assert reread(proposal).effective_at is None


def test_times_are_read_and_shown_by_the_clocks_of_the_place(riverton, otto, desk):
    proposal = draft(riverton, otto)
    fields = {**AT_TIME, "effective_at": "2011-06-01T08:00", "retroactive": "on"}

    desk.post(f"/participation/{proposal.pk}/dates/", fields)

    assert reread(proposal).effective_at == NOON
    page = desk.get(f"/participation/{proposal.pk}/dates/").content.decode()
    assert 'value="2011-06-01T08:00"' in page


def test_a_retroactive_act_tells_of_the_remediation(riverton, otto, desk):
    proposal = draft(riverton, otto, effective_at=NOON, retroactive=True)

    assert "a remediation task will list" in words_of(
        desk.get(f"/participation/{proposal.pk}/check/")
    )


@pytest.mark.parametrize(
    ("step", "fields", "words"),
    [
        ("act", {}, "This field is required."),
        ("act", {"act": "ACTIVATION"}, "Select a valid choice."),
        ("instrument", {"instrument": "NOTICE", "authority": "x"}, "Select a valid choice."),
        ("instrument", {"instrument": "LETTER"}, "This field is required."),
        ("instrument", {"instrument": "LETTER", "authority": "a\0"}, "Null characters"),
        ("instrument", {"instrument": "LETTER", "authority": "x" * 201}, "at most 200"),
    ],
)
def test_a_wrong_answer_stands_above_its_page(step, fields, words, riverton, otto, desk):
    proposal = draft(riverton, otto)

    refused(desk.post(f"/participation/{proposal.pk}/{step}/", fields), 422, words)


def test_advice_names_its_city(riverton, otto, desk):
    proposal = draft(riverton, otto, "ADVISORY", city="Riverton")
    where = f"/participation/{proposal.pk}/"

    refused(desk.post(f"{where}scope/", {"city": ""}), 422, "This field is required.")
    assert desk.post(f"{where}scope/", {"city": "Old Mill"}).status_code == 302

    assert reread(proposal).city == "Old Mill"
    assert "moves no print" in words_of(desk.get(f"{where}scope/"))


def test_an_act_that_speaks_of_an_entry_asks_which(riverton, otto, desk):
    order = event(riverton, "SUSPENSION", instrument="ORDER")
    where = begun(desk, act="LIFTING")

    assert "Suspended by a court by the board" in words_of(desk.get(f"{where}concerns/"))
    refused(desk.post(f"{where}concerns/", {"concerns_id": "0"}), 422, "Select a valid choice.")
    answer = desk.post(f"{where}concerns/", {"concerns_id": order.pk})

    assert answer["Location"] == f"{where}scope/"


def test_an_act_that_speaks_of_none_has_no_such_page(riverton, otto, desk):
    proposal = draft(riverton, otto)

    assert desk.get(f"/participation/{proposal.pk}/concerns/").status_code == 404
    assert desk.get(f"/participation/{proposal.pk}/nowhere/").status_code == 404


def test_what_was_submitted_is_not_changed_by_an_old_page(riverton, otto, desk):
    proposal = submitted(riverton, otto)

    answer = desk.post(f"/participation/{proposal.pk}/instrument/", ANSWERS["instrument"])

    refused(answer, 409, "Take it back to change it.")
    assert desk.get(f"/participation/{proposal.pk}/instrument/").status_code == 302
