"""The roll, votes, and the count: who counts, and who no longer does."""

import pytest

from portal.jurisdictions.access import AccessDenied
from reports.committee.meetings.services import adjourn
from reports.committee.motions.refusals import (
    AlreadyVoted,
    AnotherVoteOpen,
    NotActing,
    NotOnRoll,
    NotRunning,
    VoteNotOpen,
)
from reports.committee.motions.states import Missing
from reports.committee.seats.interests import declare_interest, end_interest, recuse
from reports.committee.seats.refusals import MustKeepAway, NotSitting
from reports.committee.seats.services import resign
from tests.reports.committee.meetings.worlds import comes, first_item, goes
from tests.reports.committee.meetings.worlds import opened as called
from tests.reports.committee.motions.way import (
    MINUTE,
    NOW,
    closed,
    decided,
    moved,
    opened,
    put,
    roll,
    says,
    seconded,
    trail_of,
)
from tests.reports.committee.worlds import inside


def keeps_away(person, matter, *, at=NOW + 2 * MINUTE):
    given = {"kind": "MATTER", "words": "My firm.", "matter": matter}
    return inside(declare_interest, by=person, at=at, **given)


def test_all_who_act_are_on_the_roll(vote):
    assert {name: one.standing for name, one in roll(vote).items()} == dict.fromkeys(
        ["Mabel", "Marco", "Mina", "Milo", "Mae", "Moses"], "ELIGIBLE"
    )


def test_who_keeps_away_is_on_the_roll_as_recused_and_why(hearing, mabel, mina, sybil):
    found = roll(opened(hearing, mabel, mina, sybil))

    assert (found["Marco"].standing, found["Marco"].cause) == ("RECUSED", "HOME")
    assert [one.standing for one in found.values()].count("ELIGIBLE") == 5


def test_an_alternate_is_on_the_roll_in_the_place_of_a_member_who_left(
    item, meeting, stand_in, committee, mabel, mina, sybil
):
    motion = seconded(item, mabel, mina)
    comes(meeting, stand_in, sybil, at=NOW)
    goes(meeting, committee["marco"], sybil, at=NOW)

    names = set(roll(put(motion, sybil)))

    assert "Irma" in names
    assert "Marco" not in names


def test_no_alternate_speaks_for_a_seat_whose_member_keeps_away(
    hearing, stand_in, irma, committee, mabel, mina, sybil
):
    motion = seconded(hearing, mabel, mina)
    comes(hearing.meeting, stand_in, sybil, at=NOW)
    goes(hearing.meeting, committee["marco"], sybil, at=NOW)
    put(motion, sybil)

    with pytest.raises(NotOnRoll):
        says(motion, irma)

    assert not {"Irma", "Marco"} & set(roll(motion))


def test_the_count_is_stored_with_the_result(vote, mabel, mina, milo, moses, sybil):
    votes = {mabel: "YES", mina: "YES", milo: "NO", moses: "ABSTAIN"}

    done = decided(vote, votes, sybil)

    assert (done.status, done.yes, done.no, done.abstained) == ("CARRIED", 2, 1, 1)
    assert (done.present, done.filled, done.constituencies) == (6, 6, 6)
    assert done.closed_at == NOW + 3 * MINUTE


def test_a_recused_member_counts_neither_in_the_vote_nor_in_the_quorum(
    hearing, mabel, mina, sybil, marco
):
    motion = opened(hearing, mabel, mina, sybil)

    with pytest.raises(MustKeepAway):
        says(motion, marco)

    done = decided(motion, {mabel: "YES"}, sybil)
    assert (done.present, done.filled, done.constituencies) == (5, 5, 5)


def test_a_majority_of_all_seats_is_of_those_that_could_act(
    hearing, mabel, mina, milo, marco, sybil
):
    motion = opened(hearing, mabel, mina, sybil, majority="OF_SEATS")

    assert decided(motion, {mabel: "YES", mina: "YES", milo: "YES"}, sybil).status == "CARRIED"


