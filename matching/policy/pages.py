"""What the pages about rules show."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from matching.policy.backtest import Line, back_test
from matching.policy.examples import Run, run_examples
from matching.policy.models import Outcome, RuleSignature, RuleVersion
from matching.policy.quarters import Quarter
from matching.policy.rulebook import Rulebook, every_version, open_rulebook, rules_of, status_of
from matching.policy.states import VersionStatus
from portal.accounts.models import User

WORDS = dict(Outcome.choices)


@dataclass(frozen=True)
class Tried:
    """A version of a rule with its examples as they come out."""

    version: RuleVersion
    standing: VersionStatus
    runs: list[Run]

    @property
    def passed(self) -> bool:
        """Whether every example comes out as expected."""
        return all(run.passed for run in self.runs)

    @property
    def outcome(self) -> str:
        """The outcome in words; '' for a rule that has none."""
        return _(WORDS[self.version.outcome]) if self.version.outcome else ""

    @property
    def condition(self) -> str:
        """The condition as it is written."""
        return json.dumps(self.version.condition, indent=2)

    @property
    def results(self) -> list[tuple[Run, str, str]]:
        """Each example with the words of what was expected and what came out."""
        return [(run, _(WORDS[run.expected]), _(WORDS[run.outcome])) for run in self.runs]


def try_version(version: RuleVersion, book: Rulebook) -> Tried:
    """Run a version's examples among the rules of its instant."""
    runs = run_examples(version, rules_of(book.in_force_with(version)))
    return Tried(version, status_of(version), runs)


def rules_page(*, at: datetime) -> list[Tried]:
    """The rules in force at an instant, each with its examples."""
    book = open_rulebook()
    return [try_version(version, book) for version in book.in_force(at=at)]


def examples_page() -> dict[str, Any]:
    """Every version with its examples, and how many fail."""
    book = open_rulebook()
    tried = [try_version(version, book) for version in every_version()]
    runs = [run for one in tried for run in one.runs]
    return {"tried": tried, "run": len(runs), "failed": sum(not run.passed for run in runs)}


def version_page(*, version: RuleVersion, by: User) -> dict[str, Any]:
    """One version: its examples, its signatures, and whether this person entered it."""
    signatures = list(version.signatures.select_related("signed_by"))
    author = RuleSignature.Part.AUTHOR
    return {
        "tried": try_version(version, open_rulebook()),
        "signatures": signatures,
        "is_proposed": status_of(version) == VersionStatus.PROPOSED,
        "is_mine": any(s.part == author and s.signed_by_id == by.pk for s in signatures),
    }


def back_test_page(*, version: RuleVersion, quarter: Quarter, everything: bool) -> dict[str, Any]:
    """A back-test: totals, and the lines of the places, those that change alone unless asked."""
    tested = back_test(version=version, quarter=quarter)
    shown = [line for line in tested.by_place if everything or line.changes]
    return {
        "version": version,
        "tested": tested,
        "quarter": quarter,
        "everything": everything,
        "totals": [_in_words(line) for line in tested.totals],
        "by_place": [_in_words(line) for line in shown],
    }


def _in_words(line: Line) -> dict[str, Any]:
    return {"line": line, "before": _(WORDS[line.before]), "after": _(WORDS[line.after])}
