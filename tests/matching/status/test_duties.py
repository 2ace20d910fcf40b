"""In one case a person has one part."""

import pytest

from matching.status.duties import DutiesMixed, own_part, take_part
from matching.status.models import Duty
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.training.errors import Untrained
from tests.factories import NOON
from tests.matching.casework import casework, examiners
from tests.matching.factories import now
from tests.matching.status.conftest import promote

PARTS = ["SPECIALIST", "OFFICER", "SUPERVISOR"]


def test_a_part_is_kept(case, sara):
    with casework():
        for _turn in (1, 2):
            take_part(case=case, part="SPECIALIST", by=sara, at=now())

        assert Duty.objects.filter(case=case, user=sara).count() == 1


@pytest.mark.parametrize("second", PARTS)
@pytest.mark.parametrize("first", PARTS)
def test_who_has_one_part_is_refused_every_other(case, nobody, first, second):
    promote(nobody, first, second)
    with casework():
        take_part(case=case, part=first, by=nobody, at=now())

    if first == second:
        with casework():
            take_part(case=case, part=second, by=nobody, at=now())
        return
    with pytest.raises(DutiesMixed), casework():
        take_part(case=case, part=second, by=nobody, at=now())


@pytest.mark.parametrize("part", PARTS)
def test_an_examiner_of_the_prints_has_no_other_part(case, part):
    examiner = promote(examiners()[0], part)

    with pytest.raises(DutiesMixed, match="Examiner"), casework():
        take_part(case=case, part=part, by=examiner, at=now())


@pytest.mark.parametrize("part", PARTS)
def test_without_the_right_there_is_no_part(case, otto, part):
    with pytest.raises(AccessDenied), casework():
        take_part(case=case, part=part, by=otto, at=now())


@pytest.mark.parametrize("part", PARTS)
def test_without_training_there_is_no_part(case, nobody, part):
    give_role(user=nobody, role=part, jurisdiction=None, by=None, at=NOON)

    with pytest.raises(Untrained), casework():
        take_part(case=case, part=part, by=nobody, at=now())


@pytest.mark.parametrize("part", PARTS)
def test_ones_own_part_is_the_one_that_the_role_allows(case, nobody, part):
    promote(nobody, part)

    with casework():
        assert own_part(case=case, by=nobody) == part


def test_the_part_that_one_has_goes_before_what_one_might_have(case, nobody):
    promote(nobody, "SPECIALIST", "SUPERVISOR")
    with casework():
        take_part(case=case, part="SUPERVISOR", by=nobody, at=now())

        assert own_part(case=case, by=nobody) == "SUPERVISOR"


def test_an_examiner_has_no_part_to_act_in(case):
    examiner = promote(examiners()[0], "OFFICER")

    with pytest.raises(DutiesMixed), casework():
        own_part(case=case, by=examiner)


def test_nobody_else_has_a_part_to_act_in(case, otto):
    with pytest.raises(AccessDenied), casework():
        own_part(case=case, by=otto)
