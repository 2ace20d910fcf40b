"""Which motions a person sees at the desk, how rolls are read, and what is offered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.committee.motions.ballots import ballots
from reports.committee.motions.bench import bench_of
from reports.committee.motions.doing import ACTS, acts_open, has_part
from reports.committee.motions.models import Motion
from reports.committee.motions.selectors import (
    decided,
    desk_item,
    desk_items,
    desk_motion,
    desk_motions,
    motion_of,
    motions,
    motions_in,
)
from reports.committee.seats.interests import declare_interest
from reports.committee.seats.refusals import NotSitting
from reports.committee.seats.services import remove
from tests.reports.committee.meetings.worlds import comes, goes, over
from tests.reports.committee.motions.way import (
    MINUTE,
    NOW,
    closed,
    moved,
    opened,
    says,
    seconded,
    withdrawn,
)
from tests.reports.committee.worlds import inside


def seen(user, at=NOW) -> list[Motion]:
    return inside(lambda: list(desk_motions(user, at=at)))


def offered(motion, user, at=NOW) -> set[str]:
    """The keys of what a person is offered at a motion."""

    def read() -> set[str]:
        found = motion_of(motion.pk)
        return {act.key for act in acts_open(found, user, bench_of(found.item), at=at)}

    return inside(read)


def test_who_keeps_away_sees_the_other_motions_alone(motion, hearing, mabel, marco):
    about_riverton = moved(hearing, mabel)

    assert seen(marco) == [motion]
    assert set(seen(mabel)) == {motion, about_riverton}
    assert inside(desk_motion, marco, about_riverton.pk, at=NOW) is None


def test_an_interest_hides_a_motion_from_its_day_on(motion, mina):
    assert inside(desk_motion, mina, motion.pk, at=NOW) == motion
    given = {"kind": "MATTER", "words": "My firm.", "matter": motion.item.matter}
    inside(declare_interest, by=mina, at=NOW, **given)

    assert inside(desk_motion, mina, motion.pk, at=NOW) is None
    assert inside(motion_of, motion.pk) == motion


@pytest.mark.parametrize("name", ["irma", "nobody", "otto"])
def test_who_neither_sits_nor_runs_the_business_sees_no_desk(name, motion, request):
    with pytest.raises(NotSitting):
        seen(request.getfixturevalue(name))


def test_after_the_last_day_of_a_term_the_desk_is_shut(motion, committee, mina, sybil):
    given = {"term_id": committee["mina"].pk, "last_day": NOW.date()}
    inside(remove, by=sybil, at=NOW, **given)

    assert seen(mina) == [motion]
    with pytest.raises(NotSitting):
        seen(mina, at=NOW + 24 * 60 * MINUTE)


def test_items_are_those_of_meetings_that_last(item, committee, sybil, mabel):
    ended = over(sybil, committee)

    found = inside(lambda: list(desk_items(mabel, at=NOW)))

    assert found == [item]
    assert inside(lambda: desk_item(mabel, ended.items.get().pk, at=NOW)) is None
    assert inside(lambda: list(desk_items(sybil, at=NOW))) == []


def test_motions_are_listed_by_meeting_item_and_number(motion, item, hearing, mabel, mina):
    second_one, other = moved(item, mina), moved(hearing, mabel)

    assert inside(lambda: list(motions_in(item.meeting))) == [motion, second_one]
    assert set(inside(lambda: list(motions()))) == {motion, second_one, other}


def test_decided_are_those_whose_vote_closed(motion, item, mabel, mina, sybil):
    withdrawn(motion, mabel)
    done = closed(opened(item, mabel, mina, sybil), sybil)
    opened(item, mabel, mina, sybil)

    assert inside(lambda: list(decided())) == [done]


def test_rolls_are_read_in_three_queries_however_many(item, mabel, mina, sybil):
    for _round in range(2):
        says(vote := opened(item, mabel, mina, sybil), mabel)
        closed(vote, sybil)
    found = inside(lambda: list(motions()))

    with CaptureQueriesContext(connection) as seen_queries:
        rows = inside(ballots, found)

    reads = [one for one in seen_queries if one["sql"].startswith("SELECT")]
    assert len(reads) == 3
    assert [row.term.seat.number for row in rows[:6]] == sorted(
        row.term.seat.number for row in rows[:6]
    )


def test_no_ballot_tells_a_choice_while_the_vote_is_open_among_others(
    item, mabel, mina, milo, sybil
):
    closed(opened(item, mabel, mina, sybil), sybil)
    says(opened(item, milo, mina, sybil), milo, "NO", reason="Not yet.")

    rows = inside(lambda: ballots(motions()))

    assert [row.voted for row in rows].count(True) == 1
    assert all(row.choice is None and row.reason == "" for row in rows)


def test_a_member_who_is_not_there_is_offered_nothing(motion, meeting, committee, mina, sybil):
    assert offered(motion, mina) == {"second"}
    goes(meeting, committee["mina"], sybil, at=NOW)

    assert offered(motion, mina) == set()


def test_an_alternate_is_offered_what_the_member_would_be(
    item, mabel, meeting, committee, irma, stand_in, sybil
):
    motion = moved(item, mabel)
    comes(meeting, stand_in, sybil, at=NOW)
    beside = offered(motion, irma)
    goes(meeting, committee["marco"], sybil, at=NOW)

    assert (beside, offered(motion, irma)) == (set(), {"second"})


def test_an_amendment_is_not_offered_to_an_amendment(item, mabel, mina, milo):
    motion = seconded(item, mabel, mina)

    assert "amend" in offered(motion, milo)
    assert all(act.about and act.title for act in ACTS.values())


def test_members_have_no_part_in_what_the_secretariat_does(committee, mabel, sybil, nobody):
    for act in ACTS.values():
        parts = [has_part(act, person, at=NOW) for person in (mabel, sybil, nobody)]
        is_members = act.right == "sit_on_committee"
        assert parts == [is_members, not is_members, False]
