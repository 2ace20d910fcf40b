"""The language of the rules: all, any, none, and one fact against the values asked of it.

    {"all": [{"fact": "minor_traffic_only", "==": "PRESENT"},
             {"none": [{"fact": "upheld_claims", "in": ["VICTIM", "WITNESS"]}]}]}

It is closed: what is not in the vocabulary is refused when a rule is written, and nothing in a
condition can count, add or compare by size.
"""

from typing import Any

from django.utils.translation import gettext as _

from matching.policy.logic import all_of, any_of, negation
from matching.policy.reading import Reading
from matching.policy.vocabulary import VOCABULARY
from matching.status.subjects import Presence

DEEPEST = 6
LONGEST = 60  # parts of one list
JOINTS = ("all", "any", "none")


class BadCondition(Exception):
    """A condition that the language does not have."""


def check(condition: Any, *, depth: int = 1) -> None:
    """Refuse a condition that is not in the language; raises ``BadCondition`` with a sentence."""
    if depth > DEEPEST:
        raise BadCondition(_("A condition is at most %(n)d deep.") % {"n": DEEPEST})
    if not isinstance(condition, dict) or not condition:
        raise BadCondition(_("A condition is a mapping of all, any, none, or a fact."))
    if "fact" in condition:
        _check_fact(condition)
        return
    (joint, *more) = condition
    parts = condition[joint]
    if more or joint not in JOINTS:
        raise BadCondition(_("A condition is one of all, any, none, or a fact."))
    if not isinstance(parts, list) or not 0 < len(parts) <= LONGEST:
        raise BadCondition(_("“%(joint)s” needs a list of conditions.") % {"joint": joint})
    for part in parts:
        check(part, depth=depth + 1)


def holds(condition: dict[str, Any], reading: Reading) -> bool | None:
    """Whether a checked condition holds; None where what is known does not tell."""
    if "fact" in condition:
        return _fact_holds(reading[condition["fact"]], _asked(condition))
    ((joint, parts),) = condition.items()
    values = [holds(part, reading) for part in parts]
    if joint == "all":
        return all_of(values)
    return any_of(values) if joint == "any" else negation(any_of(values))


def facts_in(condition: dict[str, Any]) -> set[str]:
    """The facts that a checked condition names."""
    if "fact" in condition:
        return {condition["fact"]}
    return {name for parts in condition.values() for part in parts for name in facts_in(part)}


def _check_fact(condition: dict[str, Any]) -> None:
    name = condition["fact"]
    if not isinstance(name, str) or name not in VOCABULARY:
        raise BadCondition(_("There is no fact “%(name)s”.") % {"name": name})
    if len(condition) != 2 or not {"==", "in"} & condition.keys():
        raise BadCondition(_("Ask a fact with == or in."))
    asked = condition.get("in", [condition.get("==")])
    if not isinstance(asked, list) or not asked:
        raise BadCondition(_("“in” needs a list of values."))
    for value in asked:
        if not isinstance(value, str) or value not in VOCABULARY[name]:
            words = {"value": value, "name": name}
            raise BadCondition(_("“%(value)s” cannot be asked of “%(name)s”.") % words)


def _asked(condition: dict[str, Any]) -> list[str]:
    return condition["in"] if "in" in condition else [condition["=="]]


def _fact_holds(values: tuple[str, ...], asked: list[str]) -> bool | None:
    if any(value in asked for value in values):
        return True
    return None if Presence.UNKNOWN.value in values else False
