"""The agency's own answer: a record apart, under the hold policy that is in force."""

from datetime import date
from itertools import product

import pytest

from matching.detainers import services
from matching.detainers.errors import NoCondition, NotOfThisForm, NotOpen
from matching.detainers.in_force import offer_for
from matching.detainers.models import Answer
from matching.status.services import record_conviction
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.training.errors import Untrained
from tests.factories import NOON
from tests.matching.casework import casework
from tests.matching.detainers.policies import cook, trust_act
from tests.matching.detainers.steps import (
    TRAFFIC,
    afresh,
    answered,
    convicted,
    in_state,
    issued,
    moved,
    ready,
    served,
)
from tests.matching.factories import now, within


def felony(detainer, jack, code: str = "1305") -> None:
    """A felony of before, not on a charge of the booking."""
    with within(detainer.jurisdiction):
        record_conviction(
            booking_id=detainer.booking_id,
            ncic_code=code,
            severity="FELONY",
            convicted_on=date(2005, 3, 1),
            source="County court",
            by=jack,
            at=now(),
        )


def answers(detainer) -> list[str]:
    with within(detainer.jurisdiction):
        return [one.choice for one in Answer.objects.filter(detainer=detainer)]


def test_without_a_policy_the_agency_honors_by_itself(detainer, jack):
    given = answered(detainer, jack)

    assert (given.policy, given.condition) == (None, None)
    assert afresh(detainer).status == "ISSUED"  # it has no effect before the person is served


def test_served_and_honored_it_is_active(detainer, jack):
    served(detainer, jack)
    answered(detainer, jack)

    assert afresh(detainer).status == "ACTIVE"


def test_honored_and_served_it_is_active(detainer, jack):
    answered(detainer, jack)
    served(detainer, jack)

    assert afresh(detainer).status == "ACTIVE"


def test_another_answer_is_another_row_and_the_latest_stands(detainer, jack):
    answered(detainer, jack, "HONOR")
    answered(detainer, jack, "NOTIFY_ONLY")
    answered(detainer, jack, "DECLINE")

    assert answers(detainer) == ["HONOR", "NOTIFY_ONLY", "DECLINE"]
    assert afresh(detainer).status == "DECLINED"


def test_after_declining_there_is_nothing_to_answer(detainer, jack):
    answered(detainer, jack, "DECLINE")

    with pytest.raises(NotOpen):
        answered(detainer, jack, "HONOR")


def test_cook_county_declines_them_all(detainer, jack, riverton):
    cook(riverton)

    with within(riverton):
        assert not offer_for(afresh_in(detainer), now()).allows_a_hold
    with pytest.raises(NoCondition, match="decline"):
        answered(detainer, jack, "HONOR")
    assert answered(detainer, jack, "DECLINE").policy is not None


def afresh_in(detainer):
    detainer.refresh_from_db(fields=["status"])
    return detainer


def test_the_trust_act_allows_no_hold_on_a_charge_alone(detainer, jack, ohio):
    policy = trust_act(ohio)
    condition = policy.conditions.get(number=2)

    with pytest.raises(NoCondition):
        answered(detainer, jack, "HONOR", state_condition_id=condition.pk)


def test_the_trust_act_allows_a_hold_after_a_felony(detainer, jack, ohio):
    policy = trust_act(ohio)
    felony(detainer, jack)

    given = answered(detainer, jack, "HONOR", condition_id=policy.conditions.get(number=2).pk)

    assert (given.state_policy, given.policy) == (policy, None)
    assert given.state_condition.words == "Convicted of a felony punishable by state prison"


def test_a_condition_that_is_not_met_allows_nothing(detainer, jack, ohio):
    policy = trust_act(ohio)
    felony(detainer, jack, code="2203")  # not of the serious families

    with pytest.raises(NoCondition):
        answered(detainer, jack, condition_id=policy.conditions.get(number=1).pk)


def test_a_hold_without_a_condition_named_is_refused(detainer, jack, ohio):
    trust_act(ohio)
    felony(detainer, jack)

    with pytest.raises(NoCondition, match="Name the condition"):
        answered(detainer, jack, "HONOR")


