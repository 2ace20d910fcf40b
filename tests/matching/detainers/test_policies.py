"""Hold policies: two people of the place enter one, and it is in force from its time on."""

from datetime import timedelta

import pytest

from matching.detainers import services
from matching.detainers.errors import NotAPolicy, NotOpen, OnePolicyOnItsWay, SecondPerson
from matching.detainers.in_force import policy_of, state_policy_of
from matching.detainers.models import HoldPolicy, HoldProposal
from matching.detainers.policies import ConditionIn
from matching.detainers.policy_pages import policies_of
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.factories import couple
from tests.matching.detainers.policies import COOK, TRUST_CONDITIONS, cook, enacted, trust_act
from tests.matching.factories import now, within

FELONY = ConditionIn("A felony", {"fact": "felony_conviction", "==": "PRESENT"})


def proposed(place, by, conditions=(FELONY,), **differs) -> HoldProposal:
    given = {"title": "Policy", "citation": "1", "effective_at": now(), **differs}
    with within(place):
        return services.propose_policy(
            place=place, conditions=conditions, **given, by=by, at=now()
        )


def approve(proposal, by) -> HoldPolicy:
    with within(proposal.jurisdiction):
        return services.approve_policy(proposal_id=proposal.pk, by=by, at=now())


def test_a_policy_is_in_force_from_its_time_until_the_next(riverton):
    first, second = cook(riverton), enacted(riverton, [FELONY])

    assert policy_of(riverton, COOK - timedelta(seconds=1)) is None
    assert policy_of(riverton, COOK) == first
    assert policy_of(riverton, second.effective_at - timedelta(microseconds=1)) == first
    assert policy_of(riverton, second.effective_at) == second


def test_a_policy_can_end(riverton):
    cook(riverton)
    enacted(riverton, ends=True)

    assert policy_of(riverton, now()) is None


def test_the_policy_of_the_state_stands_beside_that_of_the_county(ohio, riverton):
    above = trust_act(ohio)

    assert policy_of(riverton, now()) is None
    assert state_policy_of(riverton, now()) == above
    assert [one.words for one in above.conditions.all()] == [one.words for one in TRUST_CONDITIONS]


def test_who_entered_it_does_not_approve_it(riverton, otto):
    proposal = proposed(riverton, otto)

    with pytest.raises(SecondPerson):
        approve(proposal, otto)
    assert not HoldPolicy.objects.exists()


@pytest.mark.parametrize("who", ["carl", "gwen"])
def test_another_of_the_place_or_its_state_approves_it(who, request, riverton, otto):
    policy = approve(proposed(riverton, otto), request.getfixturevalue(who))

    assert (policy.entered_by, policy.condition_count) == (otto, 1)


@pytest.mark.parametrize(
    "who", ["luca", "rosa", "jack", "leo", "omar", "susan", "paul", "chief", "nobody"]
)
def test_nobody_else_enters_or_approves_one(who, request, riverton, otto, lakeside):
    stranger = request.getfixturevalue(who)
    proposal = proposed(riverton, otto)

    with pytest.raises(AccessDenied):
        approve(proposal, stranger)
    with pytest.raises(AccessDenied):
        proposed(riverton, stranger)


def test_one_is_on_its_way_at_a_time(riverton, otto, carl):
    proposed(riverton, otto)

    with pytest.raises(OnePolicyOnItsWay):
        proposed(riverton, carl)


def test_a_discarded_one_is_over(riverton, otto, carl):
    proposal = proposed(riverton, otto)
    with within(riverton):
        services.discard_policy(proposal_id=proposal.pk, by=otto, at=now())

    with pytest.raises(NotOpen):
        approve(proposal, carl)
    assert proposed(riverton, carl).status == "OPEN"


def test_an_approved_one_is_not_approved_again(riverton, otto, carl, gwen):
    proposal = proposed(riverton, otto)
    approve(proposal, carl)

    with pytest.raises(NotOpen):
        approve(proposal, gwen)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"citation": ""},
        {"conditions": [ConditionIn("", FELONY.rule)]},
        {"conditions": [ConditionIn("Likes cats", {"fact": "cats", "==": "PRESENT"})]},
        {"conditions": [ConditionIn("A felony", {"fact": "felony_conviction", ">": 1})]},
        {"conditions": [FELONY], "ends": True},
        {"conditions": [FELONY] * 61},
    ],
)
def test_what_cannot_be_weighed_is_no_policy(wrong, riverton, otto):
    with pytest.raises(NotAPolicy):
        proposed(riverton, otto, **wrong)


def test_two_policies_never_begin_at_one_instant(riverton, otto, carl):
    at = now()
    approve(proposed(riverton, otto, effective_at=at), carl)

    with pytest.raises(NotAPolicy, match="moment"):
        approve(proposed(riverton, otto, effective_at=at), carl)


def test_the_history_is_public_and_the_latest_is_first(riverton, ohio):
    first, second = cook(riverton), enacted(riverton, [FELONY])
    above = trust_act(ohio)

    found = policies_of("39901", at=now())

    assert found is not None
    assert (found.present, found.state, found.history) == (second, above, [second, first])
    assert policies_of("00000", at=now()) is None


def test_the_program_has_no_hold_policy(program, paul):
    author, _approver = couple(program)

    with pytest.raises(AccessDenied), scope.within(scope.tenant([program.pk])):
        services.propose_policy(
            place=program, title="X", citation="Y", effective_at=now(), by=author, at=now()
        )
