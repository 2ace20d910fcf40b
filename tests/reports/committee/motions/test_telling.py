"""What minutes say of motions."""

from django.utils import translation

from reports.committee.meetings.minutes import draft_minutes
from reports.committee.meetings.services import adjourn
from reports.committee.motions.telling import section
from tests.reports.committee.meetings.worlds import DAY, ENDS, fresh, over
from tests.reports.committee.motions.way import NOW, decided, moved, opened, says, withdrawn
from tests.reports.committee.worlds import inside


def test_minutes_name_who_voted_how_who_did_not_and_who_was_recused(
    hearing, mabel, mina, milo, sybil
):
    motion = opened(hearing, mabel, mina, sybil)
    decided(motion, {mabel: "YES", mina: "YES", milo: "NO"}, sybil)

    told = inside(section, fresh(hearing.meeting))

    assert told.lines == [
        "1.1.1: Yes: Mabel, Mina. No: Milo. Did not vote: Mae, Moses. Recused: Marco."
    ]
    assert told.rows[0][1:] == [
        "Mabel, Mina",
        "More yes than no",
        "2 yes, 1 no, 0 abstained; 5 of 5 seats there",
        "Carried",
    ]


def test_a_motion_that_came_to_no_vote_is_told_without_numbers(item, meeting, mabel):
    withdrawn(moved(item, mabel), mabel)

    told = inside(section, fresh(meeting))

    assert told.lines == []
    assert told.rows[0][3:] == ["", "Withdrawn"]


def test_without_motions_there_is_no_section(sybil, committee):
    assert inside(section, over(sybil, committee)) is None


def test_the_draft_of_minutes_has_the_section_in_english_whatever_one_speaks(
    vote, meeting, mabel, sybil
):
    says(vote, mabel)
    decided(vote, {}, sybil)
    inside(adjourn, meeting_id=meeting.pk, by=sybil, at=ENDS)

    with translation.override("es"):
        given = {"meeting_id": meeting.pk, "by": sybil, "at": ENDS + DAY}
        minutes = inside(draft_minutes, **given)

    told = {part["title"]: part for part in minutes.told}["Motions and votes"]
    assert "Yes: Mabel." in told["lines"][0]
    assert NOW < ENDS
