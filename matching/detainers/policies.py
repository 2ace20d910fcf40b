"""Hold policies: which is in force where, and how a place enters one by two of its people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from matching.detainers.errors import NotAPolicy, NotOpen, SecondPerson
from matching.detainers.gate import told
from matching.detainers.models import HoldCondition, HoldPolicy, HoldProposal
from matching.policy.language import BadCondition, check
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, holds
from portal.jurisdictions.models import Jurisdiction
from portal.training.services import require_trained_for

RIGHT = "decide_participation"
MOST_CONDITIONS = 60


@dataclass(frozen=True)
class ConditionIn:
    """One condition as entered: its words, and its rule in the language of the policy rules."""

    words: str
    rule: dict[str, Any]


@transaction.atomic
def propose_policy(
    *,
    place: Jurisdiction,
    title: str,
    citation: str,
    effective_at: datetime,
    conditions: Iterable[ConditionIn] = (),
    ends: bool = False,
    by: User,
    at: datetime,
) -> HoldProposal:
    """Enter a hold policy of a place, or the end of the one it has, for a second person.

    Without conditions it declines every hold.  One that took effect in the past may be entered:
    answers given before stay as they were given.  Raises ``AccessDenied``, ``NotAPolicy`` or
    ``OnePolicyOnItsWay``.
    """
    _require(by, place, at)
    listed = list(conditions)
    _check(title, citation, listed, ends)
    proposal = HoldProposal(
        jurisdiction=place,
        title=title.strip(),
        citation=citation.strip(),
        effective_at=effective_at,
        ends=ends,
        conditions=[{"words": one.words.strip(), "rule": one.rule} for one in listed],
        entered_by=by,
        entered_at=at,
    )
    with told():
        proposal.save(force_insert=True)
    trail.record(event="hold_policy.proposed", subject=proposal, by=by, at=at)
    return proposal


@transaction.atomic
def approve_policy(*, proposal_id: UUID, by: User, at: datetime) -> HoldPolicy:
    """Put a proposed policy in force from its time on, as a second person of the place.

    One whose time has passed since it was entered takes effect as of then all the same.  Raises
    ``AccessDenied``, ``SecondPerson``, ``NotOpen`` or ``NotAPolicy``.
    """
    proposal = _held(proposal_id, by, at)
    if proposal.entered_by_id == by.pk:
        raise SecondPerson(_("Somebody else of the place approves what you entered."))
    policy = HoldPolicy(
        jurisdiction=proposal.jurisdiction,
        title=proposal.title,
        citation=proposal.citation,
        effective_at=proposal.effective_at,
        ends=proposal.ends,
        condition_count=len(proposal.conditions),
        entered_by=proposal.entered_by,
        approved_by=by,
        entered_at=at,
    )
    with told():
        policy.save(force_insert=True)
    for number, one in enumerate(proposal.conditions, 1):
        HoldCondition.objects.create(
            policy=policy, number=number, words=one["words"], rule=one["rule"]
        )
    _close(proposal, HoldProposal.Status.APPROVED, by, at, policy)
    trail.record(event="hold_policy.approved", subject=policy, by=by, at=at)
    return policy


@transaction.atomic
def discard_policy(*, proposal_id: UUID, by: User, at: datetime) -> HoldProposal:
    """Drop a proposed policy; either person may.  Raises ``AccessDenied`` or ``NotOpen``."""
    proposal = _held(proposal_id, by, at)
    _close(proposal, HoldProposal.Status.DISCARDED, by, at, None)
    trail.record(event="hold_policy.discarded", subject=proposal, by=by, at=at)
    return proposal


def _require(by: User, place: Jurisdiction, at: datetime) -> None:
    """An administrator as such holds no right of a place: its own people decide, trained."""
    if place.kind == Jurisdiction.Kind.PROGRAM or not holds(by, RIGHT, place):
        words = _("You do not have the right to act for %(place)s.")
        raise AccessDenied(words % {"place": place})
    require_trained_for(user=by, rights=[RIGHT], place=place, at=at)


def _held(proposal_id: UUID, by: User, at: datetime) -> HoldProposal:
    rows = HoldProposal.objects.select_related("jurisdiction__parent", "entered_by")
    proposal = rows.select_for_update(of=("self",)).get(pk=proposal_id)
    _require(by, proposal.jurisdiction, at)
    if proposal.status != HoldProposal.Status.OPEN:
        raise NotOpen(_("This hold policy is approved or discarded already."))
    return proposal


def _close(
    proposal: HoldProposal, status: str, by: User, at: datetime, policy: HoldPolicy | None
) -> None:
    proposal.status, proposal.policy = HoldProposal.Status(status), policy
    proposal.closed_by, proposal.closed_at = by, at
    proposal.save(update_fields=["status", "policy", "closed_by", "closed_at"])


def _check(title: str, citation: str, conditions: list[ConditionIn], ends: bool) -> None:
    if not title.strip() or not citation.strip():
        raise NotAPolicy(_("Name the policy and where it is written."))
    if ends and conditions:
        raise NotAPolicy(_("The end of a policy has no conditions."))
    if len(conditions) > MOST_CONDITIONS:
        raise NotAPolicy(_("A policy has at most %(n)d conditions.") % {"n": MOST_CONDITIONS})
    for one in conditions:
        if not one.words.strip():
            raise NotAPolicy(_("Say each condition in words."))
        try:
            check(one.rule)
        except BadCondition as bad:
            raise NotAPolicy(str(bad)) from None
