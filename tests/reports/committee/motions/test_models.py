"""What the database refuses, whoever asks: planted past the services."""

import pytest
from django.db import Error, IntegrityError, ProgrammingError, connection, transaction

from reports.committee.motions.models import Absence, Motion, Roll, Vote
from tests.reports.committee.meetings.worlds import goes
from tests.reports.committee.motions.way import (
    NOW,
    amended,
    closed,
    decided,
    moved,
    opened,
    put,
    says,
    seconded,
)
from tests.reports.committee.worlds import inside


def refused(call, *args, expected=Error, **kwargs) -> str:
    """The words with which the database refuses a call."""

    def attempt() -> None:
        with transaction.atomic():
            call(*args, **kwargs)

    with pytest.raises(expected) as caught:
        inside(attempt)
    return str(caught.value)


def vote_of(motion, term, **changed) -> dict:
    return {"motion": motion, "term": term, "choice": "YES", "cast_at": NOW, **changed}


def seat_of(motion, term, standing="ELIGIBLE", **changed) -> dict:
    given = {"motion": motion, "term": term, "seat": term.seat, "standing": standing}
    return given | changed


def change(motion, **fields) -> None:
    Motion.objects.filter(pk=motion.pk).update(**fields)


@pytest.mark.parametrize("model", [Vote, Roll, Absence])
def test_what_was_voted_is_neither_changed_nor_deleted(
    model, vote, meeting, committee, mabel, mina, sybil
):
    says(vote, mabel)
    goes(meeting, committee["mina"], sybil, at=NOW)
    closed(vote, sybil)

    assert "permission denied" in refused(model.objects.filter(motion=vote).delete)
    assert "permission denied" in refused(model.objects.filter(motion=vote).update, term=None)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("table", ["vote", "roll", "absence"])
def test_not_even_the_owner_of_the_tables_changes_a_vote(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = %s",
            [f"committee_motions_{table}", f"{table}_stays"],
        )
        assert cursor.fetchone() == (1,)


def test_nobody_votes_before_the_opening_or_after_the_close(item, committee, mabel, mina, sybil):
    motion = seconded(item, mabel, mina)
    early = refused(Vote.objects.create, **vote_of(motion, committee["mae"]))
    closed(put(motion, sybil), sybil)

    late = refused(Vote.objects.create, **vote_of(motion, committee["mae"]))

    assert "the vote is not open" in early
    assert "the vote is not open" in late


def test_a_recused_member_has_no_vote(hearing, committee, mabel, mina, sybil):
    motion = opened(hearing, mabel, mina, sybil)

    assert "without this member" in refused(
        Vote.objects.create, **vote_of(motion, committee["marco"])
    )


def test_whoever_is_not_on_the_roll_has_no_vote(vote, stand_in):
    assert "without this member" in refused(Vote.objects.create, **vote_of(vote, stand_in))


def test_a_vote_is_once(vote, committee, mabel):
    says(vote, mabel)

    told = refused(Vote.objects.create, **vote_of(vote, committee["mabel"]))

    assert "vote_once" in told


def test_a_vote_says_something_known(vote, committee):
    given = vote_of(vote, committee["mabel"], choice="PERHAPS")

    assert "vote_of_a_known_choice" in refused(Vote.objects.create, **given)


def test_the_roll_stays_once_the_vote_is_open(vote, stand_in):
    assert "fixed when its vote opens" in refused(Roll.objects.create, **seat_of(vote, stand_in))


def test_a_seat_has_one_vote(item, committee, stand_in, mabel, mina):
    motion = seconded(item, mabel, mina)

    def plant() -> None:
        for term in (committee["marco"], stand_in):
            Roll.objects.create(**seat_of(motion, term))

    assert "roll_one_vote_a_seat" in refused(plant, expected=IntegrityError)


def test_the_roll_names_the_seat_of_the_term(item, committee, mabel, mina):
    motion = seconded(item, mabel, mina)
    given = seat_of(motion, committee["marco"], seat=committee["mae"].seat)

    assert "names the seat" in refused(Roll.objects.create, **given)


@pytest.mark.parametrize(
    "given", [{"standing": "RECUSED"}, {"standing": "ELIGIBLE", "cause": "HOME"}]
)
def test_whoever_is_recused_is_so_for_a_cause(given, item, committee, mabel, mina):
    motion = seconded(item, mabel, mina)

    told = refused(Roll.objects.create, **seat_of(motion, committee["mae"], **given))

    assert "roll_recused_for_a_cause" in told


def test_no_roll_is_written_without_its_vote(item, committee, mabel, mina):
    motion = seconded(item, mabel, mina)

    def plant() -> None:
        Roll.objects.create(**seat_of(motion, committee["mae"]))
        connection.check_constraints()

    assert "a roll without a vote" in refused(plant)


def test_a_count_is_that_of_the_votes(vote, mabel):
    says(vote, mabel, "NO")
    numbers = {"abstained": 0, "present": 6, "filled": 6, "constituencies": 6, "closed_at": NOW}

    told = refused(change, vote, status="CARRIED", yes=6, no=0, **numbers)

    assert "a count is that of the votes" in told


def test_a_motion_is_decided_with_its_numbers(vote):
    assert refused(change, vote, status="FAILED")


def test_the_wording_is_that_of_a_carried_amendment(item, mabel, mina, milo):
    motion = seconded(item, mabel, mina)
    amended(motion, milo, "Weekly figures.")

    assert "stays as it was moved" in refused(change, motion, wording="Weekly figures.")
    assert "permission denied" in refused(change, motion, text="Weekly figures.")


def test_a_decided_motion_stays(vote, committee, mabel, sybil):
    decided(vote, {mabel: "YES"}, sybil)

    for fields in ({"wording": "Else."}, {"yes": 6}, {"seconder": committee["mae"]}):
        assert "stays as it was moved" in refused(change, vote, **fields)


def test_a_motion_is_seconded_by_another_seat(item, committee, stand_in, marco):
    motion = moved(item, marco)

    own = refused(change, motion, status="SECONDED", seconder=committee["marco"])
    same = refused(change, motion, status="SECONDED", seconder=stand_in)

    assert "another seat seconds" in own
    assert "another seat seconds" in same


def test_an_amendment_is_of_a_seconded_motion_under_the_same_item(
    motion, hearing, item, committee, mabel, mina
):
    plain = {
        "number": 9,
        "text": "Else.",
        "wording": "Else.",
        "majority": "OF_VOTES",
        "mover": committee["mae"],
        "moved_at": NOW,
        "changed_at": NOW,
    }
    other = seconded(hearing, mabel, mina)

    for parent in (motion, other):
        told = refused(Motion.objects.create, item=item, parent=parent, **plain)
        assert "of a seconded motion" in told


def test_an_item_has_one_vote_at_a_time(vote, item, mabel, mina):
    other = seconded(item, mabel, mina, "Another one.")

    told = refused(change, other, status="OPEN", opened_at=NOW)

    assert "motion_one_vote_at_a_time" in told


def test_a_vote_waits_for_the_amendment(item, mabel, mina, milo):
    motion = seconded(item, mabel, mina)
    amended(motion, milo)

    told = refused(change, motion, status="OPEN", opened_at=NOW)

    assert "an amendment is decided first" in told


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("model", [Motion, Roll, Vote, Absence])
def test_the_public_site_reads_and_does_not_write(model):
    assert model.objects.count() == 0

    with pytest.raises(ProgrammingError, match="permission denied"):
        model().save(force_insert=True)
