"""What rules would do with the complaints that there are: counted, and nothing is changed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from complaints.models import Complaint
from complaints.routing.matching import Facts, first_of
from complaints.routing.models import RoutingRule, Team
from complaints.routing.selectors import conditions_of, general_team
from complaints.selectors import complaints_visible_to
from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction

FACTS = ("topic", "agency", "source", "mode", "language")


@dataclass(frozen=True)
class Share:
    """How many complaints a team would get, and how many of them as urgent."""

    team: Team
    complaints: int
    urgent: int


@dataclass(frozen=True)
class Shift:
    """How many complaints would be with another team than they are now."""

    source: Team
    target: Team
    complaints: int


@dataclass(frozen=True)
class Tried:
    """A dry run; ``held`` is how many complaints each rule would send, by its id."""

    complaints: int
    shares: Sequence[Share]
    shifts: Sequence[Shift]
    held: dict[int, int]


def try_rules(rules: Sequence[RoutingRule], user: User) -> Tried:
    """Try rules on every complaint that a person sees; three queries, however many there are.

    What was not routed yet counts as with the general team.  Runs in the complaints scope.
    """
    conditions = [conditions_of(rule) for rule in rules]
    general_one = general_team()
    general = general_one.pk
    known = {team.pk: team for team in Team.objects.all()} | {general: general_one}
    shares, urgent, shifts, held = Counter(), Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    for row in _grouped(user):
        found, number = first_of(conditions, _facts(row)), row["number"]
        to = found.team if found else general
        now = row["now"] or general
        shares[to] += number
        if found:
            held[found.rule] += number
            urgent[to] += number * found.urgent
        if now != to:
            shifts[now, to] += number
    return Tried(
        complaints=shares.total(),
        shares=[Share(known[pk], number, urgent[pk]) for pk, number in shares.most_common()],
        shifts=[
            Shift(known[now], known[to], number) for (now, to), number in shifts.most_common()
        ],
        held={rule.pk: held[rule.pk] for rule in rules},
    )


def _grouped(user: User) -> QuerySet[Complaint, dict[str, Any]]:
    """Complaints that are alike to every rule and in one queue, counted."""
    seen = complaints_visible_to(user).order_by()
    now = Q(routings__ended_at=None)
    return (
        Complaint.objects.filter(pk__in=seen.values("pk"))
        .filter(now)
        .values(
            *FACTS,
            "jurisdiction",
            kind=F("jurisdiction__kind"),
            above=F("jurisdiction__parent"),
            earlier=Q(follows__isnull=False),
            now=F("routings__team"),
        )
        .annotate(number=Count("pk"))
    )


def _facts(row: dict[str, Any]) -> Facts:
    above = row["above"] if row["kind"] == Jurisdiction.Kind.COUNTY else None
    return Facts(
        **{name: row[name] for name in FACTS},
        places=frozenset({row["jurisdiction"], above} - {None}),
        retaliation=row["earlier"],
    )
