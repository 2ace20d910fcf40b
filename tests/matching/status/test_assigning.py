"""A supervisor gives cases out: to those whose turn it is, and each refused one is named."""

from itertools import product

import pytest

from matching.status.models import Case
from matching.status.services import assign_cases, take_case
from matching.status.states import CaseStatus
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.training.errors import Untrained
from tests.conftest import person
from tests.factories import NOON
from tests.matching.casework import answered, casework, confirmed, examiners
from tests.matching.factories import now
from tests.matching.status.conftest import promote


def give(by, to, *cases):
    with casework():
        return assign_cases(case_ids=[case.pk for case in cases], to=to, by=by, at=now())


def owner(case):
    with casework():
        return Case.objects.get(pk=case.pk).assigned_to


def test_a_case_is_given_to_those_whose_turn_it_is_and_to_nobody_else(case, susan, everybody):
    turn = {"OPEN": "sara", "QUERIED": "sara", "ANSWERED": "omar", "DECIDED": "omar"}

    for status, (name, user) in product(CaseStatus, everybody.items()):
        with casework():
            Case.objects.filter(pk=case.pk).update(status=status, assigned_to=None)
        done = give(susan, user, case)
        given = turn.get(status) == name or (name == "chief" and status in turn)
        expected = ([case.pk], set()) if given else ([], {case.pk})
        assert (done.given, set(done.refused)) == expected, (status, name)
        assert owner(case) == (user if given else None)


def test_those_that_fit_are_given_and_the_others_named(case, riverton_police, rosa, susan, sara):
    other = answered(confirmed(riverton_police, rosa, 10), person("s2", ("SPECIALIST", None)))

    done = give(susan, sara, case, other)

    assert done.given == [case.pk]
    assert done.refused == {other.pk: "It waits for another role: Issuing officer."}


def test_nobody_is_given_a_case_in_which_they_have_another_part(case, susan):
    examiner = promote(examiners()[0], "SPECIALIST")

    assert "Examiner" in give(susan, examiner, case).refused[case.pk]


def test_who_left_is_given_nothing(case, susan, sara):
    sara.is_active = False
    sara.save()

    assert give(susan, sara, case).given == []


def test_only_supervisors_give_out(case, everybody, sara):
    del everybody["susan"], everybody["chief"]

    for user in everybody.values():
        with pytest.raises(AccessDenied):
            give(user, sara, case)


def test_an_untrained_supervisor_gives_nothing_out(case, chief, nobody, sara):
    give_role(user=nobody, role="SUPERVISOR", jurisdiction=None, by=None, at=NOON)

    for user in (nobody, chief):
        with pytest.raises(Untrained):
            give(user, sara, case)


def test_a_case_given_to_somebody_is_taken_by_them_alone(case, susan, sara):
    give(susan, sara, case)
    other = person("s2", ("SPECIALIST", None))

    with casework():
        assert take_case(by=other, at=now()) is None
        assert take_case(by=sara, at=now()) == case
