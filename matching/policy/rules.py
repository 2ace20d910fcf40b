"""Evaluate the rules over the facts of a case: the strictest outcome wins, whatever the order.

A rule whose condition holds says its outcome, or lifts other rules.  Where what is known does
not tell whether it holds, the case stops at a supervisor: unknown never frees.  A lift needs a
condition that is known to hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from matching.offenses.levels import Level, level_of
from matching.policy.facts import Facts
from matching.policy.language import holds
from matching.policy.models import Outcome
from matching.policy.outcomes import strictest
from matching.policy.reading import Reading, read

Reason = dict[str, str | int]


@dataclass(frozen=True)
class Rule:
    """One version of a rule: an outcome where it stops a case, or the keys of rules it lifts."""

    key: str
    number: int
    condition: dict[str, Any]
    outcome: str = ""
    lifts: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The rule and the number of its version: ``minor-traffic@1``."""
        return f"{self.key}@{self.number}"


@dataclass(frozen=True)
class Verdict:
    """What the rules leave open, the level of the person's offenses, and why.

    ``reasons`` names each rule that spoke: it HOLDS, it is UNKNOWN whether it does, or it was
    LIFTED; in the order of the rules' keys.
    """

    outcome: str
    reasons: list[Reason]
    level: Level


def evaluate(rules: Iterable[Rule], facts: Facts, *, at: datetime) -> Verdict:
    """Return the verdict of a set of rules on the facts of a case decided at an instant."""
    level = level_of(charges=facts.charges, convictions=facts.convictions, at=at)
    outcome, reasons = judge(rules, read(facts, level=level.name))
    return Verdict(outcome, reasons, level)


def judge(rules: Iterable[Rule], reading: Reading) -> tuple[str, list[Reason]]:
    """Return the outcome and the reasons of a set of rules over the facts as read."""
    ordered = sorted(rules, key=lambda rule: rule.key)
    held = [(rule, holds(rule.condition, reading)) for rule in ordered]
    lifted = {key: rule for rule, holding in held if holding for key in rule.lifts}
    reasons = [
        _reason(rule, holding, lifted.get(rule.key))
        for rule, holding in held
        if holding or (holding is None and rule.outcome)
    ]
    spoken = [str(reason["outcome"]) for reason in reasons if reason["outcome"]]
    return strictest(spoken), reasons


def condition_holds(condition: dict[str, Any], facts: Facts, *, at: datetime) -> bool | None:
    """Whether a checked condition holds of the facts of a case; None where nobody can tell."""
    level = level_of(charges=facts.charges, convictions=facts.convictions, at=at)
    return holds(condition, read(facts, level=level.name))


def _reason(rule: Rule, holding: bool | None, lifted_by: Rule | None) -> Reason:
    said: Reason = {"rule": rule.key, "version": rule.number}
    if lifted_by and rule.outcome:
        return {**said, "because": "LIFTED", "outcome": "", "by": lifted_by.key}
    if holding is None:
        return {**said, "because": "UNKNOWN", "outcome": Outcome.STOP.value}
    return {**said, "because": "HOLDS", "outcome": rule.outcome}
