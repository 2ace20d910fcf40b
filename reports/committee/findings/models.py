import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import COMMITTEE
from portal.jurisdictions.models import Jurisdiction
from reports.committee.findings.advice import (
    LONGEST_ADVICE,
    REFERENCE,
    Recommendation,
    Response,
    Step,
)
from reports.committee.findings.states import Opinion, Status
from reports.committee.meetings.models import AgendaItem
from reports.committee.motions.models import Motion
from reports.committee.seats.models import Matter, Term
from reports.committee.seats.states import Duty

__all__ = [
    "Finding",
    "MemberStatement",
    "Proposal",
    "PublishedFinding",
    "Recommendation",
    "Response",
    "Step",
]
USER = settings.AUTH_USER_MODEL
LONGEST_TITLE, LONGEST_TEXT = 200, 10_000
SETTLED = [Status.ADOPTED, Status.FAILED]
DISCUSSED = [Status.DELIBERATED, Status.VOTED, *SETTLED]


class Finding(models.Model):
    """What the committee finds on a matter, as members work on it; the public reads another row.

    ``reference`` is its number for good, as 2026-3.  ``item`` is where it was deliberated,
    ``motion`` the vote that decided on it, and ``statements_until`` the last day on which
    members may add statements of their own.
    """

    site_rights: ClassVar = "SELECT (id, reference, status)"
    scope_rights: ClassVar = {
        COMMITTEE: "SELECT, INSERT, UPDATE (duty, title, text, status, changed_at,"
        " circulated_at, item_id, motion_id, statements_until)"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="findings")
    duty = models.CharField(max_length=20, choices=Duty)
    title = models.CharField(max_length=200)
    text = models.CharField(max_length=LONGEST_TEXT)
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT)
    changed_at = models.DateTimeField()
    circulated_at = models.DateTimeField(null=True)
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="findings")
    motion = models.OneToOneField(Motion, models.PROTECT, null=True, related_name="finding")
    statements_until = models.DateField(null=True)
    drafted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()

    class Meta:
        ordering = ["-drafted_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reference__regex=REFERENCE), name="finding_numbered_in_its_year"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values, duty__in=Duty.values),
                name="finding_of_known_status_and_duty",
            ),
            models.CheckConstraint(
                condition=Q(motion__isnull=False, statements_until__isnull=False)
                & Q(status__in=[Status.VOTED, *SETTLED])
                | Q(motion=None, statements_until=None)
                & Q(status__in=[Status.DRAFT, Status.CIRCULATED, Status.DELIBERATED]),
                name="finding_voted_on_by_a_motion",
            ),
            models.CheckConstraint(
                condition=Q(item=None, status__in=[Status.DRAFT, Status.CIRCULATED])
                | Q(item__isnull=False, status__in=DISCUSSED),
                name="finding_deliberated_under_an_item",
            ),
            models.CheckConstraint(
                condition=Q(circulated_at=None, status=Status.DRAFT)
                | Q(circulated_at__isnull=False) & ~Q(status=Status.DRAFT),
                name="finding_circulated_when",
            ),
        ]

    def __str__(self) -> str:
        return f"finding {self.reference}"


class Proposal(models.Model):
    """What a draft would recommend to whom: adopted or dropped with its finding.

    ``due_on`` is the day until which a reply would be asked for.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, DELETE"}

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="proposals")
    words = models.CharField(max_length=LONGEST_ADVICE)
    addressee = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    due_on = models.DateField()
    proposed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="proposal_says_something"),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"


class MemberStatement(models.Model):
    """What a member says of a finding beside the committee; it is printed with it."""

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="statements")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+")
    opinion = models.CharField(max_length=12, choices=Opinion)
    words = models.CharField(max_length=LONGEST_TEXT)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "term"], name="member_statement_once"),
            models.CheckConstraint(
                condition=Q(opinion__in=Opinion.values) & ~Q(words=""),
                name="member_statement_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"statement on {self.finding_id}"


class PublishedFinding(models.Model):
    """A settled finding as the public reads it: written once, with every member's statement.

    ``statements`` are all of them in the order of signing (seat, constituency, name, opinion,
    words, day), ``proposals`` what a finding that was not adopted would have recommended.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    finding = models.OneToOneField(
        Finding, models.PROTECT, primary_key=True, related_name="published"
    )
    reference = models.CharField(max_length=12, unique=True)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=20, choices=Duty)
    title = models.CharField(max_length=200)
    text = models.CharField(max_length=LONGEST_TEXT)
    outcome = models.CharField(max_length=12, choices=Status)
    motion = models.OneToOneField(Motion, models.PROTECT, related_name="published_finding")
    statements = models.JSONField()
    proposals = models.JSONField()
    settled_at = models.DateTimeField()

    class Meta:
        ordering = ["-settled_at", "-reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=SETTLED), name="published_finding_is_settled"
            ),
        ]

    def __str__(self) -> str:
        return f"published finding {self.reference}"
