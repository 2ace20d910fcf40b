"""Every way between every two states, for everybody, in the services and in the database."""

from itertools import product

import pytest
from django.db import connection, transaction

from matching.detainers import services
from matching.detainers.errors import NotConvicted, WordsMissing
from matching.detainers.models import Service, Step
from matching.detainers.sealed import note_of
from matching.detainers.states import DETAINER, OPEN, TOWARD_RELEASE, Status
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from portal.training.errors import Untrained
from tests.matching.casework import casework
from tests.matching.detainers.steps import TRAFFIC, afresh, in_state, moved, ready
from tests.matching.factories import now, within

STATES = [str(state) for state in Status]
CAST = ["jack", "leo", "omar", "sara", "susan", "otto", "rosa", "gwen", "nobody", "chief"]
# An administrator holds every right, and lacks the training.
NotTheirs = (AccessDenied, Untrained)


@pytest.fixture
def traffic(riverton_police, rosa, sara, omar):
    return lambda: ready(riverton_police, rosa, sara, omar, person=10, charges=[TRAFFIC])


@pytest.fixture
def people(request):
    return [(who, request.getfixturevalue(who)) for who in CAST]


def rows_for(right: str, detainer) -> scope.Scope:
    if right == "answer_detainer":
        return scope.tenant([detainer.jurisdiction_id])
    return scope.casework()


class Undone(Exception):
    """The step was taken, and taken back."""


def tried(detainer, target, by) -> None:
    """Take a step and take it back; raises ``Undone``, or what refused it."""
    with transaction.atomic():
        services.move_detainer(detainer_id=detainer.pk, to=target, note="Why.", by=by, at=now())
        raise Undone


def open_the_gate(detainer, omar) -> None:
    """Let the person have the copy already, so that the table alone decides."""
    with casework():
        Service.objects.create(
            jurisdiction_id=detainer.jurisdiction_id,
            detainer=detainer,
            on="PERSON",
            means="BY_HAND",
            served_at=now(),
            served_by=omar,
            proof=b"x",
        )


def test_the_table_names_every_state():
    assert set(DETAINER.ways) == set(Status)
    assert TOWARD_RELEASE - {Status.EXPIRED} <= DETAINER.final
    assert Status.DRAFT in OPEN


def test_the_database_knows_the_same_ways(database):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s, t FROM unnest(%s::text[]) s, unnest(%s::text[]) t WHERE detainer_way(s, t)",
            [STATES, STATES],
        )
        known = set(cursor.fetchall())

    assert known == {(a, b) for a, b in product(STATES, STATES) if b in DETAINER.ways[a]}


def test_the_database_knows_the_same_ways_to_release(database):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t FROM unnest(%s::text[]) t WHERE detainer_toward_release(t)", [STATES]
        )
        known = {target for (target,) in cursor.fetchall()}

    assert known == TOWARD_RELEASE


@pytest.mark.parametrize("source", STATES)
def test_a_detainer_goes_the_ways_of_the_table_alone(source, case, traffic, omar, jack):
    detainer = in_state(source, case, traffic, omar, jack)
    if source == "ISSUED":
        open_the_gate(detainer, omar)

    for target in STATES:
        right = DETAINER.ways[source].get(target, "issue_detainer")
        by = {"answer_detainer": jack, "clock": None}.get(right, omar)
        expected: tuple = (TransitionRefused,)
        if target in DETAINER.ways[source] and target != "ISSUED":
            waits = source == "AWAITING_CONVICTION" and target == "ACTIVE"
            expected = (NotConvicted,) if waits else (Undone,)
        with pytest.raises(expected), scope.within(rows_for(right, detainer)):
            tried(detainer, target, by)


@pytest.mark.parametrize("target", ["ACTIVE", "TRANSFERRED", "RELEASED", "LIFTED"])
def test_custody_alone_takes_the_ways_of_the_agency(target, people, detainer, omar):
    open_the_gate(detainer, omar)

    for who, person in people:
        theirs = who == "jack" or (who == "chief" and target in TOWARD_RELEASE)
        expected = Undone if theirs else NotTheirs
        with pytest.raises(expected), within(detainer.jurisdiction):
            tried(detainer, target, person)


def test_an_officer_or_a_supervisor_cancels(people, detainer):
    for who, person in people:
        expected = Undone if who in ("omar", "susan") else NotTheirs
        with pytest.raises(expected), casework():
            tried(detainer, "CANCELLED", person)


def test_nobody_lets_a_hold_expire(people, case, traffic, omar, jack):
    detainer = in_state("RELEASE_DUE", case, traffic, omar, jack)

    for _who, person in people:
        with pytest.raises(AccessDenied, match="clock"), casework():
            tried(detainer, "EXPIRED", person)


def test_the_clock_does_nothing_else(detainer):
    with pytest.raises(AccessDenied, match="clock"):
        moved(detainer, "CANCELLED", None, in_casework=True)


@pytest.mark.parametrize("target", ["CANCELLED", "LIFTED"])
def test_an_end_by_decision_says_why(target, detainer, omar, jack):
    by = omar if target == "CANCELLED" else jack

    with pytest.raises(WordsMissing):
        moved(detainer, target, by, note=" ", in_casework=by is omar)


def test_every_step_is_kept_with_its_sealed_note(detainer, jack):
    moved(detainer, "LIFTED", jack, note="Order of the county court.")

    with within(detainer.jurisdiction):
        *_, last = Step.objects.filter(detainer=detainer)
        assert (last.source, last.target, last.taken_by) == ("ISSUED", "LIFTED", jack)
        assert note_of(last) == "Order of the county court."
        assert b"county" not in bytes(last.note)


def test_a_refused_step_leaves_no_mark(waiting, jack):
    with pytest.raises(NotConvicted):
        moved(waiting, "RELEASE_DUE", jack)

    assert afresh(waiting).status == "ISSUED"
    with casework():
        assert Step.objects.filter(detainer=waiting).count() == 1
