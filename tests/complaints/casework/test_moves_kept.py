"""The database asks for a move behind each change of a complaint's state, and for no other."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from complaints.casework.models import Move
from complaints.casework.moving import move_complaint
from complaints.models import Complaint
from portal.jurisdictions import scope
from tests.complaints.casework.conftest import MONDAY, again, days
from tests.matching.factories import within

LATER = MONDAY + days(1)


def change(made, status: str, at=LATER) -> None:
    Complaint.objects.filter(pk=made.pk).update(status=status, changed_at=at)


def tell(made, **given) -> None:
    told = {"source": "RECEIVED", "target": "ACKNOWLEDGED", "moved_at": LATER} | given
    Move(jurisdiction_id=made.jurisdiction_id, complaint=made, **told).save(force_insert=True)


def settle() -> None:
    """Ask now what the database asks when a transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def refused(rule: str):
    return pytest.raises(IntegrityError, match=rule)


def test_no_state_changes_without_its_move(bring):
    made = bring()

    with refused("no move says"), scope.within(scope.complaints()):
        change(made, "ACKNOWLEDGED")
        settle()


def test_a_change_with_its_move_stands_in_whatever_scope_it_ends(bring, riverton):
    made = bring()
    with scope.within(scope.complaints()):
        change(made, "ACKNOWLEDGED")
        tell(made)
    with within(riverton):
        settle()

    assert again(made).status == "ACKNOWLEDGED"


def test_a_move_from_another_state_does_not_stand_for_the_change(bring):
    made = bring()

    with refused("no move says"), scope.within(scope.complaints()):
        change(made, "ACKNOWLEDGED")
        tell(made, source="INTAKE_REVIEW")
        settle()


@pytest.mark.parametrize("wrong", [{"target": "RETAINED"}, {"moved_at": MONDAY}])
def test_a_move_tells_of_the_change_that_was_just_made(bring, wrong):
    made = bring()

    with refused("made no such move"), scope.within(scope.complaints()):
        change(made, "ACKNOWLEDGED")
        tell(made, **wrong)


def test_the_time_of_the_last_change_moves_with_a_change_alone(bring):
    made = bring("CLOSED")

    with refused("by its moves alone"), scope.within(scope.complaints()):
        change(made, "CLOSED", at=MONDAY - timedelta(hours=1))


def test_a_complaint_begins_as_received(bring):
    made = bring()
    made.pk, made.number, made.status = None, "C-0000-0000-00", "CLOSED"

    with refused("by its moves alone"), scope.within(scope.complaints()):
        made.save(force_insert=True)


def test_two_moves_of_one_transaction_both_stand(bring, inez):
    made = bring()
    with scope.within(scope.complaints()):
        for to in ("ACKNOWLEDGED", "INTAKE_REVIEW"):
            move_complaint(complaint_id=made.pk, to=to, by=inez, at=LATER)
        settle()

    assert again(made).status == "INTAKE_REVIEW"
