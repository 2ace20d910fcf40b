"""Which versions of the rules are in force at an instant."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from matching.policy.models import RuleSignature, RuleVersion
from matching.policy.rules import Rule


def approved() -> QuerySet[RuleVersion]:
    """Every version that counts: of the first load, or approved by a second administrator."""
    signed = RuleSignature.objects.filter(version=OuterRef("pk"), part="APPROVER")
    return RuleVersion.objects.filter(Q(first_load=True) | Exists(signed))


def in_force(*, at: datetime) -> list[RuleVersion]:
    """The version of each rule in force at an instant, withdrawn rules left out."""
    return _latest(approved().filter(effective_at__lte=at))


def in_force_with(version: RuleVersion, *, at: datetime | None = None) -> list[RuleVersion]:
    """What would be in force with a version in its rule's place; at its own instant by default."""
    others = [v for v in in_force(at=at or version.effective_at) if v.key != version.key]
    return sorted([*others, *_speaking([version])], key=lambda v: v.key)


def rules_of(versions: Iterable[RuleVersion]) -> list[Rule]:
    """The versions as the evaluation takes them."""
    return [
        Rule(v.key, v.number, v.condition, outcome=v.outcome, lifts=tuple(v.lifts))
        for v in versions
    ]


def named(names: Iterable[str]) -> list[RuleVersion]:
    """The versions of these names, ``key@number``; those that there are."""
    pairs = [name.rpartition("@") for name in names]
    wanted = {(key, int(number)) for key, _at, number in pairs}
    found = RuleVersion.objects.filter(key__in={key for key, _number in wanted})
    return [version for version in found if (version.key, version.number) in wanted]


def _latest(versions: QuerySet[RuleVersion]) -> list[RuleVersion]:
    newest = {v.key: v for v in versions.order_by("effective_at", "number")}
    return _speaking(newest[key] for key in sorted(newest))


def _speaking(versions: Iterable[RuleVersion]) -> list[RuleVersion]:
    return [version for version in versions if version.outcome or version.lifts]
