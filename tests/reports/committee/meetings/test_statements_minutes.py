"""Minutes tell how many statements came, by item, and what is not shown."""

import pytest

from reports.committee.meetings.sections import STATEMENTS, told_of
from tests.reports.committee.meetings.statements import LETTER, filed, many, shown, withheld
from tests.reports.committee.meetings.worlds import first_item, noticed
from tests.reports.committee.worlds import inside

TITLE = "Written statements of the public"


@pytest.fixture
def meeting(committee, sybil):
    return noticed(sybil)


def section_of(meeting):
    return next((one for one in inside(told_of, meeting) if one["title"] == TITLE), None)


def test_minutes_without_statements_say_nothing_of_them(meeting):
    assert section_of(meeting) is None
    assert STATEMENTS == 50


def test_minutes_count_by_item_a_campaign_once(meeting, sybil):
    item = first_item(meeting)
    shown(many(meeting, 3)[0], sybil, item_id=item.pk)
    shown(filed(meeting, "To all of you."), sybil)

    told = section_of(meeting)

    assert told["rows"] == [["The whole meeting", "1", "1"], ["1. Minor traffic", "3", "1"]]
    assert "were drafted: 4." in told["lines"][0]
    assert "Shown to the public: 4, which count as 2" in told["lines"][0]


def test_minutes_say_what_is_not_shown_and_what_waits_and_no_words(meeting, sybil):
    withheld(filed(meeting, "Snow."), sybil, "SPAM")
    filed(meeting, name="Ann Lee")

    told = section_of(meeting)

    assert told["lines"][1:] == [
        "Not shown: 1. Advertising, or sent by a machine: 1.",
        "Still to be read by a moderator: 1.",
    ]
    assert (told["columns"], told["rows"]) == ([], [])
    assert LETTER not in str(told)
    assert "Ann Lee" not in str(told)
