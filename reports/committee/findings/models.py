import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import COMMITTEE, TENANT
from portal.jurisdictions.models import Jurisdiction
from portal.participation.models import Document
from reports.committee.findings.states import Opinion, Progress, Stance, Status
from reports.committee.motions.models import Motion
from reports.committee.seats.models import Matter, Term
from reports.committee.seats.states import Duty

USER = settings.AUTH_USER_MODEL
REFERENCE = r"^[0-9]{4}-[1-9][0-9]*$"
LONGEST_TEXT, LONGEST_WORDS, LONGEST_ADVICE = 10_000, 5000, 2000
SENT = [Progress.TRANSMITTED, Progress.ANSWERED, Progress.IMPLEMENTING, Progress.VERIFIED]
CHANGES = "SELECT, INSERT, UPDATE (status, changed_at, transmitted_at, superseded_by_id)"


class Finding(models.Model):
    """What the committee finds on a matter.

    ``reference`` is its number for good, as 2026-3.  ``motion`` is the vote that decided on it,
    and ``statements_until`` the last day on which members may add statements of their own.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {
        COMMITTEE: "SELECT, INSERT, UPDATE (title, text, status, changed_at, motion_id,"
        " statements_until)"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="findings")
    duty = models.CharField(max_length=20, choices=Duty)
    title = models.CharField(max_length=200)
    text = models.CharField(max_length=LONGEST_TEXT)
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT)
    changed_at = models.DateTimeField()
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
                & Q(status__in=[Status.VOTED, Status.ADOPTED, Status.FAILED])
                | Q(motion=None, statements_until=None)
                & Q(status__in=[Status.DRAFT, Status.CIRCULATED, Status.DELIBERATED]),
                name="finding_voted_on_by_a_motion",
            ),
        ]

    def __str__(self) -> str:
        return f"finding {self.reference}"


class MemberStatement(models.Model):
    """What a member says of a finding beside the committee; it is printed with it."""

    site_rights: ClassVar = "SELECT"
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


class Recommendation(models.Model):
    """What the committee asks of an addressee: the program's office or a jurisdiction.

    ``due_on`` is the last day on which a reply is in time.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {
        COMMITTEE: CHANGES,
        TENANT: "SELECT, UPDATE (status, changed_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="recommendations")
    words = models.CharField(max_length=LONGEST_ADVICE)
    addressee = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    due_on = models.DateField()
    status = models.CharField(max_length=14, choices=Progress, default=Progress.PROPOSED)
    changed_at = models.DateTimeField()
    transmitted_at = models.DateTimeField(null=True)
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="supersedes")

    class Meta:
        ordering = ["-finding__drafted_at", "reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reference__regex=REFERENCE), name="recommendation_numbered_in_its_year"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Progress.values), name="recommendation_of_a_known_status"
            ),
            models.CheckConstraint(
                condition=Q(transmitted_at=None) & ~Q(status__in=SENT)
                | Q(transmitted_at__isnull=False)
                & ~Q(status__in=[Progress.PROPOSED, Progress.ADOPTED, Progress.DROPPED]),
                name="recommendation_sent_when",
            ),
            models.CheckConstraint(
                condition=Q(superseded_by=None) & ~Q(status=Progress.SUPERSEDED)
                | Q(superseded_by__isnull=False, status=Progress.SUPERSEDED)
                & ~Q(superseded_by=F("id")),
                name="recommendation_superseded_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"recommendation {self.reference}"


class Response(models.Model):
    """What the addressee answers, and which office answers for it; it stays as it was given."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {TENANT: "SELECT, INSERT", COMMITTEE: "SELECT"}

    recommendation = models.OneToOneField(Recommendation, models.PROTECT, related_name="response")
    stance = models.CharField(max_length=10, choices=Stance)
    words = models.CharField(max_length=LONGEST_WORDS)
    office = models.CharField(max_length=200)
    given_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stance__in=Stance.values) & ~Q(words="") & ~Q(office=""),
                name="response_says_what_and_who",
            ),
        ]

    def __str__(self) -> str:
        return f"response to {self.recommendation_id}"


class Step(models.Model):
    """One thing that the addressee undertakes, until when, with evidence once it is done.

    The secretariat verifies it; the evidence is public.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT, UPDATE (evidence, document_id, done_by_id, done_at)",
        COMMITTEE: "SELECT, UPDATE (evidence, document_id, done_by_id, done_at, verified_by_id,"
        " verified_at)",
    }

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=LONGEST_ADVICE)
    due_on = models.DateField()
    undertaken_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    undertaken_at = models.DateTimeField()
    evidence = models.CharField(max_length=LONGEST_WORDS, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    done_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "number"], name="step_numbered"),
            models.CheckConstraint(
                condition=Q(done_by=None, done_at=None, evidence="", document=None)
                | Q(done_by__isnull=False, done_at__isnull=False) & ~Q(evidence=""),
                name="step_done_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(verified_by=None, verified_at=None)
                | Q(verified_by__isnull=False, verified_at__isnull=False, done_at__isnull=False),
                name="step_verified_once_it_is_done",
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.number} of {self.recommendation_id}"
