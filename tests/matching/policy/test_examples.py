"""Every example of every rule, run as a test."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from matching.policy import migrations
from matching.policy.examples import case_of, check_examples
from matching.policy.language import check
from matching.policy.rules import Rule, evaluate

FIRST = json.loads((Path(migrations.__path__[0]) / "first_rules.json").read_text())
EXAMPLES = [
    pytest.param(version, example, id=f"{version['key']}: {example['name']}")
    for version in FIRST
    for example in version["examples"]
]


def rules_on(day: str) -> list[Rule]:
    return [
        Rule(v["key"], 1, v["condition"], outcome=v["outcome"], lifts=tuple(v["lifts"]))
        for v in FIRST
        if v["effective_at"] <= day
    ]


@pytest.mark.parametrize(("version", "example"), EXAMPLES)
def test_an_example_comes_out_as_expected(version, example):
    day = version["effective_at"]

    verdict = evaluate(rules_on(day), case_of(example["facts"]), at=datetime.fromisoformat(day))

    assert verdict.outcome == example["expected"]


@pytest.mark.parametrize("version", FIRST, ids=lambda version: version["key"])
def test_a_first_rule_would_be_let_in_today(version):
    check(version["condition"])
    check_examples(version["examples"])
    assert set(version["lifts"]) <= {other["key"] for other in FIRST if other["outcome"]}
