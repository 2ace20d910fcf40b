"""Two acts on one complaint at the same moment, each on a connection of its own."""

import pytest

from complaints.casework.models import Move
from complaints.casework.moving import move_complaint
from complaints.following.glass import approve_break_glass, ask_break_glass, open_broken
from complaints.following.messages import answer, send_message
from complaints.following.models import Message
from complaints.following.refusals import REFUSALS
from complaints.following.withdrawing import appeal, withdraw
from portal.jurisdictions import scope
from tests.conftest import person
from tests.matching.factories import now
from tests.matching.test_races import together

pytestmark = pytest.mark.usefixtures("committed")


def tried(act, **given):
    """A call that returns whether it was done or the name of what refused it."""

    def call() -> str:
        try:
            act(at=now(), **given)
        except REFUSALS as refusal:
            return type(refusal).__name__
        return "done"

    return call


def complaints():
    return scope.within(scope.complaints())


def test_a_complaint_is_taken_back_once(told):
    party = told.filer

    done = together(tried(withdraw, party=party), tried(withdraw, party=party))

    assert sorted(done) == ["TransitionRefused", "done"]
    with complaints():
        assert Move.objects.count() == 1


def test_a_message_and_the_withdrawal_are_both_kept(told):
    party = told.filer

    done = together(
        tried(withdraw, party=party), tried(send_message, party=party, words="One more thing.")
    )

    assert done == ["done", "done"]
    with complaints():
        assert Message.objects.count() == 1
    assert told.as_it_is().status == "WITHDRAWN"


def test_of_a_move_and_a_withdrawal_neither_is_lost(told, inez):
    def acknowledge(at):
        with complaints():
            move_complaint(complaint_id=told.complaint.pk, to="ACKNOWLEDGED", by=inez, at=at)

    party = told.filer
    moved, taken_back = together(tried(acknowledge), tried(withdraw, party=party))

    assert (moved, taken_back) in [("done", "done"), ("TransitionRefused", "done")]
    assert told.as_it_is().status == "WITHDRAWN"


def test_a_person_contests_the_answer_once(told, inez, dora):
    with complaints():
        for by, to, ends in [
            (inez, "ACKNOWLEDGED", ""),
            (inez, "INTAKE_REVIEW", ""),
            (dora, "CLOSED", "INSUFFICIENT"),
        ]:
            pk = told.complaint.pk
            move_complaint(complaint_id=pk, to=to, outcome=ends, by=by, at=now())
    party = told.filer

    done = together(*[tried(appeal, party=party, words="No.")] * 2)

    assert sorted(done) == ["AppealRefused", "done"]


def test_two_who_answer_at_once_are_both_heard(told, inez, dora):
    pk = told.complaint.pk

    done = together(
        *(tried(answer, complaint_id=pk, words="Hello.", by=by) for by in (inez, dora))
    )

    assert done == ["done", "done"]


def test_a_name_without_consent_is_opened_once(told, dora):
    dana = person("dana", ("DIRECTOR", None))
    asked = ask_break_glass(party_id=told.affected.pk, why="Danger.", by=dora, at=now())
    approve_break_glass(opening_id=asked.pk, by=dana, at=now())

    done = together(*[tried(open_broken, opening_id=asked.pk, by=dora)] * 2)

    assert sorted(done) == ["OpeningLapsed", "done"]
