"""Writes: a finding's way from the draft to the vote, and to what the public reads.

All run in the committee's scope, lock the finding first, and are the secretariat's, but for the
statements of members.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.zones import washington_day
from reports.committee.findings.models import LONGEST_TEXT, Finding, MemberStatement
from reports.committee.findings.printing import publish_finding
from reports.committee.findings.reaching import allow, locked, move
from reports.committee.findings.refusals import (
    ItemUnfit,
    MotionUnfit,
    SaidAlready,
    StatementsClosed,
    StatementsOpen,
)
from reports.committee.findings.selectors import items_for, motions_for
from reports.committee.findings.states import Opinion, Status
from reports.committee.motions.states import Status as Decision
from reports.committee.seats.recusals import require_part
from reports.committee.seats.selectors import require_term

# Project choice: no rule names a period for statements of members.
STATEMENT_DAYS = 7


@transaction.atomic
def circulate(*, finding_id: UUID, by: User, at: datetime) -> Finding:
    """Give a draft out to the members: from now on its words stay.

    A finding that was deliberated can so be laid before another meeting.  Raises
    ``AccessDenied``, ``MustKeepAway`` and ``TransitionRefused``.
    """
    finding = locked(finding_id)
    allow(finding, Status.CIRCULATED, by, at)
    if finding.status == Status.DRAFT:
        finding.circulated_at = at
    finding.item = None
    move(finding, Status.CIRCULATED, by, at, "circulated_at", "item_id")
    return finding


@transaction.atomic
def take_back(*, finding_id: UUID, by: User, at: datetime) -> Finding:
    """Make a circulated finding a draft again, to be changed.

    Raises ``AccessDenied``, ``MustKeepAway`` and ``TransitionRefused``.
    """
    finding = locked(finding_id)
    allow(finding, Status.DRAFT, by, at)
    finding.circulated_at = None
    move(finding, Status.DRAFT, by, at, "circulated_at")
    return finding


@transaction.atomic
def deliberate(*, finding_id: UUID, item_id: UUID, by: User, at: datetime) -> Finding:
    """Record under which item of a held meeting a circulated finding was deliberated.

    Raises ``AccessDenied``, ``MustKeepAway``, ``TransitionRefused`` and ``ItemUnfit``.
    """
    finding = locked(finding_id)
    allow(finding, Status.DELIBERATED, by, at)
    item = items_for(finding).filter(pk=item_id).first()
    if item is None:
        raise ItemUnfit(
            _("Name an item about the same matter, of a meeting held after it was circulated.")
        )
    finding.item = item
    move(finding, Status.DELIBERATED, by, at, "item_id")
    return finding


@transaction.atomic
def record_vote(*, finding_id: UUID, motion_id: UUID, by: User, at: datetime) -> Finding:
    """Name the vote that decided on a deliberated finding; members have a week for statements.

    Raises ``AccessDenied``, ``MustKeepAway``, ``TransitionRefused`` and ``MotionUnfit``.
    """
    finding = locked(finding_id)
    allow(finding, Status.VOTED, by, at)
    motion = motions_for(finding).filter(pk=motion_id).first()
    if motion is None:
        raise MotionUnfit(
            _("Name a decided motion on the same matter, voted on after it was circulated.")
        )
    finding.motion = motion
    finding.statements_until = washington_day(at) + timedelta(days=STATEMENT_DAYS)
    try:
        with transaction.atomic():
            move(finding, Status.VOTED, by, at, "motion_id", "statements_until")
    except IntegrityError:
        raise MotionUnfit(_("This motion decided on another finding.")) from None
    return finding


@transaction.atomic
def add_statement(
    *, finding_id: UUID, opinion: str, words: str, by: User, at: datetime
) -> MemberStatement:
    """Say something of a finding beside the committee: once, and it is printed with it.

    Raises ``NotSitting``, ``MustKeepAway``, ``StatementsClosed``, ``SaidAlready``,
    ``WordsMissing`` and ``WordsTooLong``.
    """
    term, finding = require_term(by, at=at), locked(finding_id)
    require_part(term, finding.matter)
    until = finding.statements_until
    if finding.status != Status.VOTED or until is None or washington_day(at) > until:
        raise StatementsClosed(_("Statements are added after the vote, until the day named."))
    try:
        with transaction.atomic():
            made = MemberStatement.objects.create(
                finding=finding,
                term=term,
                opinion=Opinion(opinion),
                words=fit(words, most=LONGEST_TEXT),
                signed_at=at,
            )
    except IntegrityError:
        raise SaidAlready(_("You added your statement to this finding.")) from None
    detail: dict[str, object] = {"opinion": made.opinion}
    event = "committee.statement_added"
    trail.record(event=event, subject=finding, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def settle(*, finding_id: UUID, by: User, at: datetime) -> Finding:
    """Settle a finding as the vote was, once the time for statements is over, and publish it.

    What it recommends begins with it where it was adopted.  Raises ``AccessDenied``,
    ``MustKeepAway``, ``TransitionRefused`` and ``StatementsOpen``.
    """
    finding = locked(finding_id)
    motion, until = finding.motion, finding.statements_until
    carried = motion is not None and motion.status == Decision.CARRIED
    outcome = Status.ADOPTED if carried else Status.FAILED
    allow(finding, outcome, by, at)
    if motion is None or until is None or washington_day(at) <= until:
        raise StatementsOpen(_("Members may still add statements."))
    move(finding, outcome, by, at)
    publish_finding(finding, motion, by=by, at=at)
    return finding
