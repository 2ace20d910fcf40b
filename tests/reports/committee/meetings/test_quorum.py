"""Who is there, whether they may decide, and when that came and went."""

from datetime import timedelta

import pytest

from reports.committee.meetings.models import QuorumMark
from reports.committee.meetings.quorum import acting_for, count_of
from reports.committee.meetings.selectors import present_terms
from reports.committee.seats.interests import open_business, recuse
from tests.reports.committee.meetings.worlds import (
    PLANNED,
    STARTS,
    comes,
    first_item,
    fresh,
    goes,
    held,
    noticed,
    opened,
    over,
    planned,
)
from tests.reports.committee.worlds import inside, seated

HOUR = timedelta(hours=1)


def marks(meeting) -> list[tuple[str, int, int]]:
    rows = QuorumMark.objects.filter(meeting=meeting).order_by("pk")
    return inside(lambda: list(rows.values_list("mark", "present", "constituencies")))


def there(meeting) -> set[str]:
    return {term.name for term in inside(present_terms, fresh(meeting))}


def test_the_fourth_of_six_brings_a_quorum(sybil, committee):
    meeting = opened(sybil)
    for name in ("mabel", "marco", "mina"):
        comes(meeting, committee[name], sybil)
    assert marks(meeting) == []

    comes(meeting, committee["milo"], sybil)

    assert marks(meeting) == [("REACHED", 4, 4)]


def test_a_quorum_is_lost_and_reached_again(sybil, committee):
    meeting = opened(sybil)
    for name in ("mabel", "marco", "mina", "milo"):
        comes(meeting, committee[name], sybil)

    goes(meeting, committee["mina"], sybil)
    comes(meeting, committee["mina"], sybil, at=STARTS + 2 * HOUR)

    assert [mark for mark, *_ in marks(meeting)] == ["REACHED", "LOST", "REACHED"]


def test_the_end_is_no_lost_quorum(sybil, committee):
    assert [mark for mark, *_ in marks(over(sybil, committee))] == ["REACHED"]


def test_before_the_call_to_order_nobody_is_there(sybil, committee):
    assert there(noticed(sybil)) == set()


def test_who_left_is_not_there(sybil, committee):
    meeting = held(sybil, committee)

    goes(meeting, committee["moses"], sybil)

    assert "Moses" not in there(meeting)
    assert len(there(meeting)) == 5


def test_one_constituency_is_no_quorum_whatever_its_number(sybil, charter, mabel, mina, milo):
    seated(charter, "POLICE_CHIEF", mabel, by=sybil)
    chief = seated(charter, "POLICE_CHIEF", mina, by=sybil)
    meeting = opened(sybil)
    comes(meeting, chief, sybil)

    count = inside(lambda: count_of(fresh(meeting)))

    assert (count.constituencies, count.reached) == (1, False)


@pytest.fixture
def matter(sybil):
    return inside(open_business, title="Stops on Route 9", by=sybil, at=PLANNED)


def test_who_keeps_away_is_no_part_of_the_count_of_the_item(sybil, mina, committee, matter):
    meeting = held(sybil, committee, matter=matter)
    inside(recuse, matter=matter, by=mina, at=STARTS)

    whole = inside(lambda: count_of(fresh(meeting)))
    item = inside(lambda: count_of(fresh(meeting), matter))

    assert (whole.present, whole.filled) == (6, 6)
    assert (item.present, item.filled) == (5, 5)
    acts = inside(lambda: acting_for(fresh(meeting), matter))
    assert "Mina" not in {term.name for term in acts}


def test_a_recusal_can_take_the_quorum_of_the_item_alone(sybil, committee, matter):
    some = {name: committee[name] for name in ("mabel", "marco", "mina", "milo")}
    meeting = held(sybil, some, matter=matter)
    for name in ("mina", "milo"):
        inside(recuse, matter=matter, by=sybil, at=STARTS, term_id=committee[name].pk)

    assert inside(lambda: count_of(fresh(meeting))).reached
    assert not inside(lambda: count_of(fresh(meeting), matter)).reached


def test_an_alternate_acts_where_the_member_is_away(sybil, charter, committee, irma):
    alternate = seated(charter, "COURT", irma, by=sybil, capacity="ALTERNATE")
    meeting = opened(sybil)
    comes(meeting, alternate, sybil)
    assert inside(lambda: acting_for(fresh(meeting))) == [alternate]

    comes(meeting, committee["milo"], sybil)

    assert inside(lambda: acting_for(fresh(meeting))) == [committee["milo"]]


def test_the_item_of_a_meeting_is_about_its_matter(sybil, committee, matter):
    meeting = noticed(sybil, matter=matter)

    assert first_item(meeting).matter == matter
    assert inside(lambda: planned(sybil).items.count()) == 0
