"""What is read of meetings: by whom, in which order, in how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.committee.meetings.doing import acts_open, item_acts_open
from reports.committee.meetings.selectors import (
    attendance_of,
    items_of,
    meetings,
    notices_given_last,
    public_meetings,
    roll_call,
    sitting_then,
)
from tests.portal.participation.desk import at_desk
from tests.reports.committee.meetings.worlds import (
    DAY,
    ENDS,
    PLANNED,
    STARTS,
    called_off,
    certified,
    comes,
    drafted,
    fresh,
    goes,
    held,
    noticed,
    over,
    planned,
    posted,
    with_item,
)
from tests.reports.committee.worlds import inside, seated

OFFERED = {
    "PLANNED": ["item", "change", "notice", "cancel"],
    "NOTICED": ["item", "change", "open", "cancel"],
    "HELD": ["item", "adjourn"],
    "OVER": ["draft"],
    "MINUTES_DRAFT": ["draft"],
    "CERTIFIED": ["draft", "post"],
    "POSTED": ["draft"],
    "CANCELED": [],
}


def at_state(state, sybil, mabel, committee):
    makes = {
        "PLANNED": lambda: planned(sybil),
        "NOTICED": lambda: noticed(sybil),
        "HELD": lambda: held(sybil, {}),
        "CANCELED": lambda: called_off(sybil),
        "POSTED": lambda: posted(sybil, mabel, committee),
    }
    if state in makes:
        return makes[state]()
    meeting = over(sybil, committee)
    if state == "MINUTES_DRAFT":
        drafted(meeting, sybil)
    if state == "CERTIFIED":
        certified(meeting, sybil, mabel)
    return fresh(meeting)


def keys(meeting, user) -> list[str]:
    return [act.key for act in inside(lambda: acts_open(meeting, user, at=ENDS))]


@pytest.mark.parametrize("state", OFFERED)
def test_the_secretariat_is_offered_what_the_state_allows(state, sybil, mabel, committee):
    meeting = at_state(state, sybil, mabel, committee)

    assert keys(meeting, sybil) == OFFERED[state]


@pytest.mark.parametrize("state", OFFERED)
def test_the_chair_is_offered_to_certify_alone(state, sybil, mabel, mina, committee):
    meeting = at_state(state, sybil, mabel, committee)

    assert keys(meeting, mabel) == (["certify"] if state == "MINUTES_DRAFT" else [])
    assert keys(meeting, mina) == []


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("PLANNED", ["word", "move", "paper", "remove"]),
        ("NOTICED", ["word", "move", "paper", "remove"]),
        ("HELD", ["paper"]),
        ("OVER", []),
        ("CANCELED", []),
    ],
)
def test_what_is_offered_at_an_item(state, offered, sybil, mabel, committee):
    meeting = at_state(state, sybil, mabel, committee)

    assert [act.key for act in item_acts_open(meeting, sybil)] == offered
    assert item_acts_open(meeting, mabel) == []


def test_the_public_sees_noticed_meetings_the_latest_first(sybil, charter):
    planned(sybil)
    early = noticed(sybil)
    late = noticed(sybil, starts_at=STARTS + DAY, ends_at=ENDS + DAY)

    assert list(public_meetings()) == [late, early]
    assert inside(lambda: meetings().count()) == 3


def test_a_meeting_that_was_called_off_before_its_notice_was_never_public(sybil, charter):
    meeting = planned(sybil)
    from_desk = at_desk(sybil)

    from_desk.post(f"/committee/desk/meetings/{meeting.pk}/cancel/", {"reason": "A storm."})

    assert fresh(meeting).status == "CANCELED"
    assert list(public_meetings()) == []
    assert Client().get(f"/committee/meetings/{meeting.pk}/").status_code == 404


def test_notices_are_read_the_latest_first(sybil, charter):
    noticed(sybil)
    called_off(sybil)

    found = list(notices_given_last(1))

    assert len(found) == 1


def test_the_roll_call_says_who_is_there_who_left_and_who_never_came(sybil, committee):
    meeting = held(sybil, {"mae": committee["mae"], "milo": committee["milo"]})
    goes(meeting, committee["milo"], sybil)
    comes(meeting, committee["milo"], sybil, at=STARTS + timedelta(hours=2))
    goes(meeting, committee["mae"], sybil)

    called = {one.term.name: one for one in inside(lambda: roll_call(meeting))}

    assert {name for name, one in called.items() if one.is_there} == {"Milo"}
    assert called["Mae"].last.left_at
    assert called["Moses"].last is None


def test_members_come_before_their_alternates(sybil, charter, committee, irma):
    seated(charter, "COURT", irma, by=sybil, capacity="ALTERNATE")
    meeting = noticed(sybil)

    found = [term.name for term in inside(lambda: sitting_then(meeting))]

    assert found[found.index("Milo") + 1] == "Irma"


@pytest.mark.parametrize("path", ["/committee/meetings/{}/", "/committee/desk/meetings/{}/"])
def test_a_page_asks_as_many_queries_for_many_items_as_for_one(path, sybil, charter):
    meeting, browser = noticed(sybil), at_desk(sybil)
    where = path.format(meeting.pk)
    browser.get(where)
    with CaptureQueriesContext(connection) as one:
        browser.get(where)
    for number in range(5):
        with_item(meeting, sybil, f"Item {number}", at=PLANNED)

    with CaptureQueriesContext(connection) as six:
        browser.get(where)

    assert len(one) == len(six) <= 26


def test_attendance_and_agenda_take_few_queries(sybil, committee):
    meeting = over(sybil, committee)

    def read():
        with CaptureQueriesContext(connection) as asked:
            names = [one.term.seat.number for one in attendance_of(meeting)]
            matters = [item.matter.title for item in items_of(meeting)]
        return len(asked), len(names), len(matters)

    assert inside(read) == (3, 6, 1)
