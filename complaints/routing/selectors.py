"""Reads: the rules, the teams, and in whose queue a complaint is."""

from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from complaints.models import Complaint
from complaints.routing.matching import Conditions, Facts
from complaints.routing.models import Routing, RoutingRule, RuleSet, Team, Teammate
from portal.accounts.models import User
from portal.jurisdictions.models import Agency, Jurisdiction

# What the general team is stored as; no other team has this name.
GENERAL = "General"


def in_force(*, at: datetime) -> RuleSet | None:
    """The set of rules in force at an instant."""
    enacted = RuleSet.objects.filter(effective_at__lte=at)
    return enacted.order_by("-effective_at").first()


def enacted_sets() -> QuerySet[RuleSet]:
    """Every set that was ever enacted, the latest first."""
    rows = RuleSet.objects.exclude(enacted_at=None).select_related("enacted_by")
    return rows.order_by("-effective_at")


def draft_of_rules() -> RuleSet | None:
    """The draft, if there is one."""
    return RuleSet.objects.filter(enacted_at=None).select_related("drafted_by").first()


def rules_of(ruleset: RuleSet | None) -> list[RoutingRule]:
    """The rules of a set in order; none of no set."""
    rows = RoutingRule.objects.filter(ruleset=ruleset) if ruleset else RoutingRule.objects.none()
    return list(rows.select_related("place", "agency", "team").order_by("position"))


def rules_to(team: Team, *, at: datetime) -> QuerySet[RoutingRule]:
    """The rules in force at an instant, or enacted for later, that send to a team."""
    now = in_force(at=at)
    live = Q(ruleset__effective_at__gt=at) | Q(ruleset=now.pk if now else None)
    return RoutingRule.objects.filter(live, team=team)


def conditions_of(rule: RoutingRule) -> Conditions:
    """What a rule asks for, as plain values."""
    return Conditions(
        rule=rule.pk,
        topic=rule.topic,
        place=rule.place_id,
        agency=rule.agency_id,
        source=rule.source,
        mode=rule.mode,
        language=rule.language,
        retaliation=rule.retaliation,
        team=rule.team_id,
        urgent=rule.urgent,
    )


def facts_of(complaint: Complaint) -> Facts:
    """What rules ask of a complaint; its jurisdiction is at hand."""
    return Facts(
        topic=complaint.topic,
        places=places_of(complaint.jurisdiction),
        agency=complaint.agency_id,
        source=complaint.source,
        mode=complaint.mode,
        language=complaint.language,
        retaliation=complaint.follows_id is not None,
    )


def places_of(jurisdiction: Jurisdiction) -> frozenset[int]:
    """A place and the state above it."""
    if jurisdiction.kind == Jurisdiction.Kind.COUNTY and jurisdiction.parent_id:
        return frozenset({jurisdiction.pk, jurisdiction.parent_id})
    return frozenset({jurisdiction.pk})


def general_team() -> Team:
    """The team that takes what no rule sends elsewhere; not stored before it takes anything."""
    stored = Team.objects.filter(is_general=True).first()
    return stored or Team(name=GENERAL, is_general=True)


def teams() -> QuerySet[Team]:
    """The teams that are not closed, by name."""
    return Team.objects.filter(closed_at=None).order_by("-is_general", "name")


def teams_with_mates() -> QuerySet[Team]:
    """The teams that are not closed, each with who is in it as ``present``."""
    mates = Teammate.objects.filter(left_at=None).select_related("user").order_by("user__username")
    return teams().prefetch_related(Prefetch("mates", mates, to_attr="present"))


def teams_of(user: User) -> QuerySet[Teammate]:
    """In which teams a person is."""
    return Teammate.objects.filter(user=user, left_at=None, team__closed_at=None)


def routing_of(complaint: Complaint) -> Routing | None:
    """In whose queue a complaint is, by which rule or by whom; None until it was routed."""
    rows = Routing.objects.filter(complaint=complaint, ended_at=None)
    return rows.select_related("team", "ruleset", "rule", "sent_by").first()


def place_called(code: str) -> Jurisdiction | None:
    """The county or state of a FIPS code."""
    rows = Jurisdiction.objects.filter(code=code, listed=True)
    return rows.exclude(kind=Jurisdiction.Kind.PROGRAM).first()


def agency_called(ori: str) -> Agency | None:
    """The agency of an ORI."""
    return Agency.objects.filter(ori=ori).first()