def test_half_of_all_seats_is_no_majority(vote, item, mabel, mina, milo, sybil):
    closed(vote, sybil)
    motion = opened(item, mabel, mina, sybil, majority="OF_SEATS")

    assert decided(motion, {mabel: "YES", mina: "YES", milo: "YES"}, sybil).status == "FAILED"


def test_two_thirds_of_yes_and_no(vote, item, mabel, mina, milo, sybil):
    closed(vote, sybil)
    motion = opened(item, mabel, mina, sybil, majority="TWO_THIRDS_OF_VOTES")

    assert decided(motion, {mabel: "YES", mina: "YES", milo: "NO"}, sybil).status == "CARRIED"


def test_a_vote_stands_with_its_reason(vote, mabel, sybil):
    says(vote, mabel, "NO", reason="  The figures\r\nare old. ")
    closed(vote, sybil)

    found = roll(vote)["Mabel"]

    assert (found.choice, found.reason, found.counts) == ("NO", "The figures\nare old.", True)


def test_a_vote_is_cast_once(vote, mabel):
    says(vote, mabel)

    with pytest.raises(AlreadyVoted):
        says(vote, mabel, "NO")


def test_the_trail_says_that_somebody_voted_and_not_how(vote, mabel):
    says(vote, mabel, "NO", reason="Too early.")

    line = trail_of(vote)[-1]

    assert (line.event, line.detail, line.after) == ("committee.voted", {}, "")


@pytest.mark.parametrize("name", ["sybil", "nobody", "otto", "chief", "irma"])
def test_nobody_else_votes(name, vote, request):
    with pytest.raises((AccessDenied, NotSitting)):
        says(vote, request.getfixturevalue(name))


@pytest.mark.parametrize("name", ["mabel", "nobody", "otto", "stan"])
def test_the_secretariat_alone_opens_and_closes(name, item, mabel, mina, sybil, request):
    somebody, motion = request.getfixturevalue(name), seconded(item, mabel, mina)
    with pytest.raises(AccessDenied):
        put(motion, somebody)
    put(motion, sybil)

    with pytest.raises(AccessDenied):
        closed(motion, somebody)


def test_who_runs_the_business_and_keeps_away_opens_nothing(hearing, mabel, mina, marco):
    marco.is_superuser = True
    marco.save()
    motion = seconded(hearing, mabel, mina)

    with pytest.raises(MustKeepAway):
        put(motion, marco)


def test_who_came_after_the_opening_is_not_on_the_roll(sybil, committee, mabel, mina, milo):
    meeting = called(sybil)
    for name in ("mabel", "mina"):
        comes(meeting, committee[name], sybil)
    motion = opened(first_item(meeting), mabel, mina, sybil)
    comes(meeting, committee["milo"], sybil, at=NOW + MINUTE)

    with pytest.raises(NotOnRoll):
        says(motion, milo)

    assert closed(motion, sybil).present == 2


def test_who_left_votes_no_more_but_a_vote_cast_before_counts(
    vote, meeting, committee, mabel, mina, sybil
):
    says(vote, mina)
    for name in ("mina", "mabel"):
        goes(meeting, committee[name], sybil, at=NOW + 2 * MINUTE)
    with pytest.raises(NotActing):
        says(vote, mabel)

    done = closed(vote, sybil)

    assert (done.yes, done.present, done.filled) == (1, 4, 6)
    assert {roll(vote)[name].missing for name in ("Mina", "Mabel")} == {Missing.LEFT}


def test_a_lost_quorum_decides_nothing(vote, meeting, committee, mabel, mina, sybil):
    says(vote, mabel)
    for name in ("milo", "mae", "moses"):
        goes(meeting, committee[name], sybil, at=NOW + 2 * MINUTE)

    done = closed(vote, sybil)

    assert (done.status, done.yes, done.present) == ("NO_QUORUM", 1, 3)


