import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import COMMITTEE, STATISTICS, TENANT
from portal.jurisdictions.tenants import TenantModel
from reports.committee.outliers.states import Status
from reports.committee.seats.models import Matter
from reports.statistics.models import QUARTER

USER = settings.AUTH_USER_MODEL
LONGEST_QUESTION, LONGEST_REPLY, LONGEST_NOTE = 2000, 5000, 1000


class Inquiry(TenantModel):
    """A published flag that the committee looks into, with a question to the agency.

    ``quarter``, ``indicator``, ``side`` and ``group`` are those of the flag as it was printed.
    ``due_on`` is the last day, of the place, on which it may reply.
    """

    scope_rights: ClassVar = {
        TENANT: "SELECT, UPDATE (status, changed_at)",
        STATISTICS: "SELECT, INSERT",
        COMMITTEE: "SELECT, UPDATE (status, changed_at, question, asked_by_id, asked_at, due_on)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="inquiry")
    flag = models.UUIDField(unique=True)
    quarter = models.CharField(max_length=6)
    synthetic = models.BooleanField(default=False)
    indicator = models.CharField(max_length=20)
    side = models.CharField(max_length=10)
    group = models.CharField(max_length=10, blank=True, db_column="group_name")
    statement = models.CharField(max_length=1000, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.RAISED)
    raised_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    question = models.CharField(max_length=LONGEST_QUESTION, blank=True)
    asked_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="inquiry_of_a_known_status"
            ),
            models.CheckConstraint(condition=Q(quarter__regex=QUARTER), name="inquiry_quarter"),
            models.CheckConstraint(
                condition=Q(question="", asked_by=None, asked_at=None, due_on=None)
                & Q(status__in=[Status.RAISED, Status.NOTED])
                | Q(asked_by__isnull=False, asked_at__isnull=False, due_on__isnull=False)
                & ~Q(question="")
                & ~Q(status=Status.RAISED),
                name="inquiry_asked_what_and_until_when",
            ),
            models.CheckConstraint(
                condition=Q(changed_at__gte=F("raised_at")), name="inquiry_changed_after_it_came"
            ),
        ]

    def __str__(self) -> str:
        return f"inquiry {self.pk}"


class Reply(TenantModel):
    """What the agency answers; append-only, and printed as it is."""

    scope_rights: ClassVar = {TENANT: "SELECT, INSERT", COMMITTEE: "SELECT", STATISTICS: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inquiry = models.OneToOneField(Inquiry, models.PROTECT, related_name="reply")
    words = models.CharField(max_length=LONGEST_REPLY)
    written_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="reply_says_something"),
        ]

    def __str__(self) -> str:
        return f"reply to {self.inquiry_id}"


class Note(models.Model):
    """What a release prints of an inquiry: sealed words, in the first quarter still to freeze."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    matter = models.OneToOneField(Matter, models.PROTECT, primary_key=True, related_name="note")
    printed_with = models.CharField(max_length=6)
    county = models.CharField(max_length=5)
    quarter = models.CharField(max_length=6)
    indicator = models.CharField(max_length=20)
    question = models.CharField(max_length=LONGEST_QUESTION, blank=True)
    reply = models.CharField(max_length=LONGEST_REPLY, blank=True)
    words = models.CharField(max_length=LONGEST_NOTE)
    words_es = models.CharField(max_length=LONGEST_NOTE, blank=True)
    noted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["county", "quarter", "indicator", "noted_at"]
        indexes = [models.Index(fields=["printed_with"], name="note_of_a_release")]
        constraints = [
            models.CheckConstraint(
                condition=Q(printed_with__regex=QUARTER, quarter__regex=QUARTER),
                name="note_of_a_quarter",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="note_says_something"),
        ]

    def __str__(self) -> str:
        return f"note on {self.matter_id}"
