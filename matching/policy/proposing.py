"""Change the rules: one administrator enters a version, another approves it or refuses it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from matching.policy.errors import ExamplesFail, RuleRefused, TooLate
from matching.policy.examples import BadExample, check_examples, run_examples
from matching.policy.language import BadCondition, check
from matching.policy.models import Outcome, RuleSignature, RuleVersion
from matching.policy.rulebook import approved, open_rulebook, rules_of, status_of
from matching.policy.states import VERSION, VersionStatus
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused

# Whoever decides just then has seen the rule, whichever transaction ends first.
NOTICE = timedelta(minutes=1)
KEY = re.compile(r"[a-z][a-z0-9-]{2,39}\Z")
Part = RuleSignature.Part
REFUSALS = (AccessDenied, ExamplesFail, RuleRefused, TooLate, TransitionRefused)


@dataclass(frozen=True)
class RuleIn:
    """A version of a rule as it is entered; without outcome and lifts it withdraws the rule."""

    key: str
    effective_at: datetime
    title: str
    explanation: str
    source: str
    condition: Any
    examples: Any
    outcome: str = ""
    lifts: Sequence[str] = ()


@transaction.atomic
def propose_rule(*, rule: RuleIn, by: User, at: datetime) -> RuleVersion:
    """Enter a version of a rule, new or not; it counts for nothing until it is approved.

    Raises ``AccessDenied``, ``RuleRefused`` or ``TooLate``.
    """
    _require_administrator(by)
    _one_at_a_time()
    _check(rule, at)
    version = RuleVersion.objects.create(
        key=rule.key,
        number=RuleVersion.objects.filter(key=rule.key).count() + 1,
        effective_at=rule.effective_at,
        title=rule.title.strip(),
        explanation=rule.explanation.strip(),
        source=rule.source.strip(),
        condition=rule.condition,
        outcome=rule.outcome,
        lifts=sorted(rule.lifts),
        examples=rule.examples,
    )
    _sign(version, Part.AUTHOR, by, at)
    return version


@transaction.atomic
def approve_rule(*, version: RuleVersion, by: User, at: datetime) -> RuleSignature:
    """Let a version take effect at its instant, as an administrator who did not enter it.

    Raises ``AccessDenied``, ``TransitionRefused``, ``TooLate``, and ``ExamplesFail`` where an
    example does not come out as expected among the rules of that instant.
    """
    _require_administrator(by)
    _one_at_a_time()
    VERSION.permission_for(source=status_of(version), target=VersionStatus.APPROVED)
    if version.signatures.filter(part=Part.AUTHOR, signed_by=by).exists():
        raise AccessDenied(_("A second administrator approves a rule."))
    _require_ahead(version.effective_at, at)
    among = open_rulebook().in_force_with(version)
    failed = [run.name for run in run_examples(version, rules_of(among)) if not run.passed]
    if failed:
        words = {"names": "; ".join(failed)}
        raise ExamplesFail(_("These examples do not come out as expected: %(names)s.") % words)
    return _sign(version, Part.APPROVER, by, at)


@transaction.atomic
def refuse_rule(*, version: RuleVersion, by: User, at: datetime, note: str = "") -> RuleSignature:
    """Turn a version down, or take back one's own.

    Raises ``AccessDenied`` or ``TransitionRefused``.
    """
    _require_administrator(by)
    _one_at_a_time()
    VERSION.permission_for(source=status_of(version), target=VersionStatus.REFUSED)
    return _sign(version, Part.REFUSER, by, at, note)


def _require_administrator(person: User) -> None:
    if not (person.is_superuser and person.is_active):
        raise AccessDenied(_("Only administrators change the rules."))


def _one_at_a_time() -> None:
    """A version cannot be signed twice at once, and no two take one number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('policy'), 0)")


def _check(rule: RuleIn, at: datetime) -> None:
    if not KEY.match(rule.key):
        raise RuleRefused(_("A rule's key is 3 to 40 small letters, digits and dashes."))
    if not (rule.title.strip() and rule.explanation.strip() and rule.source.strip()):
        raise RuleRefused(_("A rule has a title, an explanation and a source."))
    if rule.outcome not in ("", *Outcome.values):
        raise RuleRefused(_("There is no such outcome."))
    _check_lifts(rule)
    _require_ahead(rule.effective_at, at)
    try:
        check(rule.condition)
        check_examples(rule.examples)
    except (BadCondition, BadExample) as refusal:
        raise RuleRefused(str(refusal)) from None


def _check_lifts(rule: RuleIn) -> None:
    """A rule stops or it lifts, and what lifts is never lifted: so no order matters."""
    if rule.outcome and rule.lifts:
        raise RuleRefused(_("A rule has an outcome or lifts other rules, not both."))
    stopping = set(approved().exclude(outcome="").values_list("key", flat=True)) - {rule.key}
    unknown = sorted(set(rule.lifts) - stopping)
    if unknown:
        words = {"keys": ", ".join(unknown)}
        raise RuleRefused(_("There is no rule with an outcome to lift: %(keys)s.") % words)


def _require_ahead(effective_at: datetime, at: datetime) -> None:
    if effective_at < at + NOTICE:
        raise TooLate(_("A rule takes effect after it is entered and approved, never before."))


def _sign(
    version: RuleVersion, part: str, by: User, at: datetime, note: str = ""
) -> RuleSignature:
    signature = RuleSignature.objects.create(
        version=version, part=part, signed_by=by, signed_at=at, note=note.strip()[:500]
    )
    event = {"AUTHOR": "rule.entered", "APPROVER": "rule.approved", "REFUSER": "rule.refused"}
    trail.record(
        event=event[part], subject=version, by=by, at=at, detail={"version": str(version)}
    )
    return signature


MOVES = {"approve": approve_rule, "refuse": refuse_rule}