def test_too_few_constituencies_are_no_quorum(sybil, committee, mabel, mina):
    meeting = called(sybil)
    for name in ("mabel", "mina"):
        comes(meeting, committee[name], sybil)

    done = decided(opened(first_item(meeting), mabel, mina, sybil), {mabel: "YES"}, sybil)

    assert (done.status, done.constituencies) == ("NO_QUORUM", 2)


def test_a_vote_still_open_at_the_end_of_the_meeting_decides_nothing(vote, meeting, mabel, sybil):
    says(vote, mabel)
    inside(adjourn, meeting_id=meeting.pk, by=sybil, at=NOW + 3 * MINUTE)
    with pytest.raises(NotActing):
        says(vote, mabel, at=NOW + 4 * MINUTE)

    done = closed(vote, sybil, at=NOW + 5 * MINUTE)

    assert (done.status, done.yes, done.present) == ("NO_QUORUM", 1, 0)


def test_a_conflict_that_arises_later_refuses_the_vote_and_takes_the_seat_away(
    vote, item, mabel, mina, sybil
):
    keeps_away(mina, item.matter)
    with pytest.raises(MustKeepAway):
        says(vote, mina)

    done = decided(vote, {mabel: "YES"}, sybil)

    assert (done.present, done.filled, done.constituencies) == (5, 5, 5)
    assert roll(vote)["Mina"].missing == Missing.RECUSED


def test_a_conflict_that_arises_after_the_vote_was_cast_takes_it_out_of_the_count(
    vote, item, mabel, mina, sybil
):
    says(vote, mina, "NO")
    inside(recuse, matter=item.matter, by=mina, at=NOW + 2 * MINUTE)

    done = decided(vote, {mabel: "YES"}, sybil)

    found = roll(vote)["Mina"]
    assert (done.status, done.yes, done.no) == ("CARRIED", 1, 0)
    assert (found.choice, found.counts) == ("NO", False)


def test_whoever_was_recused_on_the_roll_stays_so_though_the_interest_ended(
    item, mabel, mina, milo, sybil
):
    interest = keeps_away(mina, item.matter, at=NOW)
    motion = opened(item, mabel, milo, sybil)
    inside(end_interest, interest_id=interest.pk, by=mina, at=NOW + 2 * MINUTE)

    with pytest.raises(NotOnRoll):
        says(motion, mina)

    done = decided(motion, {mabel: "YES"}, sybil)
    assert (done.present, done.filled) == (5, 5)


def test_whoever_resigns_today_still_votes_today(vote, mabel, mina, sybil):
    given = {"last_day": NOW.date(), "statement": "I cannot sign this."}
    inside(resign, by=mina, at=NOW, **given)

    says(vote, mina)

    assert closed(vote, sybil).yes == 1


def test_a_vote_opens_in_a_meeting_alone(item, meeting, mabel, mina, sybil):
    motion = seconded(item, mabel, mina)
    inside(adjourn, meeting_id=meeting.pk, by=sybil, at=NOW + MINUTE)

    with pytest.raises(NotRunning):
        put(motion, sybil, at=NOW + 2 * MINUTE)


def test_an_item_has_one_vote_at_a_time(vote, item, mabel, mina, sybil):
    other = seconded(item, mabel, mina)

    with pytest.raises(AnotherVoteOpen):
        put(other, sybil)


def test_before_the_opening_and_after_the_close_nobody_votes(item, mabel, mina, sybil):
    with pytest.raises(VoteNotOpen):
        says(moved(item, mina), mina)

    done = closed(opened(item, mabel, mina, sybil), sybil)

    with pytest.raises(VoteNotOpen):
        says(done, mina)


def test_while_the_vote_is_open_nobody_learns_how_anybody_voted(vote, mabel, mina, sybil):
    says(vote, mabel, "NO", reason="Too early.")

    found = roll(vote)

    assert (found["Mabel"].voted, found["Mina"].voted) == (True, False)
    assert (found["Mabel"].choice, found["Mabel"].reason, found["Mabel"].cast_at) == (
        None,
        "",
        None,
    )
