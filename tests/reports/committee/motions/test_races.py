"""Two who second, vote, open or close at once, each on a connection of its own."""

from functools import partial

import pytest

from reports.committee.meetings.services import adjourn, leave
from reports.committee.motions.models import Roll, Vote
from reports.committee.motions.refusals import REFUSALS
from reports.committee.motions.services import amend, move, second
from reports.committee.motions.voting import cast, close_vote, open_vote
from tests.matching.test_races import together
from tests.reports.committee.motions.way import (
    MINUTE,
    NOW,
    TEXT,
    again,
    amended,
    decided,
    roll,
    seconded,
)
from tests.reports.committee.worlds import inside

pytestmark = pytest.mark.usefixtures("committed")


def tried(act, **given):
    """Whether an act was taken."""

    def attempt() -> bool:
        try:
            inside(act, at=NOW + MINUTE, **given)
        except REFUSALS:
            return False
        return True

    return attempt


def test_of_two_who_second_at_once_one_does(motion, mina, milo):
    results = together(*(tried(second, motion_id=motion.pk, by=by) for by in (mina, milo)))

    assert sorted(results) == [False, True]
    assert again(motion).status == "SECONDED"


def test_of_two_who_open_at_once_one_does(item, mabel, mina, sybil, chief):
    motion = seconded(item, mabel, mina)

    results = together(*(tried(open_vote, motion_id=motion.pk, by=by) for by in (sybil, chief)))

    assert sorted(results) == [False, True]
    assert inside(Roll.objects.filter(motion=motion).count) == 6


def test_of_two_votes_of_a_member_at_once_one_stands(vote, mabel):
    says = partial(tried, cast, motion_id=vote.pk, by=mabel)

    results = together(says(choice="YES"), says(choice="NO"))

    assert sorted(results) == [False, True]
    assert inside(Vote.objects.filter(motion=vote).count) == 1


@pytest.mark.parametrize("again_", range(3))
def test_a_vote_comes_before_the_count_or_not_at_all(again_, vote, mabel, mina, sybil):
    inside(cast, motion_id=vote.pk, choice="YES", by=mina, at=NOW)

    voted, counted = together(
        tried(cast, motion_id=vote.pk, choice="NO", by=mabel),
        tried(close_vote, motion_id=vote.pk, by=sybil),
    )

    assert counted
    assert again(vote).no == int(voted) == int(roll(vote)["Mabel"].voted)


def test_votes_of_all_at_once_are_all_counted(vote, committee, sybil):
    people = [term.person for term in committee.values()]

    results = together(
        *(tried(cast, motion_id=vote.pk, choice="YES", by=person) for person in people)
    )

    assert all(results)
    assert decided(vote, {}, sybil).yes == 6


def test_of_two_who_close_at_once_one_does(vote, sybil, chief):
    results = together(*(tried(close_vote, motion_id=vote.pk, by=by) for by in (sybil, chief)))

    assert sorted(results) == [False, True]


def test_of_two_who_amend_at_once_one_does(item, mabel, mina, milo, moses):
    motion = seconded(item, mabel, mina)

    results = together(
        *(tried(amend, motion_id=motion.pk, text=f"By {by}.", by=by) for by in (milo, moses))
    )

    assert sorted(results) == [False, True]


def test_an_amendment_comes_before_the_opening_or_not_at_all(item, mabel, mina, milo, sybil):
    motion = seconded(item, mabel, mina)

    results = together(
        tried(amend, motion_id=motion.pk, text="Weekly.", by=milo),
        tried(open_vote, motion_id=motion.pk, by=sybil),
    )

    assert sorted(results) == [False, True]


def test_the_end_of_a_meeting_comes_before_the_count_or_after_it(vote, meeting, mabel, sybil):
    inside(cast, motion_id=vote.pk, choice="YES", by=mabel, at=NOW)

    together(
        tried(adjourn, meeting_id=meeting.pk, by=sybil),
        tried(close_vote, motion_id=vote.pk, by=sybil),
    )

    done = again(vote)
    assert (done.status, done.present) in {("CARRIED", 6), ("NO_QUORUM", 0)}


def test_who_leaves_and_votes_at_once_does_one_after_the_other(
    vote, meeting, committee, mabel, sybil
):
    voted, left = together(
        tried(cast, motion_id=vote.pk, choice="YES", by=mabel),
        tried(leave, meeting_id=meeting.pk, term_id=committee["mabel"].pk, by=sybil),
    )

    done = decided(vote, {}, sybil)
    assert left
    assert (done.yes, done.present) == (int(voted), 5)


def test_two_motions_at_once_have_two_numbers(item, mabel, mina):
    results = together(*(tried(move, item_id=item.pk, text=TEXT, by=by) for by in (mabel, mina)))

    assert results == [True, True]


def test_an_amendment_waits_no_longer_than_its_motion(item, mabel, mina, milo):
    motion = seconded(item, mabel, mina)
    change = amended(motion, milo)

    results = together(
        *(tried(second, motion_id=change.pk, by=by) for by in (mina, mabel)),
    )

    assert sorted(results) == [False, True]
