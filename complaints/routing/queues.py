"""Writes: each complaint comes into the queue of a team, and stays in one."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from complaints.models import Complaint
from complaints.routing.matching import first_of
from complaints.routing.models import Routing, RuleSet, Team
from complaints.routing.refusals import TeamUnfit
from complaints.routing.selectors import GENERAL, conditions_of, facts_of, in_force, rules_of
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope

AT_ONCE = 200


def route_new(*, at: datetime) -> int:
    """Route the complaints that are in no queue, at most 200 a turn; how many were.

    By the rules in force at ``at``, each in a transaction of its own; safe to run twice, and at
    the same time.
    """
    with scope.within(scope.complaints()):
        rows = Complaint.objects.filter(routings=None).order_by("opened_at", "pk")
        missing = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    return sum(_route_once(pk, at) for pk in missing)


def put_into(complaint: Complaint, team: Team, *, by: User, at: datetime) -> Routing:
    """Put a complaint, whose row is locked, into the queue of another team; urgent stays urgent.

    Whether ``by`` may is for the caller to know, who takes all back where it raises
    ``TeamUnfit``.
    """
    now = Routing.objects.filter(complaint=complaint, ended_at=None).first()
    if now and now.team_id == team.pk:
        raise TeamUnfit(_("The complaint is in the queue of this team already."))
    if now:
        now.ended_at = at
        now.save(update_fields=["ended_at"])
    urgent = now.urgent if now else False
    made = _keep(complaint, Routing(team=team, urgent=urgent, sent_by=by), by, at)
    # Asked once the row refers to the team: whoever closes it either saw the row, or is done.
    if Team.objects.filter(pk=team.pk).exclude(closed_at=None).exists():
        raise TeamUnfit(_("This team is closed."))
    return made


def _route_once(pk: UUID, at: datetime) -> bool:
    with scope.within(scope.complaints()):
        rows = Complaint.objects.select_for_update(of=("self",)).select_related("jurisdiction")
        complaint = rows.get(pk=pk)
        if Routing.objects.filter(complaint=complaint).exists():
            return False
        _keep(complaint, _routed(complaint, in_force(at=at), at), None, at)
    return True


def _routed(complaint: Complaint, ruleset: RuleSet | None, at: datetime) -> Routing:
    rules = [conditions_of(rule) for rule in rules_of(ruleset)]
    found = first_of(rules, facts_of(complaint))
    if found is None:
        return Routing(team=_general(at), ruleset=ruleset)
    return Routing(team_id=found.team, urgent=found.urgent, ruleset=ruleset, rule_id=found.rule)


def _general(at: datetime) -> Team:
    team, _new = Team.objects.get_or_create(
        is_general=True, defaults={"name": GENERAL, "made_at": at}
    )
    return team


def _keep(complaint: Complaint, made: Routing, by: User | None, at: datetime) -> Routing:
    made.complaint, made.jurisdiction_id = complaint, complaint.jurisdiction_id
    made.sent_at = at
    made.save(force_insert=True)
    detail: dict[str, object] = {
        "team": made.team_id,
        "urgent": made.urgent,
        "ruleset": made.ruleset_id,
        "rule": made.rule_id,
    }
    trail.record(event="complaint.routed", subject=complaint, by=by, at=at, detail=detail)
    return made
