"""Ask the rules again what they said then: every stored decision must come out the same."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from matching.policy.facts import facts_from, facts_of
from matching.policy.models import Decision
from matching.policy.rulebook import Rulebook, open_rulebook, rules_of
from matching.policy.rules import Rule, evaluate
from matching.status.known import known_from
from matching.status.on_record import Record, records_of
from portal.jurisdictions.scope import oversight, within

PAGE = 500


@dataclass(frozen=True)
class Difference:
    """A part of a stored decision that does not come out as it was stored."""

    decision: Decision
    part: str
    stored: object
    replayed: object

    def __str__(self) -> str:
        return f"{self.decision.pk} {self.part}: {self.stored} is now {self.replayed}"


def replay(decision: Decision) -> bool:
    """Whether a decision comes out the same from its own facts and rules, and those from the rows.

    It does where the versions it names, over the facts it stored, give its outcome, reasons and
    level; where those versions are what was in force at its instant; and where what was known
    then, read anew, gives its facts.
    """
    return not list(differences([decision]))


def differences(decisions: Sequence[Decision]) -> Iterator[Difference]:
    """What does not come out the same, part by part; as many queries for a page as for one."""
    book = open_rulebook()
    records = records_of(decision.case for decision in decisions)
    for decision in decisions:
        yield from _differences_of(decision, book, records[decision.case_id])


def replay_all(*, who: str, say: Callable[[Difference], None]) -> tuple[int, int]:
    """Replay every stored decision; how many there are, and how many parts differ.

    Page after page by key, so that neither their number nor a decision made meanwhile matters.
    """
    replayed = found = 0
    with within(oversight(who=who, why="replay of every decision")):
        page = _page(None)
        while page:
            for difference in differences(page):
                say(difference)
                found += 1
            replayed += len(page)
            page = _page(page[-1])
    return replayed, found


def _page(after: Decision | None) -> list[Decision]:
    rows = Decision.objects.select_related("case").order_by("pk")
    return list((rows.filter(pk__gt=after.pk) if after else rows)[:PAGE])


def _differences_of(decision: Decision, book: Rulebook, record: Record) -> Iterator[Difference]:
    facts = facts_of(known_from(record, decision.decided_at)).as_json()
    versions = [rule.version for rule in rules_of(book.in_force(at=decision.decided_at))]
    rules = rules_of(book.named(decision.versions))
    parts = {"facts": facts, "versions": versions, **_judged(decision, rules)}
    for part, replayed in parts.items():
        stored = getattr(decision, part)
        if stored != replayed:
            yield Difference(decision, part, stored, replayed)


def _judged(decision: Decision, rules: list[Rule]) -> dict[str, object]:
    verdict = evaluate(rules, facts_from(decision.facts), at=decision.decided_at)
    return {
        "outcome": verdict.outcome,
        "reasons": verdict.reasons,
        "level_scheme": verdict.level.scheme,
        "level": verdict.level.name,
        "level_basis": verdict.level.basis,
    }
