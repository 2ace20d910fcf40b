"""A supervisor's own outcome in the place of the rules', with a reason and within bounds."""

import pytest
from django.db import Error, transaction

from matching.policy import services
from matching.policy.errors import (
    AlreadyOverridden,
    MayNotGoOn,
    NothingChanges,
    NotStanding,
    ReasonMissing,
)
from matching.policy.models import Decision, Outcome, Override
from matching.policy.replay import replay
from matching.policy.sealed import reason_of
from matching.policy.selectors import decisions_of, standing
from matching.status import claims
from matching.status.duties import DutiesMixed
from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.training.errors import Untrained
from tests.conftest import trained
from tests.factories import NOON
from tests.kept import kept
from tests.matching.casework import casework
from tests.matching.factories import now, within
from tests.matching.policy.cases import decide, decided, found

WHY = "The plaintiff's suit ended in May."


@kept
def stopped(case, sara, omar) -> Decision:
    """A decision that stops at a supervisor, as the person is a plaintiff."""
    return decided(case, sara, omar, PLAINTIFF="PRESENT")


def override(decision, by, outcome="MAY_PROCEED", reason=WHY) -> Override:
    with casework():
        return services.override(
            decision_id=decision.pk, outcome=outcome, reason=reason, by=by, at=now()
        )


def claim(case, kind="CITIZENSHIP") -> None:
    with casework():
        claims.make_claim(
            booking_id=case.booking_id, kind=kind, claimant="FAMILY", words="", by=None, at=now()
        )


def test_a_stop_goes_on_by_a_supervisors_override_alone(case, stopped, susan):
    made = override(stopped, susan)

    with casework():
        assert standing(case) == (stopped, "MAY_PROCEED")
        assert (stopped.outcome, reason_of(made)) == ("STOP", WHY)
        assert replay(decisions_of(case).get())
    assert WHY.encode() not in bytes(made.reason)


@pytest.mark.parametrize("outcome", Outcome.values)
def test_a_supervisor_may_choose_any_other_outcome(case, stopped, susan, outcome):
    if outcome == stopped.outcome:
        with pytest.raises(NothingChanges):
            override(stopped, susan, outcome)
        return

    override(stopped, susan, outcome)

    with casework():
        assert standing(case) == (stopped, outcome)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_an_override_needs_a_reason(stopped, susan, reason):
    with pytest.raises(ReasonMissing):
        override(stopped, susan, reason=reason)


@pytest.mark.parametrize("who", ["otto", "rosa", "jack", "iris", "olga", "paul", "nobody"])
def test_who_is_no_supervisor_overrides_nothing(stopped, who, request):
    with pytest.raises(AccessDenied):
        override(stopped, request.getfixturevalue(who))


@pytest.mark.parametrize("who", ["sara", "omar"])
def test_who_worked_on_the_case_overrides_nothing_even_with_the_right(stopped, who, request):
    somebody = request.getfixturevalue(who)
    give_role(user=somebody, role="SUPERVISOR", jurisdiction=None, by=None, at=NOON)

    with pytest.raises(DutiesMixed):
        override(stopped, trained(User.objects.get(pk=somebody.pk)))


@pytest.mark.parametrize("who", ["sara", "omar"])
def test_a_part_in_the_case_gives_no_right_to_override(stopped, who, request):
    with pytest.raises(AccessDenied):
        override(stopped, request.getfixturevalue(who))


def test_who_is_not_trained_overrides_nothing(stopped, nobody):
    give_role(user=nobody, role="SUPERVISOR", jurisdiction=None, by=None, at=NOON)

    with pytest.raises(Untrained):
        override(stopped, nobody)


def test_a_decision_is_overridden_once(stopped, susan):
    override(stopped, susan)

    with pytest.raises(AlreadyOverridden):
        override(stopped, susan, "NO_ACTION")


def test_a_decision_that_new_facts_overtook_is_not_overridden(case, stopped, sara, omar, susan):
    found(case, sara)
    with pytest.raises(NotStanding):
        override(stopped, susan)
    later = decide(case, omar)

    with pytest.raises(NotStanding):
        override(stopped, susan)
    with casework():
        assert standing(case) == (later, "MAY_PROCEED")


def test_an_earlier_override_does_not_carry_over_to_a_later_decision(
    case, stopped, sara, omar, susan
):
    override(stopped, susan)
    found(case, sara, PLAINTIFF="PRESENT")

    assert decide(case, omar).outcome == "STOP"
    with casework():
        assert standing(case)[1] == "STOP"
        assert [d.outcome for d in decisions_of(case)] == ["STOP", "STOP"]


@pytest.mark.parametrize("outcome", ["AFTER_CONVICTION", "MAY_PROCEED"])
@pytest.mark.parametrize("finding", ["NOT_REMOVABLE", "UNDETERMINED"])
def test_nothing_goes_on_for_who_is_not_removable(case, sara, omar, susan, finding, outcome):
    decision = decided(case, sara, omar, finding=finding)

    with pytest.raises(MayNotGoOn, match="removable"):
        override(decision, susan, outcome)


def test_nothing_goes_on_over_an_undecided_claim(case, stopped, susan):
    claim(case)

    with pytest.raises((MayNotGoOn, NotStanding)):
        override(stopped, susan)


def test_the_stranger_next_door_and_the_place_itself_see_no_decision(stopped, riverton, lakeside):
    for place in (riverton, lakeside):
        for model in (Decision, Override):
            with pytest.raises(Error, match="permission denied"), within(place):
                model.objects.count()


def test_nobody_changes_or_deletes_a_decision(stopped, susan):
    override(stopped, susan)

    for rows in (Decision.objects.all(), Override.objects.all()):
        with pytest.raises(Error, match="permission denied"), casework(), transaction.atomic():
            rows.update(outcome="MAY_PROCEED")
        with pytest.raises(Error, match="permission denied"), casework(), transaction.atomic():
            rows._raw_delete(rows.db)


def test_the_database_knows_the_outcomes_of_an_override(stopped, susan):
    row = Override(
        jurisdiction_id=stopped.jurisdiction_id,
        decision=stopped,
        outcome="DEPORT",
        reason=b"",
        supervisor=susan,
        overridden_at=now(),
    )

    with pytest.raises(Error, match="override_to_a_known_outcome"), casework():
        row.save()
