"""Which rule holds for a complaint: pure, over codes and ids alone."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What rules ask of a complaint; ``places`` are its own place and the state above it."""

    topic: str
    places: frozenset[int]
    agency: int | None
    source: str
    mode: str
    language: str
    retaliation: bool


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What a rule asks for, and where it sends to; None and '' ask for nothing."""

    rule: int = 0
    topic: str = ""
    place: int | None = None
    agency: int | None = None
    source: str = ""
    mode: str = ""
    language: str = ""
    retaliation: bool | None = None
    team: int = 0
    urgent: bool = False


def holds(rule: Conditions, facts: Facts) -> bool:
    """Whether everything that a rule asks for is so."""
    same = all(
        getattr(rule, name) in ("", None, getattr(facts, name))
        for name in ("topic", "agency", "source", "mode", "language")
    )
    return (
        same
        and (rule.place is None or rule.place in facts.places)
        and (rule.retaliation is None or rule.retaliation == facts.retaliation)
    )


def first_of(rules: Iterable[Conditions], facts: Facts) -> Conditions | None:
    """The first rule that holds; None where none does."""
    return next((rule for rule in rules if holds(rule, facts)), None)
