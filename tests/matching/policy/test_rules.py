"""The strictest rule wins, threats lift exemptions, and what is unknown never frees."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.offenses.families import DRIVING_UNDER_INFLUENCE, HIT_AND_RUN
from matching.offenses.records import SEVERITIES, Charge, Conviction
from matching.policy.facts import Facts, facts_from
from matching.policy.outcomes import FROM_THE_STRICTEST, GOES_ON, strictest
from matching.policy.rules import Rule, evaluate
from matching.status.models import Claim, Response
from matching.status.subjects import Circumstance
from tests.matching.offenses.records import charges, convictions
from tests.matching.offenses.test_levels import DAY_2011
from tests.matching.policy.cases import facts
from tests.matching.policy.test_examples import rules_on

TODAY = rules_on("9999")
THREATS = ("PUBLIC_SAFETY", "NATIONAL_SECURITY")
EXEMPTIONS = {
    "minor-traffic",
    "victim-or-witness",
    "dual-arrest",
    "plaintiff",
    "protected-dispute",
}
presences = st.sampled_from(["ABSENT"] * 6 + ["PRESENT", "UNKNOWN"])
claims = st.lists(st.sampled_from(Claim.Kind.values), max_size=1).map(tuple)
cases = st.builds(
    Facts,
    charges=st.lists(charges, max_size=3).map(tuple),
    convictions=st.lists(convictions, max_size=4).map(tuple),
    circumstances=st.fixed_dictionaries(dict.fromkeys(Circumstance.values, presences)),
    finding=st.sampled_from(["REMOVABLE", "REMOVABLE", "REMOVABLE", *Response.Finding.values]),
    ground=st.sampled_from(Response.Ground.values),
    open_claims=claims,
    upheld_claims=claims,
)


def outcome(case: Facts, rules: list[Rule] = TODAY) -> str:
    return evaluate(rules, case, at=DAY_2011).outcome


def strictness(case: Facts, rules: list[Rule] = TODAY) -> int:
    return FROM_THE_STRICTEST.index(outcome(case, rules))


@given(cases, st.permutations(TODAY))
def test_no_order_of_the_rules_matters(case, shuffled):
    assert evaluate(shuffled, case, at=DAY_2011) == evaluate(TODAY, case, at=DAY_2011)


@given(cases)
def test_the_strictest_of_the_reasons_is_the_outcome(case):
    verdict = evaluate(TODAY, case, at=DAY_2011)

    spoken = [reason["outcome"] for reason in verdict.reasons if reason["outcome"]]
    assert verdict.outcome == strictest(spoken)


@given(cases, st.sampled_from([rule for rule in TODAY if rule.outcome]))
def test_one_more_rule_that_stops_never_frees(case, rule):
    without = [other for other in TODAY if other.key != rule.key]

    assert strictness(case) <= strictness(case, without)


@given(cases, st.sampled_from(THREATS))
def test_a_threat_is_judged_as_if_there_were_no_exemptions(case, threat):
    threatening = replace(case, circumstances=case.circumstances | {threat: "PRESENT"})
    others = [rule for rule in TODAY if rule.key not in EXEMPTIONS]

    assert outcome(threatening) == outcome(threatening, others)


@given(cases, st.sampled_from(THREATS))
def test_a_threat_is_never_judged_more_strictly_than_its_absence(case, threat):
    present, absent = (
        replace(case, circumstances=case.circumstances | {threat: presence})
        for presence in ("PRESENT", "ABSENT")
    )

    assert strictness(present) >= strictness(absent)


@given(cases, st.sampled_from(Circumstance.values))
def test_what_is_unknown_of_a_circumstance_never_frees(case, subject):
    unknown, *known = (
        replace(case, circumstances=case.circumstances | {subject: presence})
        for presence in ("UNKNOWN", "PRESENT", "ABSENT")
    )

    if outcome(unknown) in GOES_ON:
        assert strictness(unknown) <= min(map(strictness, known))


@given(cases, st.sampled_from(["2203", "1313", "3560", "5404", "5499"]))
def test_an_unknown_charge_never_frees(case, code):
    def charged(*records: Charge) -> Facts:
        return replace(case, charges=(*case.charges, *records))

    known = [charged(Charge(code, severity)) for severity in ("FELONY", "MISDEMEANOR")]

    if outcome(charged(Charge())) in GOES_ON:
        assert strictness(charged(Charge())) <= min(map(strictness, known))


@given(cases, st.sampled_from(["2203", "1313", "3560", "5499"]))
def test_an_unknown_conviction_never_frees(case, code):
    def convicted(*records: Conviction) -> Facts:
        return replace(case, convictions=(*case.convictions, *records))

    heavy = [
        convicted(Conviction(code, severity, 2010, over, aggravated))
        for severity, over, aggravated in product(
            ("FELONY", "MISDEMEANOR"), (True, False), (True, False)
        )
    ]

    if outcome(convicted(Conviction())) in GOES_ON:
        assert strictness(convicted(Conviction())) <= min(map(strictness, heavy))


@given(cases)
def test_nothing_goes_on_for_who_is_not_found_removable(case):
    if case.finding != "REMOVABLE" or case.open_claims or "CITIZENSHIP" in case.upheld_claims:
        assert outcome(case) not in GOES_ON


@given(cases)
def test_facts_are_the_same_when_stored_and_read_again(case):
    again = facts_from(case.as_json())

    assert again.as_json() == case.as_json()
    assert evaluate(TODAY, again, at=DAY_2011) == evaluate(TODAY, case, at=DAY_2011)


@pytest.mark.parametrize("exempt", ["VICTIM_OR_WITNESS", "DUAL_ARREST", "PLAINTIFF"])
def test_a_reason_names_the_rule_and_what_lifted_it(exempt):
    case = facts(circumstances={exempt: "PRESENT", "PUBLIC_SAFETY": "PRESENT"})

    reasons = evaluate(TODAY, case, at=DAY_2011).reasons

    assert {"rule": "public-safety", "version": 1, "because": "HOLDS", "outcome": ""} in reasons
    assert [reason["by"] for reason in reasons if reason["because"] == "LIFTED"] == [
        "public-safety"
    ]


def test_a_traffic_offense_is_minor_until_it_is_known_to_be_a_felony():
    told = {
        severity: outcome(facts(charges=(Charge("5499", severity),), ground="FINAL_ORDER"))
        for severity in ("FELONY", "MISDEMEANOR", "INFRACTION", "UNKNOWN")
    }

    assert told.pop("FELONY") == "MAY_PROCEED"
    assert set(told.values()) == {"AFTER_CONVICTION"}


def charged(*codes: str, severity: str = "MISDEMEANOR") -> str:
    """What comes of charges against somebody with a final order and no history."""
    records = tuple(Charge(code, severity) for code in codes)
    return outcome(facts(charges=records, ground="FINAL_ORDER"))


@pytest.mark.parametrize("code", sorted(HIT_AND_RUN | DRIVING_UNDER_INFLUENCE))
def test_driving_under_influence_and_hit_and_run_wait_for_no_conviction(code):
    told = {charged(code, severity=severity) for severity in SEVERITIES}
    told |= {charged(code, "5499"), charged("5499", code)}

    assert told == {"MAY_PROCEED"}


def test_every_other_traffic_code_waits_for_a_conviction_whether_it_has_words_or_not():
    grave = HIT_AND_RUN | DRIVING_UNDER_INFLUENCE
    traffic = {f"54{number:02}" for number in range(100)} - grave

    assert {code: charged(code) for code in traffic} == dict.fromkeys(traffic, "AFTER_CONVICTION")


@pytest.mark.parametrize("code", ["", "54", "9900", "54-9"])
def test_a_charge_unknown_is_not_minor_whatever_stands_beside_it(code):
    assert {charged(code), charged(code, "5499")} == {"STOP"}


@given(cases, st.integers(1950, 2030))
def test_no_outcome_depends_on_a_year(case, year):
    moved = tuple(replace(conviction, year=year) for conviction in case.convictions)

    assert outcome(replace(case, convictions=moved)) == outcome(case)
