"""The rules that count, and which version of each is in force at an instant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from matching.policy.models import RuleSignature, RuleVersion
from matching.policy.rules import Rule
from matching.policy.states import VersionStatus


@dataclass(frozen=True)
class Rulebook:
    """Every version that counts, in the order in which they take effect."""

    versions: tuple[RuleVersion, ...]

    def in_force(self, *, at: datetime) -> list[RuleVersion]:
        """The version of each rule in force at an instant, withdrawn rules left out; by key."""
        begun = {v.key: v for v in self.versions if v.effective_at <= at}
        return [begun[key] for key in sorted(begun) if _speaks(begun[key])]

    def in_force_with(self, version: RuleVersion) -> list[RuleVersion]:
        """What would be in force at a version's own instant with it in its rule's place."""
        return in_place(version, self.in_force(at=version.effective_at))

    def named(self, names: Iterable[str]) -> list[RuleVersion]:
        """The versions of these names, ``key@number``; those that there are."""
        wanted = set(names)
        return [version for version in self.versions if str(version) in wanted]


def open_rulebook() -> Rulebook:
    """Read every version that counts: of the first load, or approved; one query."""
    return Rulebook(tuple(approved().order_by("effective_at", "number")))


def approved() -> QuerySet[RuleVersion]:
    """The versions of the first load and those that a second administrator approved."""
    signed = RuleSignature.objects.filter(version=OuterRef("pk"), part="APPROVER")
    return RuleVersion.objects.filter(Q(first_load=True) | Exists(signed))


def in_place(version: RuleVersion, versions: Iterable[RuleVersion]) -> list[RuleVersion]:
    """A version among others, instead of the other one of its rule."""
    others = [other for other in versions if other.key != version.key]
    return sorted([*others, *([version] if _speaks(version) else [])], key=lambda v: v.key)


def rules_of(versions: Iterable[RuleVersion]) -> list[Rule]:
    """The versions as the evaluation takes them."""
    return [
        Rule(v.key, v.number, v.condition, outcome=v.outcome, lifts=tuple(v.lifts))
        for v in versions
    ]


def status_of(version: RuleVersion) -> VersionStatus:
    """Where a version stands, by its signatures."""
    parts = {signature.part for signature in version.signatures.all()}
    if version.first_load or RuleSignature.Part.APPROVER in parts:
        return VersionStatus.APPROVED
    refused = RuleSignature.Part.REFUSER in parts
    return VersionStatus.REFUSED if refused else VersionStatus.PROPOSED


def every_version() -> QuerySet[RuleVersion]:
    """All versions of all rules with their signatures, the latest to take effect first."""
    rows = RuleVersion.objects.prefetch_related("signatures__signed_by")
    return rows.order_by("-effective_at", "key", "-number")


def _speaks(version: RuleVersion) -> bool:
    return bool(version.outcome or version.lifts)
