"""The lifecycle of a case: every pair of states, and who may take each way."""

from itertools import product

import pytest
from django.db import transaction

from matching.status.cases import lock_case, move_case
from matching.status.models import Case, CaseStep
from matching.status.sealed import note_of
from matching.status.services import close_case, reopen_case
from matching.status.states import AT_WORK, CASE, NEW_FACTS, CaseStatus
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from tests.conftest import person
from tests.matching.casework import casework
from tests.matching.factories import now
from tests.matching.status.conftest import promote

RIGHTS = {
    "work_status": "SPECIALIST",
    "issue_detainer": "OFFICER",
    "supervise_case": "SUPERVISOR",
}


class Undone(Exception):
    """The step was taken, and taken back."""


def put(case, status) -> Case:
    """A case in a state, whatever leads there."""
    Case.objects.filter(pk=case.pk).update(status=status)
    return lock_case(case.pk)


@pytest.fixture
def anyone(nobody):
    """Holds every role of the program."""
    return promote(nobody, *RIGHTS.values())


def what_comes(case, source, target, by) -> str:
    """What comes of one step tried from a state, of which nothing is left."""
    try:
        with casework(), transaction.atomic():
            move_case(case=put(case, source), to=target, by=by, at=now())
            raise Undone
    except (Undone, TransitionRefused, AccessDenied) as end:
        return type(end).__name__


def test_a_case_takes_the_ways_of_its_table_and_no_other(case, anyone):
    for source, target in product(CaseStatus, CaseStatus):
        allowed = target in CASE.ways[source]

        comes = what_comes(case, source, target, anyone)

        assert comes == ("Undone" if allowed else "TransitionRefused"), (source, target)


def test_each_way_needs_its_right(case):
    people = {role: person(f"a-{role}", (role, None)) for role in RIGHTS.values()}
    ways = [(source, *way) for source, ways in CASE.ways.items() for way in ways.items()]

    for (source, target, right), (role, by) in product(ways, people.items()):
        allowed = right == NEW_FACTS or RIGHTS[right] == role
        comes = what_comes(case, source, target, by)
        assert comes == ("Undone" if allowed else "AccessDenied"), (source, target, role)


def test_a_supervisor_closes_a_case_that_is_at_work(case, susan):
    for source in sorted(AT_WORK):
        with casework():
            put(case, source)

            close_case(case_id=case.pk, reason=f"Not {source}.", by=susan, at=now())
            step = CaseStep.objects.get(case=case, source=source, target="CLOSED")

        assert (note_of(step), step.taken_by) == (f"Not {source}.", susan)


def test_a_case_opened_again_waits_for_a_response(case, susan):
    with casework():
        close_case(case_id=case.pk, reason="Why.", by=susan, at=now())
        again = reopen_case(case_id=case.pk, reason="New papers.", by=susan, at=now())

        assert (again.status, again.queries.count()) == ("QUERIED", 1)
