"""What the committee asks of whom, what the addressee answers, and what comes of it."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import COMMITTEE, TENANT
from portal.jurisdictions.models import Jurisdiction
from portal.participation.models import Document
from reports.committee.findings.states import Progress, Stance

USER, FINDING = settings.AUTH_USER_MODEL, "committee_findings.Finding"
REFERENCE = r"^[0-9]{4}-[1-9][0-9]*$"
LONGEST_WORDS, LONGEST_ADVICE, LONGEST_WHY = 5000, 2000, 1000


class Recommendation(models.Model):
    """What the committee asks of an addressee: the program's office or a jurisdiction.

    It begins with the finding's adoption.  ``due_on`` is the last day on which a reply is in
    time, on the calendar of the addressee.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {
        COMMITTEE: "SELECT, INSERT, UPDATE (status, changed_at, transmitted_at, due_on,"
        " superseded_by_id)",
        TENANT: "SELECT, UPDATE (status, changed_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    finding = models.ForeignKey(FINDING, models.PROTECT, related_name="recommendations")
    words = models.CharField(max_length=LONGEST_ADVICE)
    addressee = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    due_on = models.DateField()
    status = models.CharField(max_length=14, choices=Progress, default=Progress.ADOPTED)
    adopted_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    transmitted_at = models.DateTimeField(null=True)
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="supersedes")

    class Meta:
        ordering = ["-adopted_at", "reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reference__regex=REFERENCE), name="recommendation_numbered_in_its_year"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Progress.values) & ~Q(words=""),
                name="recommendation_of_a_known_status",
            ),
            models.CheckConstraint(
                condition=Q(transmitted_at=None)
                & Q(status__in=[Progress.ADOPTED, Progress.SUPERSEDED])
                | Q(transmitted_at__isnull=False) & ~Q(status=Progress.ADOPTED),
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

    The secretariat verifies it, or says in ``asked_more`` why the evidence does not do yet; both
    are public.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT, UPDATE (evidence, document_id, done_by_id, done_at, asked_more)",
        COMMITTEE: "SELECT, UPDATE (evidence, document_id, done_by_id, done_at, asked_more,"
        " verified_by_id, verified_at)",
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
    asked_more = models.CharField(max_length=LONGEST_WHY, blank=True)
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
                condition=Q(asked_more="") | Q(done_at=None),
                name="step_asked_for_more_is_not_done",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="step_says_something"),
            models.CheckConstraint(
                condition=Q(verified_by=None, verified_at=None)
                | Q(verified_by__isnull=False, verified_at__isnull=False, done_at__isnull=False),
                name="step_verified_once_it_is_done",
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.number} of {self.recommendation_id}"
