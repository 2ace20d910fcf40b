"""Decide a case under the rules in force, and put a supervisor's outcome in the rules' place."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from matching.policy.errors import (
    AlreadyOverridden,
    MayNotGoOn,
    NoRules,
    NothingChanges,
    NotStanding,
    ReasonMissing,
)
from matching.policy.facts import Facts, facts_of
from matching.policy.models import Decision, Outcome, Override
from matching.policy.outcomes import GOES_ON
from matching.policy.rulebook import Rulebook, open_rulebook, rules_of
from matching.policy.rules import Rule, evaluate
from matching.policy.sealed import seal_reason
from matching.status.cases import lock_case_at, move_case
from matching.status.duties import take_part
from matching.status.known import known_from, known_of
from matching.status.models import Case, Duty, Response
from matching.status.on_record import Record
from matching.status.states import CaseStatus
from portal.accounts.models import User
from portal.audit import trail


@transaction.atomic
def decide(*, case_id: UUID, by: User, at: datetime) -> Decision:
    """Decide an answered case, as an officer, under the rules in force at ``at``.

    The outcome is the rules' alone; a claim or a stop is for a supervisor.  Raises
    ``AccessDenied``, ``Untrained``, ``DutiesMixed``, ``TransitionRefused``, ``CaseMovedOn`` and
    ``NoRules``.
    """
    case = lock_case_at(case_id, at)
    take_part(case=case, part=Duty.Part.OFFICER, by=by, at=at)
    move_case(case=case, to=CaseStatus.DECIDED, by=by, at=at)
    decision = judge_case(case=case, by=by, at=at)
    decision.save(force_insert=True)
    trail.record(event="case.decided", subject=decision, by=by, at=at, after=decision.outcome)
    return decision


def judge_case(
    *,
    case: Case,
    by: User,
    at: datetime,
    book: Rulebook | None = None,
    record: Record | None = None,
) -> Decision:
    """What the rules in force say of a case at an instant, as a decision that is not stored.

    ``book`` and ``record`` spare reading the rules, and what is on record, for each of many
    cases.  Raises ``NoRules``.
    """
    rules = rules_of((book or open_rulebook()).in_force(at=at))
    if not rules:
        raise NoRules(_("No rule is in force, so nothing can be decided."))
    facts = facts_of(known_from(record, at) if record else known_of(case, at))
    return decision_on(case=case, facts=facts, rules=rules, by=by, at=at)


def decision_on(
    *, case: Case, facts: Facts, rules: list[Rule], by: User, at: datetime
) -> Decision:
    """What rules say of facts at an instant, as a decision on a case that is not stored."""
    verdict = evaluate(rules, facts, at=at)
    return Decision(
        jurisdiction_id=case.jurisdiction_id,
        case=case,
        outcome=verdict.outcome,
        facts=facts.as_json(),
        versions=[rule.version for rule in rules],
        reasons=verdict.reasons,
        level_scheme=verdict.level.scheme,
        level=verdict.level.name,
        level_basis=verdict.level.basis,
        decided_by=by,
        decided_at=at,
    )


@transaction.atomic
def override(*, decision_id: UUID, outcome: str, reason: str, by: User, at: datetime) -> Override:
    """Put a supervisor's own outcome in the place of the one decided, once, with the reason.

    The decision itself stays as it was.  Nothing overrides a person who is not removable, or an
    undecided claim, toward a detainer.  Raises ``AccessDenied``, ``Untrained``, ``DutiesMixed``,
    ``NotStanding``, ``AlreadyOverridden``, ``ReasonMissing``, ``NothingChanges``, ``MayNotGoOn``.
    """
    case = lock_case_at(Decision.objects.values_list("case", flat=True).get(pk=decision_id), at)
    take_part(case=case, part=Duty.Part.SUPERVISOR, by=by, at=at)
    decision = _standing(case, decision_id)
    _check(decision, Outcome(outcome), reason)
    if outcome in GOES_ON:
        _require_clear(case, at)
    row = Override(
        jurisdiction_id=case.jurisdiction_id,
        decision=decision,
        outcome=outcome,
        reason=seal_reason(reason, decision=decision),
        supervisor=by,
        overridden_at=at,
    )
    row.save(force_insert=True)
    trail.record(
        event="decision.overridden",
        subject=row,
        by=by,
        at=at,
        before=decision.outcome,
        after=outcome,
    )
    return row


def _standing(case: Case, decision_id: UUID) -> Decision:
    latest = Decision.objects.filter(case=case).order_by("-decided_at", "-pk").first()
    if latest is None or latest.pk != decision_id or case.status != CaseStatus.DECIDED:
        raise NotStanding(_("This decision no longer stands: decide the case again."))
    if Override.objects.filter(decision=latest).exists():
        raise AlreadyOverridden(_("A supervisor has overridden this decision already."))
    return latest


def _check(decision: Decision, outcome: Outcome, reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing(_("Say why the rules' outcome is not right here."))
    if outcome == decision.outcome:
        raise NothingChanges(_("This is the outcome that stands already."))


def _require_clear(case: Case, at: datetime) -> None:
    known = known_of(case, at)
    if known.open_claims:
        raise MayNotGoOn(_("A claim is undecided: decide on it first."))
    if known.finding != Response.Finding.REMOVABLE:
        raise MayNotGoOn(_("No response says that the person is removable."))
