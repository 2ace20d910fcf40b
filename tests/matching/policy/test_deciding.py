"""An officer decides an answered case under the rules in force, and the decision replays."""

import pytest

from matching.policy import services
from matching.policy.replay import replay
from matching.policy.selectors import standing
from matching.status import claims
from matching.status.duties import DutiesMixed
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from tests.matching.casework import answered, casework
from tests.matching.factories import now
from tests.matching.policy.cases import decide, decided, found


def test_a_removable_person_with_a_felony_charge_may_be_asked_for(case, sara, omar):
    decision = decided(case, sara, omar)

    assert (decision.outcome, decision.level) == ("MAY_PROCEED", "NON_CRIMINAL")
    with casework():
        assert standing(case) == (decision, "MAY_PROCEED")
        assert replay(decision)


def test_what_nobody_found_stops_the_case(case, sara, omar):
    answered(case, sara)

    decision = decide(case, omar)

    unknown = {reason["rule"] for reason in decision.reasons if reason["because"] == "UNKNOWN"}
    assert decision.outcome == "STOP"
    assert unknown == {"victim-or-witness", "dual-arrest", "plaintiff", "protected-dispute"}


def test_an_undecided_claim_stops_the_case(case, sara, omar):
    answered(case, sara)
    found(case, sara)
    with casework():
        claims.make_claim(
            booking_id=case.booking_id,
            kind="CITIZENSHIP",
            claimant="PERSON",
            words="I was born in Ohio.",
            by=None,
            at=now(),
        )

    assert decide(case, omar).outcome == "STOP"


@pytest.mark.parametrize(
    ("finding", "outcome"),
    [("NOT_REMOVABLE", "NO_ACTION"), ("UNDETERMINED", "STOP"), ("REMOVABLE", "MAY_PROCEED")],
)
def test_the_response_decides_first(case, sara, omar, finding, outcome):
    assert decided(case, sara, omar, finding=finding).outcome == outcome


@pytest.mark.parametrize("role", ["sara", "susan", "rosa", "otto", "jack", "iris", "nobody"])
def test_only_an_officer_decides(case, sara, role, request):
    answered(case, sara)

    with pytest.raises((AccessDenied, DutiesMixed)):
        decide(case, request.getfixturevalue(role))


def test_a_case_is_decided_once_until_something_new_is_known(case, sara, omar):
    decided(case, sara, omar)
    with pytest.raises(TransitionRefused):
        decide(case, omar)

    found(case, sara, PLAINTIFF="PRESENT")
    with casework():
        assert standing(case) is None

    assert decide(case, omar).outcome == "STOP"


def test_a_case_without_an_answer_is_not_decided(case, omar):
    with pytest.raises(TransitionRefused), casework():
        services.decide(case_id=case.pk, by=omar, at=now())
