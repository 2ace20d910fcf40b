"""The example cases of a rule's version, run as tests.

An example says how a case differs from a calm one; what it does not say is absent.  It is
judged at the version's own instant, by that version and the others in force then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from matching.offenses.records import SEVERITIES, Charge, Conviction
from matching.policy.facts import Facts, facts_from
from matching.policy.models import Outcome, RuleVersion
from matching.policy.rules import Rule, evaluate
from matching.policy.vocabulary import VOCABULARY, YES_OR_NO
from matching.status.subjects import Circumstance, Presence

# A burglary charged as a felony: no rule has anything to say against it or for it.
CALM: dict[str, Any] = {
    "charges": [{"code": "2203", "severity": "FELONY"}],
    "convictions": [],
    "finding": "REMOVABLE",
    "ground": "RECORDS_CHECK",
    "open_claims": [],
    "upheld_claims": [],
}
MOST = 50


class BadExample(Exception):
    """An example that cannot be run."""


@dataclass(frozen=True)
class Run:
    """One example as it came out."""

    name: str
    expected: str
    outcome: str

    @property
    def passed(self) -> bool:
        """Whether it came out as expected."""
        return self.outcome == self.expected


def run_examples(version: RuleVersion, rules: Sequence[Rule]) -> list[Run]:
    """Judge every example of a version by a set of rules at the version's instant."""
    return [
        Run(
            name=example["name"],
            expected=example["expected"],
            outcome=evaluate(rules, case_of(example["facts"]), at=version.effective_at).outcome,
        )
        for example in version.examples
    ]


def case_of(differs: dict[str, Any]) -> Facts:
    """The calm case with what an example says of it."""
    calm = dict.fromkeys(Circumstance.values, Presence.ABSENT.value)
    circumstances = calm | differs.get("circumstances", {})
    return facts_from({**CALM, **differs, "circumstances": circumstances})


def check_examples(examples: Any) -> None:
    """Refuse examples that cannot be run; raises ``BadExample`` with a sentence."""
    if not isinstance(examples, list) or not 0 < len(examples) <= MOST:
        raise BadExample(_("Give between 1 and %(n)d examples.") % {"n": MOST})
    for example in examples:
        if not isinstance(example, dict) or set(example) != {"name", "facts", "expected"}:
            raise BadExample(_("An example has a name, facts, and the outcome expected."))
        if not (isinstance(example["name"], str) and example["name"].strip()):
            raise BadExample(_("An example has a name."))
        if example["expected"] not in Outcome.values:
            words = {"name": example["name"]}
            raise BadExample(_("“%(name)s” expects no outcome that there is.") % words)
        _check_facts(example)


def _check_facts(example: dict[str, Any]) -> None:
    try:
        facts = case_of(example["facts"])
        sound = _is_sound(facts)
    except (TypeError, AttributeError, ValueError):
        sound = False
    if not sound:
        words = {"name": example["name"]}
        raise BadExample(_("The facts of “%(name)s” cannot be read.") % words)


def _is_sound(facts: Facts) -> bool:
    """Whether every part is of the kind that the rules look at."""
    records: list[Charge | Conviction] = [*facts.charges, *facts.convictions]
    return (
        all(isinstance(r.code, str) and r.severity in SEVERITIES for r in records)
        and all(isinstance(charge.convicted, bool) for charge in facts.charges)
        and all(_is_sound_conviction(conviction) for conviction in facts.convictions)
        and facts.circumstances.keys() == set(Circumstance.values)
        and set(facts.circumstances.values()) <= {*YES_OR_NO, Presence.UNKNOWN.value}
        and facts.finding in VOCABULARY["finding"]
        and facts.ground in {"", *VOCABULARY["ground"]}
        and {*facts.open_claims, *facts.upheld_claims} <= VOCABULARY["open_claims"]
    )


def _is_sound_conviction(conviction: Conviction) -> bool:
    return (
        type(conviction.year) is int
        and conviction.over_one_year in (True, False, None)
        and conviction.aggravated in (True, False, None)
    )
