"""Writes: the draft of the rules is changed, and comes into force; supervisors do it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from complaints.routing.models import RoutingRule, RuleSet, Team
from complaints.routing.refusals import DateUnfit, NoDraft, RuleUnfit
from complaints.routing.rights import require_supervisor
from complaints.routing.selectors import enacted_sets, rules_of
from portal.accounts.models import User
from portal.audit import trail


@transaction.atomic
def start_draft(*, by: User, at: datetime) -> RuleSet:
    """Begin a draft with the rules of the set enacted last.

    Runs in the complaints scope, as every write here.  Raises ``AccessDenied`` and ``NoDraft``
    where there is a draft already.
    """
    require_supervisor(by, at=at)
    if RuleSet.objects.filter(enacted_at=None).exists():
        raise NoDraft(_("There is a draft already."))
    last = RuleSet.objects.aggregate(last=Max("number"))["last"] or 0
    draft = RuleSet.objects.create(number=last + 1, drafted_by=by, drafted_at=at)
    for rule in rules_of(enacted_sets().first()):
        rule.pk, rule.ruleset = None, draft
        rule.save(force_insert=True)
    trail.record(event="routing.drafted", subject=draft, by=by, at=at)
    return draft


@transaction.atomic
def add_rule(*, by: User, at: datetime, **fields: Any) -> RoutingRule:
    """Add a rule at the end of the draft; ``fields`` are those of ``RoutingRule``.

    Raises ``AccessDenied``, ``NoDraft`` and ``RuleUnfit``.
    """
    draft = _locked_draft(by, at)
    if fields["team"].closed_at:
        raise RuleUnfit(_("This team is closed."))
    last = draft.rules.aggregate(last=Max("position"))["last"] or 0
    rule = RoutingRule.objects.create(ruleset=draft, position=last + 1, **fields)
    trail.record(event="routing.rule_added", subject=draft, by=by, at=at, detail=_codes(rule))
    return rule


@transaction.atomic
def remove_rule(*, rule_id: int, by: User, at: datetime) -> None:
    """Take a rule out of the draft.  Raises ``AccessDenied``, ``NoDraft`` and ``RuleUnfit``."""
    draft = _locked_draft(by, at)
    rule = _rule_of(draft, rule_id)
    detail = _codes(rule)
    rule.delete()
    trail.record(event="routing.rule_removed", subject=draft, by=by, at=at, detail=detail)


@transaction.atomic
def raise_rule(*, rule_id: int, by: User, at: datetime) -> None:
    """Let a rule of the draft be asked before the one above it; the first one stays the first.

    Raises ``AccessDenied``, ``NoDraft`` and ``RuleUnfit``.
    """
    draft = _locked_draft(by, at)
    rule = _rule_of(draft, rule_id)
    above = draft.rules.filter(position__lt=rule.position).order_by("-position").first()
    if above is None:
        return
    above.position, rule.position = rule.position, above.position
    above.save(update_fields=["position"])
    rule.save(update_fields=["position"])
    trail.record(event="routing.rule_raised", subject=draft, by=by, at=at, detail=_codes(rule))


@transaction.atomic
def enact_rules(*, effective_at: datetime, by: User, at: datetime) -> RuleSet:
    """Put the draft in force from an instant on; from then on nobody changes it.

    Raises ``AccessDenied``, ``NoDraft``, ``DateUnfit``, and ``RuleUnfit`` for a closed team.
    """
    draft = _locked_draft(by, at)
    if effective_at < at or RuleSet.objects.filter(effective_at__gte=effective_at).exists():
        raise DateUnfit(_("Choose an instant from now on, after the rules enacted before."))
    # Locked, as whoever closes a team asks whether rules send to it.
    asked = Team.objects.filter(pk__in=draft.rules.values("team")).order_by("pk")
    if any(team.closed_at for team in asked.select_for_update(of=("self",))):
        raise RuleUnfit(_("A rule sends to a team that is closed."))
    draft.effective_at, draft.enacted_by, draft.enacted_at = effective_at, by, at
    draft.save(update_fields=["effective_at", "enacted_by", "enacted_at"])
    detail: dict[str, object] = {
        "effective_at": effective_at.isoformat(),
        "rules": draft.rules.count(),
    }
    trail.record(event="routing.enacted", subject=draft, by=by, at=at, detail=detail)
    return draft


def _locked_draft(by: User, at: datetime) -> RuleSet:
    require_supervisor(by, at=at)
    rows = RuleSet.objects.select_for_update(of=("self",)).filter(enacted_at=None)
    draft = rows.first()
    if draft is None:
        raise NoDraft(_("There is no draft. Begin one first."))
    return draft


def _rule_of(draft: RuleSet, rule_id: int) -> RoutingRule:
    rule = draft.rules.filter(pk=rule_id).first()
    if rule is None:
        raise RuleUnfit(_("This rule is not in the draft."))
    return rule


def _codes(rule: RoutingRule) -> dict[str, object]:
    return {"position": rule.position, "team": rule.team_id}
