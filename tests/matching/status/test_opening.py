"""The database opens a case for every confirmed match, and for nothing else."""

import pytest
from django.db import Error, transaction

from matching.status.models import Case, Claim, Duty
from tests.factories import takes_part
from tests.matching.casework import casework, conclude_all, confirmed, examiners
from tests.matching.factories import complete, now, submit, within

pytestmark = pytest.mark.usefixtures("galleries", "joined")


def cases() -> list[Case]:
    with casework():
        return list(Case.objects.all())


def test_a_confirmed_match_opens_a_case_in_which_the_examiners_have_their_part(
    riverton_police, rosa
):
    case = confirmed(riverton_police, rosa)

    with casework():
        parts = {(duty.user, duty.part) for duty in Duty.objects.filter(case=case)}
    assert case.status == "OPEN"
    assert parts == {(examiner, "EXAMINER") for examiner in examiners()}


def test_an_exclusion_opens_none(riverton_police, rosa):
    complete(submit(riverton_police, rosa, 9))
    conclude_all("EXCLUSION")

    assert cases() == []


def test_a_match_in_the_criminal_gallery_opens_none(riverton_police, rosa):
    complete(submit(riverton_police, rosa, 2))
    conclude_all()

    assert cases() == []


def test_a_place_that_left_since_has_no_case(riverton, riverton_police, rosa):
    complete(submit(riverton_police, rosa, 9))
    takes_part(riverton, "L2", effective_at=now())
    conclude_all()

    assert cases() == []


def test_nobody_inserts_a_case(riverton_police, rosa):
    case = confirmed(riverton_police, rosa)

    case.pk = None
    with pytest.raises(Error, match="permission denied"), casework(), transaction.atomic():
        case.save(force_insert=True)


def test_a_jurisdiction_does_not_see_cases(riverton, riverton_police, rosa):
    confirmed(riverton_police, rosa)

    with pytest.raises(Error, match="permission denied"), within(riverton), transaction.atomic():
        Case.objects.count()


def test_a_decision_on_a_claim_is_made_once(riverton_police, rosa, susan):
    case = confirmed(riverton_police, rosa)
    with casework():
        claim = Claim.objects.create(
            jurisdiction_id=case.jurisdiction_id,
            booking=case.booking,
            kind="CITIZENSHIP",
            claimant="PERSON",
            words=b"sealed",
            received_at=now(),
        )
        decided = {"outcome": "UPHELD", "reason": b"x", "decided_at": now(), "decided_by": susan}
        Claim.objects.filter(pk=claim.pk).update(**decided)

    with pytest.raises(Error, match="stays as it was"), casework(), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(outcome="NOT_UPHELD")
