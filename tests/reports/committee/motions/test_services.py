"""Moving, seconding, amending, withdrawing: who may, when, and what comes of it."""

import pytest

from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.meetings.services import adjourn
from reports.committee.motions.refusals import (
    AlreadyMoved,
    AmendmentUndecided,
    NotActing,
    NotAmendable,
    NotRunning,
    NotTheMover,
    SameSeat,
)
from reports.committee.motions.services import second
from reports.committee.seats.refusals import MustKeepAway, NotSitting
from tests.reports.committee.meetings.worlds import comes, first_item, goes, noticed, over
from tests.reports.committee.motions.way import (
    MINUTE,
    NOW,
    TEXT,
    again,
    amended,
    at_status,
    decided,
    lapsed,
    moved,
    put,
    seconded,
    trail_of,
    withdrawn,
)
from tests.reports.committee.worlds import inside


def test_what_is_moved_reads_as_it_was_moved(motion, committee):
    assert (motion.text, motion.wording, motion.number) == (TEXT, TEXT, 1)
    assert (motion.status, motion.mover, motion.seconder) == ("MOVED", committee["mabel"], None)


def test_motions_of_an_item_are_numbered_on(item, mabel, mina):
    assert [moved(item, mabel).number, moved(item, mina).number] == [1, 2]


def test_moving_and_seconding_are_on_the_trail_without_words(item, mabel, mina):
    motion = seconded(item, mabel, mina)

    lines = trail_of(motion)

    assert [(line.before, line.after) for line in lines] == [("", "MOVED"), ("MOVED", "SECONDED")]
    assert TEXT not in str([line.detail for line in lines])


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("sybil", AccessDenied),
        ("nobody", AccessDenied),
        ("otto", AccessDenied),
        ("chief", NotSitting),
        ("irma", NotSitting),
    ],
)
def test_only_who_sits_moves(name, refusal, item, request):
    with pytest.raises(refusal):
        moved(item, request.getfixturevalue(name))


def test_who_is_not_there_moves_nothing(item, meeting, mina, committee, sybil):
    goes(meeting, committee["mina"], sybil, at=NOW)

    with pytest.raises(NotActing):
        moved(item, mina)


def test_an_alternate_acts_once_the_member_left(item, meeting, irma, stand_in, committee, sybil):
    comes(meeting, stand_in, sybil)
    with pytest.raises(NotActing):
        moved(item, irma)

    goes(meeting, committee["marco"], sybil, at=NOW)

    assert moved(item, irma).mover == stand_in


def test_nothing_is_moved_outside_of_a_meeting(committee, sybil, mabel):
    before, after = first_item(noticed(sybil)), first_item(over(sybil, committee))

    for item in (before, after):
        with pytest.raises(NotRunning):
            moved(item, mabel)


def test_who_keeps_away_moves_nothing(hearing, marco, mina):
    with pytest.raises(MustKeepAway):
        moved(hearing, marco)
    with pytest.raises(MustKeepAway):
        inside(second, motion_id=moved(hearing, mina).pk, by=marco, at=NOW)


def test_another_seat_seconds(motion, mabel, mina, committee):
    with pytest.raises(SameSeat):
        inside(second, motion_id=motion.pk, by=mabel, at=NOW)

    found = inside(second, motion_id=motion.pk, by=mina, at=NOW)

    assert (found.status, found.seconder) == ("SECONDED", committee["mina"])


def test_the_alternate_of_the_mover_is_of_the_same_seat(
    item, meeting, marco, irma, stand_in, committee, sybil
):
    motion = moved(item, marco)
    goes(meeting, committee["marco"], sybil, at=NOW)
    comes(meeting, stand_in, sybil, at=NOW)

    with pytest.raises(SameSeat):
        inside(second, motion_id=motion.pk, by=irma, at=NOW + MINUTE)


def test_a_motion_is_its_movers_to_withdraw(item, mabel, mina):
    motion = seconded(item, mabel, mina)

    with pytest.raises(NotTheMover):
        withdrawn(motion, mina)

    assert withdrawn(motion, mabel).status == "WITHDRAWN"


