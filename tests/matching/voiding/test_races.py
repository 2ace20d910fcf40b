"""Two supervisors at the same moment, each on a connection of their own."""

import pytest

from matching.status.models import Case
from matching.voiding.errors import AlreadyLooked, AlreadyVoided
from matching.voiding.models import Void, WrongfulMatch
from tests.matching.casework import casework, confirmed
from tests.matching.detainers.steps import afresh, issued, moved
from tests.matching.test_races import together
from tests.matching.voiding.steps import looked, match_in_criminal, voided

pytestmark = pytest.mark.usefixtures("committed")


def attempt(call, *refusals):
    """What a call gives, or the name of its refusal."""

    def made():
        try:
            return call()
        except refusals as refusal:
            return type(refusal).__name__

    return made


@pytest.mark.parametrize("gallery", ["CRIMINAL", "IMMIGRATION"])
def test_of_two_supervisors_one_voids(
    gallery, galleries, joined, riverton_police, rosa, susan, saul
):
    if gallery == "CRIMINAL":
        pk = match_in_criminal(riverton_police, rosa).pk
    else:
        pk = confirmed(riverton_police, rosa).candidate_id

    made = together(
        *(attempt(lambda by=by: voided(pk, by), AlreadyVoided) for by in (susan, saul))
    )

    assert sorted(map(type, made), key=str) == sorted([Void, str], key=str)
    assert [line.number for line in WrongfulMatch.objects.all()] == [1]


def test_of_two_second_looks_one_counts(galleries, joined, riverton_police, rosa, susan, saul):
    from_page = voided(confirmed(riverton_police, rosa).candidate_id, susan)

    made = together(
        *(
            attempt(lambda s=status: looked(from_page, saul, s), AlreadyLooked)
            for status in ("CONFIRMED", "DISPUTED")
        )
    )

    assert made.count("AlreadyLooked") == 1


@pytest.mark.parametrize("again", range(3))
def test_a_release_that_is_due_and_a_void_leave_nobody_held(again, case, omar, jack, susan):
    detainer = moved(issued(case, omar, "DEC2011"), "ACTIVE", jack)

    together(
        attempt(lambda: moved(detainer, "RELEASE_DUE", jack), Exception),
        lambda: voided(case.candidate_id, susan),
    )

    assert afresh(detainer).status == "CANCELLED"
    with casework():
        assert Case.objects.get(pk=case.pk).status == "VOIDED"
