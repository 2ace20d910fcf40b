"""Reads of decisions: what stands for a case, and what was decided before."""

from django.db.models import QuerySet

from matching.policy.models import Decision
from matching.status.models import Case
from matching.status.states import CaseStatus


def standing(case: Case) -> tuple[Decision, str] | None:
    """The decision that stands for a case and its outcome, a supervisor's override included.

    None unless the case is decided: new facts, a new query or a closing take what was decided
    out of force.
    """
    decided = decisions_of(case).filter(case__status=CaseStatus.DECIDED)
    decision = decided.order_by("-decided_at", "-pk").first()
    return (decision, outcome_of(decision)) if decision else None


def outcome_of(decision: Decision) -> str:
    """A decision's outcome, or the supervisor's in its place."""
    override = getattr(decision, "override", None)
    return override.outcome if override else decision.outcome


def decisions_of(case: Case) -> QuerySet[Decision]:
    """Every decision on a case, the first one first."""
    rows = Decision.objects.filter(case=case)
    return rows.select_related("override__supervisor", "decided_by").order_by("decided_at", "pk")
