"""The lifecycle of a case: every pair of states, and who may take each way."""

import pytest

from matching.status.cases import lock_case, move_case
from matching.status.models import Case, CaseStep
from matching.status.sealed import note_of
from matching.status.services import close_case, reopen_case
from matching.status.states import AT_WORK, CASE, NEW_FACTS, CaseStatus
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from tests.matching.casework import casework
from tests.matching.factories import now
from tests.matching.status.conftest import promote

RIGHTS = {
    "work_status": "SPECIALIST",
    "issue_detainer": "OFFICER",
    "supervise_case": "SUPERVISOR",
}
PAIRS = [(source, target) for source in CaseStatus for target in CaseStatus]
WAYS = [(source, target) for source in CASE.ways for target in CASE.ways[source]]


def put(case, status) -> Case:
    """A case in a state, whatever leads there."""
    Case.objects.filter(pk=case.pk).update(status=status)
    return lock_case(case.pk)


@pytest.fixture
def anyone(nobody):
    """Holds every role of the program."""
    return promote(nobody, *RIGHTS.values())


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_case_takes_the_ways_of_its_table_and_no_other(case, anyone, source, target):
    with casework():
        held = put(case, source)

        if target in CASE.ways[source]:
            assert move_case(case=held, to=target, by=anyone, at=now()).status == target
        else:
            with pytest.raises(TransitionRefused):
                move_case(case=held, to=target, by=anyone, at=now())


@pytest.mark.parametrize("role", RIGHTS.values())
@pytest.mark.parametrize(("source", "target"), WAYS)
def test_each_way_needs_its_right(case, nobody, source, target, role):
    promote(nobody, role)
    right = CASE.ways[source][target]
    with casework():
        held = put(case, source)

        if right == NEW_FACTS or RIGHTS[right] == role:
            move_case(case=held, to=target, by=nobody, at=now())
        else:
            with pytest.raises(AccessDenied):
                move_case(case=held, to=target, by=nobody, at=now())


@pytest.mark.parametrize("source", sorted(AT_WORK))
def test_a_supervisor_closes_a_case_that_is_at_work(case, susan, source):
    with casework():
        put(case, source)

        assert close_case(case_id=case.pk, reason="Why.", by=susan, at=now()).status == "CLOSED"
        step = CaseStep.objects.get(case=case, target="CLOSED")
        assert (note_of(step), step.taken_by) == ("Why.", susan)


@pytest.mark.parametrize("source", sorted(set(CaseStatus) - {CaseStatus.CLOSED}))
def test_only_a_closed_case_is_opened_again(case, susan, source):
    with casework():
        put(case, source)

        with pytest.raises(TransitionRefused):
            reopen_case(case_id=case.pk, reason="Why.", by=susan, at=now())


def test_a_case_opened_again_waits_for_a_response(case, susan):
    with casework():
        close_case(case_id=case.pk, reason="Why.", by=susan, at=now())
        again = reopen_case(case_id=case.pk, reason="New papers.", by=susan, at=now())

        assert (again.status, again.queries.count()) == ("QUERIED", 1)


@pytest.mark.parametrize("act", [close_case, reopen_case])
@pytest.mark.parametrize("name", ["sara", "omar", "otto", "jack", "nobody"])
def test_nobody_else_closes_or_opens(case, request, act, name):
    user = request.getfixturevalue(name)

    with pytest.raises(AccessDenied), casework():
        act(case_id=case.pk, reason="Why.", by=user, at=now())