def test_a_county_that_declines_declines_whatever_its_state_allows(detainer, jack, riverton, ohio):
    policy = trust_act(ohio)
    cook(riverton)
    felony(detainer, jack)

    with pytest.raises(NoCondition):
        answered(detainer, jack, condition_id=policy.conditions.get(number=2).pk)


def test_where_both_have_a_policy_a_condition_of_each_is_kept(detainer, jack, riverton, ohio):
    own, above = trust_act(riverton), trust_act(ohio)
    felony(detainer, jack)

    given = answered(detainer, jack, condition_id=own.conditions.get(number=2).pk)

    assert given.policy == own
    assert given.state_policy == above
    assert given.state_condition.policy == above


def test_a_form_that_asks_for_no_hold_is_not_honored(case, omar, jack):
    detainer = issued(case, omar, "I247N")

    with pytest.raises(NotOfThisForm):
        answered(detainer, jack, "HONOR")
    assert answered(detainer, jack, "NOTIFY_ONLY").choice == "NOTIFY_ONLY"


def test_a_hold_that_expired_is_not_honored_any_more(case, omar, jack):
    detainer = in_state("EXPIRED", case, None, omar, jack)

    with pytest.raises(NotOpen, match="time of this hold is over"):
        answered(detainer, jack, "HONOR")


def test_custody_of_the_place_alone_answers(request, detainer):
    for who, choice in product(
        ("leo", "otto", "rosa", "omar", "susan", "nobody"), ("HONOR", "DECLINE")
    ):
        with pytest.raises(AccessDenied):
            answered(detainer, request.getfixturevalue(who), choice)


def test_an_untrained_officer_honors_nothing_and_may_decline(detainer, riverton, nobody):
    from_role = {"role": "CUSTODY", "jurisdiction": riverton, "by": None, "at": NOON}
    give_role(user=nobody, **from_role)

    with pytest.raises(Untrained):
        answered(detainer, nobody, "HONOR")
    assert answered(detainer, nobody, "DECLINE").choice == "DECLINE"


def test_a_conditional_one_waits_and_then_takes_effect(waiting, jack):
    served(waiting, jack)
    assert afresh(waiting).status == "AWAITING_CONVICTION"

    convicted(waiting, jack)
    assert afresh(waiting).status == "ACTIVE"


def test_an_earlier_conviction_is_not_the_one_it_waits_for(waiting, jack):
    served(waiting, jack)
    felony(waiting, jack)

    with within(waiting.jurisdiction):
        services.continue_detainer(detainer_id=waiting.pk, by=jack, at=now())
    assert afresh(waiting).status == "AWAITING_CONVICTION"


def test_a_court_that_lifts_it_ends_the_answers(detainer, jack):
    moved(detainer, "LIFTED", jack)

    with pytest.raises(NotOpen):
        answered(detainer, jack, "DECLINE")


def test_every_case_is_answered_by_itself(
    galleries, joined, riverton_police, rosa, sara, omar, jack
):
    first = issued(ready(riverton_police, rosa, sara, omar), omar)
    second = issued(ready(riverton_police, rosa, sara, omar, person=10, charges=[TRAFFIC]), omar)

    answered(first, jack, "DECLINE")

    assert (afresh(first).status, afresh(second).status) == ("DECLINED", "ISSUED")


def test_a_specialists_conviction_takes_the_waiting_one_on(waiting, jack, sara):
    served(waiting, jack)
    with casework():
        services.report_conviction(
            booking_id=waiting.booking_id,
            charge_id=waiting.booking.charges.get().pk,
            convicted_on=date(2026, 1, 5),
            severity="MISDEMEANOR",
            source="Municipal court",
            over_one_year=False,
            by=sara,
            at=now(),
        )

    assert afresh(waiting).status == "ACTIVE"


def test_a_specialists_conviction_of_an_earlier_crime_leaves_it_waiting(waiting, jack, sara):
    served(waiting, jack)
    with casework():
        services.report_conviction(
            booking_id=waiting.booking_id,
            convicted_on=date(2009, 5, 4),
            source="County court",
            ncic_code="2203",
            severity="FELONY",
            by=sara,
            at=now(),
        )

    assert afresh(waiting).status == "AWAITING_CONVICTION"
