"""Two people act on one complaint at the same moment, each on a connection of their own."""

import pytest

from complaints.casework.models import Assignment, Deadline, Move, Pause
from complaints.casework.refusals import NotAssignable, NotPausable
from complaints.casework.reminding import remind
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.mail.models import Letter
from portal.states import TransitionRefused
from tests.complaints.casework.conftest import (
    MONDAY,
    again,
    assign,
    begin,
    days,
    move,
    pause,
    recuse,
    withdraw,
)
from tests.conftest import person
from tests.matching.test_races import together

pytestmark = pytest.mark.usefixtures("committed")
REFUSED = (TransitionRefused, NotAssignable, NotPausable, AccessDenied)


def attempt(call, **given):
    """The call, to be made at once with another; its result is whether it was done."""

    def one() -> bool:
        try:
            call(**given)
        except REFUSED:
            return False
        return True

    return one


def count(model) -> int:
    with scope.within(scope.complaints()):
        return model.objects.count()


@pytest.mark.parametrize("again_", range(3))
def test_of_two_who_move_a_complaint_one_does(again_, bring, inez):
    made = bring()
    here = {"complaint_id": made.pk, "to": "ACKNOWLEDGED", "by": inez, "at": MONDAY}

    assert sorted(together(attempt(move, **here), attempt(move, **here))) == [False, True]
    assert count(Move) == 1


@pytest.mark.parametrize("again_", range(3))
def test_a_withdrawal_and_a_move_take_turns(again_, bring, inez):
    made = bring("ACKNOWLEDGED")
    taken = {"complaint_id": made.pk, "to": "INTAKE_REVIEW", "by": inez, "at": MONDAY}

    moved, withdrawn = together(
        attempt(move, **taken), attempt(withdraw, complaint_id=made.pk, at=MONDAY)
    )

    assert withdrawn
    assert again(made).status == "WITHDRAWN"
    assert count(Move) == 2 + moved
    with scope.within(scope.complaints()):
        assert not Deadline.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize("again_", range(3))
def test_two_who_give_a_complaint_leave_it_with_one(again_, bring, inez, dora, ingrid):
    made, ivo = bring(), person("ivo", ("INVESTIGATOR", None))
    on = {"complaint_id": made.pk, "at": MONDAY}

    done = together(
        attempt(assign, investigator=ingrid, by=inez, **on),
        attempt(assign, investigator=ivo, by=dora, **on),
    )

    assert done == [True, True]
    with scope.within(scope.complaints()):
        assert Assignment.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize("again_", range(3))
def test_who_is_kept_away_meanwhile_does_not_get_it(again_, bring, inez, dora, ingrid):
    made = bring()
    on = {"complaint_id": made.pk, "at": MONDAY}

    together(
        attempt(assign, investigator=ingrid, by=inez, **on),
        attempt(recuse, user=ingrid, by=dora, **on),
    )

    with scope.within(scope.complaints()):
        assert not Assignment.objects.filter(ended_at=None).exists()


def test_of_two_pauses_one_counts(bring, ingrid, dora):
    made = bring()
    on = {"complaint_id": made.pk, "until": MONDAY.date() + days(9), "reason": "Waits."}

    done = together(*(attempt(pause, by=by, at=MONDAY, **on) for by in (ingrid, dora)))

    assert sorted(done) == [False, True]
    assert count(Pause) == 1


def test_deadlines_begin_once_and_a_letter_goes_once(bring, inez):
    inez.email = "inez@example.gov"
    inez.save(update_fields=["email"])
    made, soon = bring(), MONDAY + days(6.5)

    together(lambda: begin(complaint=made), lambda: remind(at=soon), lambda: remind(at=soon))

    assert count(Deadline) == 2
    with scope.within(scope.oversight(who="test", why="the letters")):
        assert Letter.objects.count() == 1
