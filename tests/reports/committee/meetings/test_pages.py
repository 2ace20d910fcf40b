"""The pages of meetings: what everybody sees and when, and what the desk does on them."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reports.committee.meetings.agenda import add_paper
from reports.committee.meetings.models import Meeting
from tests.portal.participation.desk import at_desk, paper, words_of
from tests.portal.participation.files import pdf
from tests.reports.committee.meetings.worlds import (
    DAY,
    ENDS,
    PLAN,
    PLANNED,
    STARTS,
    called_off,
    comes,
    drafted,
    first_item,
    fresh,
    goes,
    held,
    noticed,
    opened,
    over,
    planned,
    posted,
    with_item,
)
from tests.reports.committee.worlds import inside

DESK = "/committee/desk/meetings/"


def public(meeting) -> str:
    return f"/committee/meetings/{meeting.pk}/"


def desk_of(meeting, act: str = "") -> str:
    return f"{DESK}{meeting.pk}/{act and act + '/'}"


def sent(**changed) -> dict[str, str]:
    """A plan as a browser sends it, from tomorrow in two weeks."""
    day = (timezone.now() + 14 * DAY).date()
    times = {"starts_at": f"{day}T10:00", "ends_at": f"{day}T13:00"}
    given = {**PLAN, **times, **changed}
    return {key: value for key, value in given.items() if value is not False}


def test_everybody_sees_a_meeting_from_its_notice_on(sybil, charter):
    hidden, shown = planned(sybil), noticed(sybil, title="Victims and witnesses")
    browser = Client()

    listed = words_of(browser.get("/committee/meetings/"))

    assert "Victims and witnesses" in listed
    assert "Traffic stops" not in listed
    assert browser.get(public(hidden)).status_code == 404
    assert browser.get(public(shown)).status_code == 200


def test_a_notice_says_where_when_what_and_how_to_speak(sybil, charter):
    page = words_of(Client().get(public(noticed(sybil))))

    for words in (
        "City Hall, Arlington",
        "Nov. 16, 2026, 10 a.m. EST",
        "Minor traffic",
        "Everybody",
        "202-555-0100",
        "speak for three minutes",
        "It came in time",
    ):
        assert words in page


def test_a_closed_meeting_shows_its_exemption(sybil, charter):
    meeting = noticed(sybil, closed=True, exemption="5 U.S.C. 552b(c)(7)")

    for path in (public(meeting), "/committee/meetings/"):
        assert "5 U.S.C. 552b(c)(7)" in words_of(Client().get(path))


def test_a_meeting_that_was_called_off_says_why(sybil, charter):
    page = words_of(Client().get(public(called_off(sybil))))

    assert "This meeting was called off" in page
    assert "A storm." in page


def test_who_was_there_is_public_once_the_minutes_are_posted(sybil, mabel, committee):
    before, after = over(sybil, committee), posted(sybil, mabel, committee)
    browser = Client()

    assert "Marco" not in words_of(browser.get(public(before)))
    page = words_of(browser.get(public(after)))

    assert "Marco" in page
    assert "Quorum reached" in page


def test_posted_minutes_are_read_and_drafts_are_not(sybil, mabel, committee):
    meeting = posted(sybil, mabel, committee)
    drafted(meeting, sybil, at=ENDS + 5 * DAY, reason="A name was wrong.")
    browser = Client()

    page = browser.get(f"{public(meeting)}minutes/1/")

    assert "Certified by the chair, Mabel" in words_of(page)
    assert "Moses" in words_of(page)
    assert browser.get(f"{public(meeting)}minutes/2/").status_code == 404


def test_overdue_minutes_are_flagged_to_everybody(sybil, committee, monkeypatch):
    meeting = over(sybil, committee)
    later = ENDS + 92 * DAY

    monkeypatch.setattr(timezone, "now", lambda: later)

    assert "The minutes are overdue" in words_of(Client().get(public(meeting)))
    assert "The minutes are overdue" in words_of(Client().get("/committee/meetings/"))
    assert "Minutes overdue" in words_of(at_desk(sybil).get(DESK))


def test_the_public_list_asks_as_many_queries_for_three_meetings_as_for_one(sybil, charter):
    noticed(sybil)
    Client().get("/committee/meetings/")
    with CaptureQueriesContext(connection) as one:
        Client().get("/committee/meetings/")
    noticed(sybil)
    noticed(sybil)

    with CaptureQueriesContext(connection) as three:
        Client().get("/committee/meetings/")

    assert len(one) == len(three) <= 8


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("sybil", 200),
        ("mabel", 200),
        ("chief", 200),
        ("nobody", 403),
        ("otto", 403),
        ("stan", 403),
    ],
)
def test_the_desk_is_the_committees(name, code, sybil, committee, request):
    meeting = over(sybil, committee)
    drafted(meeting, sybil)
    browser = at_desk(request.getfixturevalue(name))

    paths = [DESK, desk_of(meeting), desk_of(meeting, "minutes/1"), desk_of(meeting, "draft")]

    assert [browser.get(path).status_code for path in paths] == [code] * 4


@pytest.mark.parametrize(
    ("name", "code"), [("sybil", 200), ("chief", 200), ("mabel", 403), ("nobody", 403)]
)
def test_plans_items_and_attendance_are_the_secretariats(name, code, sybil, committee, request):
    meeting = opened(sybil)
    item = first_item(meeting)
    browser = at_desk(request.getfixturevalue(name))

    paths = [
        f"{DESK}plan/",
        desk_of(meeting, "attendance"),
        f"/committee/desk/items/{item.pk}/paper/",
    ]

    assert [browser.get(path).status_code for path in paths] == [code] * 3


def test_who_is_not_signed_in_is_led_to_the_door(sybil, charter):
    assert Client().get(desk_of(planned(sybil))).status_code == 302


def test_a_meeting_is_planned_noticed_moved_and_called_off_on_the_pages(sybil, charter):
    browser = at_desk(sybil)

    where = browser.post(f"{DESK}plan/", sent())["Location"]
    codes = [
        browser.post(f"{where}item/", {"title": "Minor traffic"}).status_code,
        browser.post(f"{where}notice/", {}).status_code,
        browser.post(f"{where}change/", sent(place="Town Hall")).status_code,
        browser.post(f"{where}cancel/", {"reason": "A storm."}).status_code,
    ]

    assert codes == [302] * 4
    meeting = inside(Meeting.objects.get)
    assert (meeting.status, meeting.place, meeting.notices.count()) == ("CANCELED", "Town Hall", 2)


def test_what_the_domain_refuses_is_said_on_the_form(sybil, mabel, charter):
    browser = at_desk(sybil)
    day = (timezone.now() + 3 * DAY).date()
    soon = sent(starts_at=f"{day}T10:00", ends_at=f"{day}T11:00")
    where = browser.post(f"{DESK}plan/", soon)["Location"]
    browser.post(f"{where}item/", {"title": "Minor traffic"})

    answers = [
        browser.post(f"{where}notice/", {}),
        browser.post(f"{where}open/"),
        browser.post(f"{where}draft/", {}),
        at_desk(mabel).post(f"{where}notice/", {"reason": "None."}),
        browser.post(f"{where}cancel/", {}),
        browser.post(f"{DESK}plan/", sent(closed="on")),
    ]

    assert [one.status_code for one in answers] == [422, 409, 409, 403, 422, 422]
    assert "at least 7 calendar days" in words_of(answers[0])
    assert "names the exemption" in words_of(answers[5])


@pytest.mark.parametrize("hour", ["2027-03-14T02:30", "2026-11-01T01:30", "soon", "2027-01-01"])
def test_a_time_that_the_clocks_do_not_show_once_is_refused(hour, sybil, charter):
    answer = at_desk(sybil).post(f"{DESK}plan/", sent(starts_at=hour))

    assert answer.status_code == 422


def test_the_form_of_a_change_begins_with_the_times_of_the_place(sybil, charter):
    meeting = planned(sybil, time_zone="America/Los_Angeles")

    form = at_desk(sybil).get(desk_of(meeting, "change")).context["form"]

    assert form.initial["starts_at"] == datetime(2026, 11, 16, 7)  # noqa: DTZ001  a wall clock


def test_an_item_is_worded_moved_and_removed_on_the_pages(sybil, charter):
    meeting = planned(sybil)
    first, second = with_item(meeting, sybil, "One"), with_item(meeting, sybil, "Two")
    browser, at = at_desk(sybil), "/committee/desk/items"

    codes = [
        browser.post(f"{at}/{second.pk}/move/", {"number": 1}).status_code,
        browser.post(f"{at}/{second.pk}/word/", {"title": "First of all"}).status_code,
        browser.post(f"{at}/{first.pk}/remove/").status_code,
    ]

    assert codes == [302] * 3
    page = words_of(browser.get(desk_of(meeting)))
    assert "First of all" in page
    assert "One" not in page.split("Agenda")[1]


def test_a_paper_is_added_and_everybody_can_take_it(sybil, charter):
    meeting = noticed(sybil)
    item = first_item(meeting)
    given = {"title": "Figures of Arlington", "file": paper(name="figures.pdf")}

    answer = at_desk(sybil).post(f"/committee/desk/items/{item.pk}/paper/", given)

    assert answer.status_code == 302
    page = Client().get(public(meeting))
    assert "Figures of Arlington" in words_of(page)
    link = page.content.decode().split('href="/committee/papers/')[1].split('"')[0]
    taken = Client().get(f"/committee/papers/{link}")
    assert taken.content.startswith(b"%PDF")
    assert taken["Content-Type"] == "application/pdf"


def test_a_paper_of_a_planned_meeting_is_the_desks(sybil, mina, committee):
    item = with_item(planned(sybil), sybil)
    given = {"item_id": item.pk, "title": "Figures", "content": pdf(), "name": "a.pdf"}
    sha256 = inside(lambda: add_paper(**given, by=sybil, at=PLANNED).document.sha256)

    codes = [
        Client().get(f"/committee/papers/{sha256}/").status_code,
        at_desk(mina).get(f"/committee/desk/papers/{sha256}/").status_code,
        at_desk(mina).get(f"/committee/desk/papers/{'0' * 64}/").status_code,
    ]

    assert codes == [404, 200, 404]


def test_what_is_no_paper_is_refused(sybil, charter):
    item = first_item(noticed(sybil))
    given = {"title": "Figures", "file": paper(b"not a paper")}

    answer = at_desk(sybil).post(f"/committee/desk/items/{item.pk}/paper/", given)

    assert answer.status_code == 422
    assert "neither a PDF" in words_of(answer)


@pytest.fixture
def today(monkeypatch):
    """The pages are opened while the meeting lasts."""
    at = STARTS + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: at)
    return at


def test_who_comes_and_leaves_is_written_down_with_buttons(sybil, committee, today):
    meeting, browser = opened(sybil), at_desk(sybil)
    where, term = desk_of(meeting, "attendance"), committee["mae"]
    came = {"term_id": term.pk, "what": "comes"}

    answers = [
        browser.post(where, came),
        browser.post(where, came),
        browser.post(where, {**came, "what": "leaves"}),
        browser.post(where, {"term_id": "mae", "what": "sleeps"}),
    ]

    assert [one.status_code for one in answers] == [302, 409, 302, 422]
    assert "Mae is there already" in words_of(answers[1])
    assert answers[1].content.count(b"csrfmiddlewaretoken") >= len(committee)


def test_a_lost_quorum_is_seen_at_the_desk(sybil, committee, today):
    meeting = held(sybil, committee)
    for name in ("mabel", "mina", "milo"):
        goes(meeting, committee[name], sybil)

    page = words_of(at_desk(sybil).get(desk_of(meeting)))

    assert "No quorum" in page
    assert "Quorum lost" in page
    assert "3 of 6 filled seats" in page


def test_minutes_go_from_the_secretariat_to_the_chair_and_out(sybil, mabel, mina, committee):
    meeting = over(sybil, committee)
    secretariat, chair = at_desk(sybil), at_desk(mabel)
    version = {"version": 1}

    codes = [
        secretariat.post(desk_of(meeting, "draft"), {"remarks": "Well done."}).status_code,
        secretariat.post(desk_of(meeting, "certify"), version).status_code,
        at_desk(mina).post(desk_of(meeting, "certify"), version).status_code,
        chair.post(desk_of(meeting, "certify"), {"version": 2}).status_code,
        chair.post(desk_of(meeting, "certify"), version).status_code,
        secretariat.post(desk_of(meeting, "post")).status_code,
    ]

    assert codes == [302, 403, 403, 409, 302, 302]
    assert fresh(meeting).status == "POSTED"
    assert "Well done." in words_of(Client().get(f"{public(meeting)}minutes/1/"))


@pytest.mark.parametrize(
    "path",
    [
        "/committee/meetings/{}/",
        "/committee/meetings/{}/minutes/1/",
        DESK + "{}/",
        DESK + "{}/notice/",
        DESK + "{}/attendance/",
        DESK + "{}/minutes/1/",
        "/committee/desk/items/{}/move/",
    ],
)
def test_what_there_is_not_is_not_found(path, sybil, charter):
    assert at_desk(sybil).get(path.format(uuid4())).status_code == 404


def test_an_act_that_there_is_not_is_not_found(sybil, charter):
    meeting = noticed(sybil)
    browser = at_desk(sybil)

    assert browser.get(desk_of(meeting, "pardon")).status_code == 404
    item = first_item(meeting)
    assert browser.get(f"/committee/desk/items/{item.pk}/pardon/").status_code == 404


def test_a_member_who_comes_late_is_seen_by_the_others(sybil, mina, committee, today):
    meeting = opened(sybil)
    comes(meeting, committee["moses"], sybil)

    page = words_of(at_desk(mina).get(desk_of(meeting)))

    assert "1 of 6 filled seats" in page
    assert "Write down who comes" not in page


def test_times_are_told_with_their_zone_in_spanish_too(sybil, charter):
    meeting = noticed(sybil)
    browser = Client(headers={"accept-language": "es"})

    page = browser.get(public(meeting))

    assert page.status_code == 200
    assert "EST" in words_of(page)
