"""The pages of inquiries: of the desk, of agencies, and for everybody."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.jurisdictions import scope
from reports.committee.outliers.models import Inquiry
from reports.committee.outliers.raising import take_up
from reports.committee.seats.services import remove
from reports.publication.models import PublicFlag
from tests.portal.participation.desk import at_desk, words_of
from tests.reports.committee.outliers import way
from tests.reports.committee.worlds import AT, inside
from tests.reports.publication.worlds import FLAG, published

DESK = "/committee/desk/inquiries/"
QUESTION, REPLY = {"question": way.QUESTION}, {"words": way.REPLY}
# A question of which the day is over, whenever the tests are run.
EARLY = {"at": datetime(2026, 1, 5, 15, tzinfo=AT.tzinfo)}
OVER = EARLY["at"].date() + timedelta(days=20)


def detail(inquiry) -> str:
    return f"{DESK}{inquiry.pk}/"


def asked(inquiry, sybil) -> Inquiry:
    """Asked on the page, today; no scope stays."""
    desk = at_desk(sybil)
    form = desk.get(f"{detail(inquiry)}ask/").context["form"]
    sent = {**QUESTION, "due_on": form.initial["due_on"]}
    assert desk.post(f"{detail(inquiry)}ask/", sent).status_code == 302
    scope.leave()
    return inquiry


@pytest.fixture
def long_asked(cube, committee, sybil) -> Inquiry:
    """Its day is over, and nothing came."""
    (made,) = way.raised(cube, at=EARLY["at"])
    return way.asked(made, sybil, due_on=OVER, **EARLY)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("sybil", [200, 200, 200, 200]),
        ("chief", [200, 200, 200, 200]),
        ("mina", [200, 200, 403, 403]),
        ("marco", [200, 404, 403, 403]),
        ("otto", [403, 403, 403, 403]),
        ("stan", [403, 403, 403, 403]),
        ("nobody", [403, 403, 403, 403]),
    ],
)
def test_the_desk_is_for_members_and_the_secretariat(name, codes, inquiry, request):
    desk = at_desk(request.getfixturevalue(name))

    pages = [DESK, detail(inquiry), f"{detail(inquiry)}ask/", f"{DESK}take-up/"]

    assert [desk.get(page).status_code for page in pages] == codes


def test_who_sits_no_more_reads_nothing(inquiry, committee, mina, sybil):
    inside(remove, term_id=committee["mina"].pk, last_day=AT.date(), by=sybil, at=AT)
    desk = at_desk(mina)

    assert [desk.get(page).status_code for page in (DESK, detail(inquiry))] == [403, 403]


def test_a_member_who_keeps_away_finds_no_trace(inquiry, marco, mina):
    assert "Riverton" in words_of(at_desk(mina).get(DESK))

    page = words_of(at_desk(marco).get(DESK))

    assert "Riverton" not in page
    assert "No inquiry fits" in page


def test_a_secretary_who_keeps_away_is_told_the_same_as_of_what_there_is_not(inquiry, sena):
    desk = at_desk(sena)

    pages = [detail(inquiry), f"{detail(inquiry)}ask/", f"{detail(inquiry)}note/"]

    assert [desk.get(page).status_code for page in pages] == [404] * 3
    assert desk.post(f"{detail(inquiry)}note/", {"words": "x"}).status_code == 404


def test_an_inquiry_goes_all_its_way_on_the_pages(inquiry, sybil, otto):
    desk = at_desk(sybil)
    asked(inquiry, sybil)

    codes = [
        at_desk(otto).post(f"/our-inquiries/{inquiry.pk}/", REPLY).status_code,
        desk.post(f"{detail(inquiry)}note/", {"words": way.WORDS}).status_code,
    ]

    assert codes == [302, 302]
    page = words_of(desk.get(detail(inquiry)))
    assert "Noted on a release" in page
    assert way.REPLY in page
    assert "To be printed with the next release" in page
    assert "Nothing that your role does." in page


def test_the_acts_are_offered_to_the_secretariat_where_they_can_be_done(inquiry, sybil, mina):
    assert "Ask the agency" in words_of(at_desk(sybil).get(detail(inquiry)))
    assert "Ask the agency" not in words_of(at_desk(mina).get(detail(inquiry)))

    asked(inquiry, sybil)

    page = words_of(at_desk(sybil).get(detail(inquiry)))
    assert "Ask the agency" not in page
    assert "Write the note" in page


def test_what_the_domain_refuses_is_said_on_the_form(inquiry, sybil):
    desk = at_desk(sybil)
    soon = desk.post(f"{detail(inquiry)}ask/", {**QUESTION, "due_on": "2011-01-01"})
    empty = desk.post(f"{detail(inquiry)}ask/", {})
    asked(inquiry, sybil)

    early = desk.post(f"{detail(inquiry)}note/", {"words": way.WORDS})
    twice = desk.post(f"{detail(inquiry)}ask/", {**QUESTION, "due_on": "2099-01-01"})

    answers = [soon, empty, early, twice]
    assert [answer.status_code for answer in answers] == [422, 422, 409, 409]
    assert "Give from 14 to 60 days" in words_of(soon)
    assert "may still do so" in words_of(early)


def test_a_flag_that_is_not_printed_comes_with_a_warning(cube, committee, sybil):
    (made,) = way.raised(cube, printed=())

    assert "Name no number of it" in words_of(at_desk(sybil).get(f"{detail(made)}ask/"))


@pytest.mark.parametrize("path", [f"{DESK}{{}}/", f"{DESK}{{}}/ask/", "/our-inquiries/{}/"])
def test_what_there_is_not_is_not_found(path, committee, sybil, otto):
    desk = at_desk(otto if "our" in path else sybil)

    assert desk.get(path.format(uuid4())).status_code == 404


def test_an_act_that_there_is_not_is_not_found(inquiry, sybil):
    assert at_desk(sybil).get(f"{detail(inquiry)}pardon/").status_code == 404


@pytest.mark.parametrize(("status", "shown"), [("", 2), ("RAISED", 1), ("NOTED", 0), ("NO", 2)])
def test_the_list_is_narrowed_by_state(status, shown, inquiry, sybil):
    way.asked(inside(take_up, **way.TAKEN, by=sybil, at=AT), sybil)

    page = words_of(at_desk(sybil).get(DESK, {"status": status}))

    assert page.count("Riverton County") == shown


@pytest.mark.parametrize("reader", ["sybil", "mina"])
def test_the_list_asks_as_many_queries_for_two_as_for_one(reader, inquiry, sybil, request):
    desk = at_desk(request.getfixturevalue(reader))
    desk.get(DESK)
    with CaptureQueriesContext(connection) as one:
        desk.get(DESK)
    inside(take_up, **way.TAKEN, by=sybil, at=AT)

    with CaptureQueriesContext(connection) as two:
        desk.get(DESK)

    assert len(one) == len(two) <= 16


def test_a_day_that_passed_in_silence_is_told(long_asked, sybil, otto):
    listed = words_of(at_desk(sybil).get(DESK))
    page = at_desk(otto).get(f"/our-inquiries/{long_asked.pk}/")

    assert "No reply by the day" in listed
    assert "The day for the reply is over." in words_of(page)
    assert "Send the reply" not in words_of(page)


def test_a_reply_that_comes_too_late_is_refused_in_words(long_asked, otto):
    answer = at_desk(otto).post(f"/our-inquiries/{long_asked.pk}/", REPLY)

    assert answer.status_code == 409
    assert "The day for the reply is over." in words_of(answer)


def test_an_official_reads_the_question_and_replies_once(inquiry, sybil, otto):
    asked(inquiry, sybil)
    desk = at_desk(otto)
    address = f"/our-inquiries/{inquiry.pk}/"

    before = words_of(desk.get(address))
    codes = [desk.post(address, sent).status_code for sent in ({}, REPLY, REPLY)]

    assert way.QUESTION in before
    assert "Send the reply" in before
    assert codes == [422, 302, 409]
    assert "Send the reply" not in words_of(desk.get(address))


@pytest.mark.parametrize(("name", "codes"), [("luca", [200, 404, 404]), ("rosa", [403, 404, 404])])
def test_nobody_sees_what_another_place_is_asked(name, codes, inquiry, sybil, request):
    asked(inquiry, sybil)
    desk = at_desk(request.getfixturevalue(name))
    address = f"/our-inquiries/{inquiry.pk}/"

    pages = [desk.get("/our-inquiries/"), desk.get(address), desk.post(address, REPLY)]

    assert [page.status_code for page in pages] == codes
    assert "Riverton" not in words_of(pages[0])


def test_an_agency_is_not_shown_what_it_is_not_asked_yet(inquiry, otto):
    desk = at_desk(otto)

    assert "No reply of yours is asked for." in words_of(desk.get("/our-inquiries/"))
    assert desk.get(f"/our-inquiries/{inquiry.pk}/").status_code == 404


def test_everybody_reads_what_came_of_an_inquiry_once_it_is_noted(inquiry, sybil, otto):
    public, address = Client(), f"/committee/inquiries/{inquiry.matter_id}/"
    way.asked(inquiry, sybil)
    before = public.get("/committee/inquiries/"), public.get(address)
    way.replied(inquiry, otto)
    way.noted(inquiry, sybil)

    listed, page = public.get("/committee/inquiries/"), public.get(address)

    assert [one.status_code for one in before] == [200, 404]
    assert "No inquiry is over yet" in words_of(before[0])
    assert all(way.REPLY in words_of(one) for one in (listed, page))
    assert "High" not in words_of(page)


def test_silence_is_printed_as_such(long_asked, sybil):
    way.noted(long_asked, sybil)

    page = Client().get(f"/committee/inquiries/{long_asked.matter_id}/")

    assert "None by its day." in words_of(page)


def test_the_pages_speak_spanish(inquiry, sybil):
    way.noted(inquiry, sybil)
    public = Client(headers={"accept-language": "es"})

    assert way.PALABRAS in words_of(public.get("/committee/inquiries/"))


def test_a_published_flag_is_taken_up_by_hand_once(riverton, committee, sybil):
    made = published(flags=[FLAG])
    key = {"flag": PublicFlag.objects.get(publication=made).pk}
    desk, address = at_desk(sybil), f"{DESK}take-up/"
    offered = words_of(desk.get(address))

    codes = [desk.post(address, key).status_code for _ in range(2)]

    assert "Riverton County, OH: Detainers per forwarded" in offered
    assert codes == [302, 422]
    assert inside(Inquiry.objects.get).quarter == made.quarter
    assert "No flag of this quarter is left." in words_of(desk.get(address))


def test_who_keeps_away_takes_up_no_flag_of_the_place(riverton, committee, sena):
    made = published(flags=[FLAG])
    key = {"flag": PublicFlag.objects.get(publication=made).pk}

    answer = at_desk(sena).post(f"{DESK}take-up/", key)

    assert answer.status_code == 403
    assert "You keep away from this place." in words_of(answer)


def test_before_anything_is_published_there_is_nothing_to_take_up(committee, sybil):
    assert "Nothing is published yet" in words_of(at_desk(sybil).get(f"{DESK}take-up/"))


def test_a_quarter_is_chosen_among_those_that_are_out(riverton, committee, sybil):
    published(flags=[FLAG])
    published("2026Q2")
    desk, address = at_desk(sybil), f"{DESK}take-up/"

    pages = [words_of(desk.get(address, {"quarter": q})) for q in ("2026Q2", "2026Q3", "1999Q1")]

    assert ["No flag of this quarter is left." in page for page in pages] == [True, False, False]
