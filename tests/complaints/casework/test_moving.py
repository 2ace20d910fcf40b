"""Every pair of states, for everybody: the table says who may take which way, and nobody else."""

import itertools

import pytest

from complaints.casework.models import Move
from complaints.casework.outcomes import OUTCOMES_FROM
from complaints.casework.refusals import CODES, OutcomeMissing
from complaints.casework.selectors import moves_of, note_of
from complaints.states import COMPLAINT, FILER, Status
from complaints.vault.words import WordsTooLong
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.states import TransitionRefused
from tests.complaints.casework.conftest import (
    HOLDER,
    MONDAY,
    RIGHT_OF,
    again,
    mark_referred,
    move,
    withdraw,
)
from tests.conftest import CAST
from tests.factories import NOON

STAFF = list(RIGHT_OF)
OTHERS = [name for name in CAST if name not in STAFF]
WAYS = [
    (source, target, right)
    for source, targets in COMPLAINT.ways.items()
    for target, right in targets.items()
    if right != FILER
]
REFUSED = (AccessDenied, TransitionRefused)


def outcome_for(source: str, target: str) -> str:
    return OUTCOMES_FROM[source][0] if target == "CLOSED" and source in OUTCOMES_FROM else ""


def tries(complaint, target, by) -> bool:
    """Whether somebody can take a complaint to a state."""
    on = {"complaint_id": complaint.pk, "by": by, "at": MONDAY}
    try:
        if target == "REFERRED":
            mark_referred(**on)
        else:
            move(to=target, outcome=outcome_for(complaint.status, target), **on)
    except REFUSED:
        return False
    return True


@pytest.mark.parametrize("source", Status.values)
def test_the_staff_take_the_ways_of_their_rights_and_no_others(bring, source, everybody):
    made = bring(source)

    for target, name in itertools.product(Status.values, STAFF):
        right = COMPLAINT.ways[source].get(target)
        if right != RIGHT_OF[name]:
            assert not tries(made, target, everybody[name]), (target, name)
            assert again(made).status == source


@pytest.mark.parametrize(("source", "target", "right"), WAYS)
def test_each_way_is_open_to_those_who_have_its_right(bring, source, target, right, everybody):
    made = bring(source)

    assert tries(made, target, everybody[HOLDER[right]])
    assert again(made).status == target


@pytest.mark.parametrize("source", Status.values)
def test_nobody_else_moves_a_complaint_anywhere(bring, source, everybody):
    made = bring(source)

    for name, target in itertools.product(OTHERS, COMPLAINT.ways[source]):
        assert not tries(made, target, everybody[name]), (name, target)


@pytest.mark.parametrize("source", Status.values)
def test_whoever_complained_takes_it_back_where_the_table_lets_them(bring, source):
    made = bring(source)
    allowed = COMPLAINT.ways[source].get("WITHDRAWN") == FILER

    if allowed:
        withdraw(complaint_id=made.pk, at=MONDAY)
    else:
        with pytest.raises(TransitionRefused):
            withdraw(complaint_id=made.pk, at=MONDAY)

    assert again(made).status == ("WITHDRAWN" if allowed else source)


@pytest.mark.parametrize("role", ["OFFICIAL", "CUSTODY", "MANAGER", "READER"])
@pytest.mark.parametrize("where", ["riverton", "ohio"])
def test_who_has_a_role_in_the_place_never_moves_it_whatever_else_they_are(
    bring, inez, role, where, request
):
    made = bring()
    place = request.getfixturevalue(where)
    give_role(user=inez, role=role, jurisdiction=place, by=None, at=NOON)

    assert not tries(made, "ACKNOWLEDGED", inez)


def test_a_role_next_door_keeps_nobody_away(bring, inez, lakeside):
    give_role(user=inez, role="OFFICIAL", jurisdiction=lakeside, by=None, at=NOON)

    assert tries(bring(), "ACKNOWLEDGED", inez)


def test_every_state_that_leads_to_the_end_has_its_outcomes():
    assert set(OUTCOMES_FROM) == COMPLAINT.sources_of("CLOSED")


@pytest.mark.parametrize(
    ("source", "outcome"),
    [("FINDINGS", ""), ("FINDINGS", "NO_JURISDICTION"), ("INTAKE_REVIEW", "SUBSTANTIATED")],
)
def test_a_complaint_is_not_closed_with_an_outcome_that_its_state_does_not_allow(
    bring, source, outcome, dora
):
    made = bring(source)

    with pytest.raises(OutcomeMissing):
        move(complaint_id=made.pk, to="CLOSED", outcome=outcome, by=dora, at=MONDAY)


def test_only_the_end_has_an_outcome(bring, inez):
    with pytest.raises(OutcomeMissing):
        move(complaint_id=bring().pk, to="ACKNOWLEDGED", outcome="REFERRED", by=inez, at=MONDAY)


def test_the_note_is_sealed_and_read_again(bring, inez):
    made = bring()
    note = "Called the person back."
    move(complaint_id=made.pk, to="ACKNOWLEDGED", note=note, by=inez, at=MONDAY)

    with scope.within(scope.complaints()):
        (taken,) = moves_of(made)
    assert b"Called" not in bytes(taken.note)
    assert note_of(taken) == note
    assert (taken.source, taken.target, taken.moved_by) == ("RECEIVED", "ACKNOWLEDGED", inez)


def test_a_note_that_is_too_long_is_refused_and_nothing_moves(bring, inez):
    made = bring()

    with pytest.raises(WordsTooLong):
        move(complaint_id=made.pk, to="ACKNOWLEDGED", note="x" * 5001, by=inez, at=MONDAY)

    assert again(made).status == "RECEIVED"


def test_a_move_is_on_the_trail_without_its_note(bring, dora):
    made = bring("FINDINGS")
    given = {"outcome": "INCONCLUSIVE", "note": "Nobody remembers."}
    move(complaint_id=made.pk, to="CLOSED", **given, by=dora, at=MONDAY)

    with scope.within(scope.oversight(who="test", why="the trail")):
        line = AuditEvent.objects.filter(event="complaint.moved").latest("pk")
    assert (line.before, line.after) == ("FINDINGS", "CLOSED")
    assert line.detail == {"outcome": "INCONCLUSIVE"}


def test_what_whoever_complained_did_is_nobodys_of_the_staff(bring):
    made = bring("WITHDRAWN")

    with scope.within(scope.complaints()):
        assert Move.objects.get(complaint=made).moved_by is None


def test_every_refusal_has_a_code():
    assert set(CODES.values()) <= {403, 409, 410, 422}
