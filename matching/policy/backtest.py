"""How the decisions of a quarter would have come out under a version of a rule.

Every decision is judged from the facts it stored, under the rules it names, with the version
in its rule's place; each distinct case is judged once.  The facts are read as the text that the
database has, as most of them are never taken apart.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from django.db.models import TextField
from django.db.models.functions import Cast

from matching.policy.facts import facts_from
from matching.policy.models import Decision, RuleVersion
from matching.policy.quarters import Quarter
from matching.policy.rulebook import in_place, open_rulebook, rules_of
from matching.policy.rules import Rule, evaluate
from portal.jurisdictions.models import Jurisdiction

AT_ONCE = 5_000  # rows
REMEMBERED = 50_000  # distinct cases, which come again in other places
# No rule reads the year of a conviction: without it far fewer cases are distinct.
YEAR = re.compile(r'"year": \d+')


@dataclass(frozen=True)
class Line:
    """How many decisions would have gone from one outcome to another.

    In the place of a code and name; in all places where both are ''.
    """

    code: str
    name: str
    before: str
    after: str
    decisions: int

    @property
    def changes(self) -> bool:
        """Whether the outcome would have been another."""
        return self.before != self.after


@dataclass(frozen=True)
class BackTest:
    """A back-test: how many decisions it looked at, and the lines, of all and by place."""

    quarter: Quarter
    totals: list[Line]
    by_place: list[Line]

    @property
    def decisions(self) -> int:
        """How many decisions the quarter has."""
        return sum(line.decisions for line in self.totals)

    @property
    def changed(self) -> int:
        """How many of them would have come out otherwise."""
        return sum(line.decisions for line in self.totals if line.changes)


def back_test(*, version: RuleVersion, quarter: Quarter) -> BackTest:
    """Judge every decision of a quarter again, with a version in its rule's place."""
    judged = _judge_with(version, quarter)
    found: Counter[tuple[int, str, str]] = Counter()
    for place, before, facts, versions in _cases(quarter):
        found[place, before, judged(YEAR.sub('"year": 0', facts), versions)] += 1
    places = Jurisdiction.objects.in_bulk({place for place, _before, _after in found})
    totals: Counter[tuple[str, str]] = Counter()
    for (_place, before, after), decisions in found.items():
        totals[before, after] += decisions
    by_place = [
        Line(places[place].code, places[place].name, before, after, decisions)
        for (place, before, after), decisions in found.items()
    ]
    return BackTest(
        quarter,
        [Line("", "", before, after, n) for (before, after), n in sorted(totals.items())],
        sorted(by_place, key=lambda line: (line.code, line.before, line.after)),
    )


def _cases(quarter: Quarter) -> Iterable[tuple[int, str, str, str]]:
    rows = Decision.objects.filter(decided_at__gte=quarter.since, decided_at__lt=quarter.until)
    texts = {
        "facts_text": Cast("facts", TextField()),
        "versions_text": Cast("versions", TextField()),
    }
    told = rows.order_by().annotate(**texts)
    return told.values_list("jurisdiction_id", "outcome", *texts).iterator(AT_ONCE)


def _judge_with(version: RuleVersion, quarter: Quarter) -> Callable[[str, str], str]:
    """A function from facts and rules, as the database writes them, to the outcome."""

    book = open_rulebook()

    @cache
    def rules_with(versions: str) -> list[Rule]:
        return rules_of(in_place(version, book.named(json.loads(versions))))

    @lru_cache(maxsize=REMEMBERED)
    def judged(facts: str, versions: str) -> str:
        # A scheme of levels begins with a quarter, so that one instant stands for all of it.
        case = facts_from(json.loads(facts))
        return evaluate(rules_with(versions), case, at=quarter.since).outcome

    return judged