def test_a_motion_is_withdrawn_with_its_amendment(item, mabel, mina, milo):
    motion = seconded(item, mabel, mina)
    change = amended(motion, milo)

    withdrawn(motion, mabel)

    assert again(change).status == "WITHDRAWN"


def test_a_motion_is_not_withdrawn_while_its_amendment_is_voted_on(item, mabel, mina, milo, sybil):
    motion = seconded(item, mabel, mina)
    change = amended(motion, milo)
    inside(second, motion_id=change.pk, by=mina, at=NOW)
    put(change, sybil)

    with pytest.raises(AmendmentUndecided):
        withdrawn(motion, mabel)


def test_the_secretariat_lets_lapse_what_nobody_seconded(motion, sybil, mabel):
    with pytest.raises(AccessDenied):
        lapsed(motion, mabel)

    assert lapsed(motion, sybil).status == "LAPSED"


def test_a_carried_amendment_becomes_the_wording(item, mabel, mina, milo, sybil):
    motion = seconded(item, mabel, mina)
    change = amended(motion, milo, "Weekly figures.")
    inside(second, motion_id=change.pk, by=mina, at=NOW)
    put(change, sybil)

    decided(change, {mabel: "YES", milo: "YES", mina: "NO"}, sybil)

    found = again(motion)
    assert (found.text, found.wording, found.status) == (TEXT, "Weekly figures.", "SECONDED")


def test_an_amendment_is_carried_by_more_yes_than_no_whatever_its_motion_needs(
    item, mabel, mina, milo
):
    motion = seconded(item, mabel, mina, majority="OF_SEATS")

    assert (motion.majority, amended(motion, milo).majority) == ("OF_SEATS", "OF_VOTES")


def test_the_same_is_moved_once_while_it_waits(item, mabel, mina):
    motion = moved(item, mabel)
    with pytest.raises(AlreadyMoved):
        moved(item, mabel)

    withdrawn(motion, mabel)

    assert moved(item, mabel).number == 2
    assert moved(item, mina).number == 3


def test_a_failed_amendment_changes_nothing(item, mabel, mina, milo, sybil):
    motion = seconded(item, mabel, mina)
    change = amended(motion, milo)
    inside(second, motion_id=change.pk, by=mina, at=NOW)
    put(change, sybil)

    assert decided(change, {mabel: "NO"}, sybil).status == "FAILED"
    assert again(motion).wording == TEXT


def test_the_vote_waits_for_the_amendment(item, mabel, mina, milo, sybil):
    motion = seconded(item, mabel, mina)
    change = amended(motion, milo)

    with pytest.raises(AmendmentUndecided):
        put(motion, sybil)
    lapsed(change, sybil)

    assert put(motion, sybil).status == "OPEN"


def test_there_is_one_amendment_at_a_time_and_none_of_it(item, mabel, mina, milo):
    motion = seconded(item, mabel, mina)
    change = amended(motion, milo)

    with pytest.raises(AmendmentUndecided):
        amended(motion, mina)
    inside(second, motion_id=change.pk, by=mina, at=NOW)
    with pytest.raises(NotAmendable):
        amended(change, mabel)


def test_an_amendment_changes_something(item, mabel, mina, milo):
    with pytest.raises(NotAmendable):
        amended(seconded(item, mabel, mina), milo, TEXT)


@pytest.mark.parametrize("status", ["MOVED", "OPEN", "CARRIED", "FAILED", "WITHDRAWN", "LAPSED"])
def test_what_is_not_seconded_or_is_put_to_the_vote_is_not_amended(
    status, item, mabel, mina, milo, sybil
):
    motion = at_status(status, item, mabel, mina, sybil)

    with pytest.raises(TransitionRefused):
        amended(motion, milo)


def test_after_the_meeting_nothing_is_seconded_or_withdrawn(motion, meeting, mabel, mina, sybil):
    inside(adjourn, meeting_id=meeting.pk, by=sybil, at=NOW + MINUTE)

    with pytest.raises(NotRunning):
        inside(second, motion_id=motion.pk, by=mina, at=NOW + 2 * MINUTE)
    with pytest.raises(NotRunning):
        withdrawn(motion, mabel)
