"""The 19 factors are weighed by people: no rule reads one, and nothing computes from them."""

import ast
from dataclasses import fields
from pathlib import Path

import pytest

from matching import policy
from matching.policy.facts import Facts, facts_of
from matching.policy.language import facts_in
from matching.policy.rulebook import open_rulebook
from matching.policy.vocabulary import VOCABULARY
from matching.status.known import known_of
from matching.status.services import Found, record_findings
from matching.status.subjects import Circumstance, Factor, Presence
from tests.matching.casework import casework
from tests.matching.factories import now
from tests.matching.policy.cases import decide, decided

SOURCES = sorted(Path(policy.__path__[0]).glob("*.py"))


def test_there_are_nineteen():
    assert len(Factor) == 19
    assert not set(Factor.values) & set(Circumstance.values)


@pytest.mark.parametrize("presence", Presence.values)
def test_whatever_is_found_of_every_factor_the_outcome_is_the_same(case, sara, omar, presence):
    before = decided(case, sara, omar)
    noted = [Found(factor, presence, "As told.") for factor in Factor.values]
    bring_back = [Found("FRAUD", "ABSENT")]
    with casework():
        record_findings(case_id=case.pk, found=noted + bring_back, by=sara, at=now())

    after = decide(case, omar)

    assert (after.outcome, after.reasons, after.facts) == (
        before.outcome,
        before.reasons,
        before.facts,
    )


def test_no_single_factor_reaches_the_facts(case, sara):
    with casework():
        before = facts_of(known_of(case, now())).as_json()
        for factor in Factor.values:
            noted = [Found(factor, "PRESENT", "As told.")]
            record_findings(case_id=case.pk, found=noted, by=sara, at=now())
            known = known_of(case, now())

            assert known.factors[factor] == "PRESENT"
            assert facts_of(known).as_json() == before


def test_no_rule_names_a_factor(database):
    named = {fact for v in open_rulebook().versions for fact in facts_in(v.condition)}

    assert named <= VOCABULARY.keys()
    assert {field.name for field in fields(Facts)} & {"factors", "score"} == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_file_of_the_policy_reads_the_factors(path):
    names = {
        getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "name", None)
        for node in ast.walk(ast.parse(path.read_text()))
    }

    assert not names & {"Factor", "factors", "score", "weight"}
