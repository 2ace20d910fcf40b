"""In one case a person has one part."""

import pytest

from matching.status.duties import DutiesMixed, take_part
from matching.status.models import Duty
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from tests.factories import NOON
from tests.matching.casework import casework, confirmed, examiners
from tests.matching.factories import now

pytestmark = pytest.mark.usefixtures("galleries", "joined")
RIGHTS = {"SPECIALIST": "SPECIALIST", "OFFICER": "OFFICER", "SUPERVISOR": "SUPERVISOR"}


@pytest.fixture
def case(riverton_police, rosa):
    return confirmed(riverton_police, rosa)


def test_a_part_is_kept(case, sara):
    with casework():
        for _turn in (1, 2):
            take_part(case=case, part="SPECIALIST", by=sara, at=now())

        assert Duty.objects.filter(case=case, user=sara).count() == 1


@pytest.mark.parametrize("second", RIGHTS)
@pytest.mark.parametrize("first", RIGHTS)
def test_who_has_one_part_is_refused_every_other(case, nobody, first, second):
    for role in (first, second):
        give_role(user=nobody, role=role, jurisdiction=None, by=None, at=NOON)
    with casework():
        take_part(case=case, part=first, by=nobody, at=now())

    if first == second:
        with casework():
            take_part(case=case, part=second, by=nobody, at=now())
        return
    with pytest.raises(DutiesMixed), casework():
        take_part(case=case, part=second, by=nobody, at=now())


@pytest.mark.parametrize("part", RIGHTS)
def test_an_examiner_of_the_prints_has_no_other_part(case, part):
    examiner = examiners()[0]
    give_role(user=examiner, role=RIGHTS[part], jurisdiction=None, by=None, at=NOON)

    with pytest.raises(DutiesMixed, match="Examiner"), casework():
        take_part(case=case, part=part, by=examiner, at=now())


@pytest.mark.parametrize("part", RIGHTS)
def test_without_the_right_there_is_no_part(case, otto, part):
    with pytest.raises(AccessDenied), casework():
        take_part(case=case, part=part, by=otto, at=now())
