import uuid
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import get_language

from complaints.deadlines.due import end_of
from portal.jurisdictions.isolation import COMMITTEE, STATISTICS, TENANT
from portal.jurisdictions.tenants import TenantModel
from reports.committee.outliers.states import Status
from reports.committee.seats.models import Matter
from reports.flags.states import Side
from reports.statistics.indicators import INDICATORS
from reports.statistics.models import QUARTER
from reports.statistics.stages import Group

USER = settings.AUTH_USER_MODEL
LONGEST_QUESTION, LONGEST_REPLY, LONGEST_NOTE = 2000, 5000, 1000


class Inquiry(TenantModel):
    """A signed flag that the committee looks into, with a question to the agency.

    ``quarter``, ``indicator``, ``side`` and ``group`` are those of the flag: a later count of the
    quarter that finds the same raises no second inquiry.  ``printed`` says whether a release
    prints the flag; one of too few events stays with the committee.  ``due_on`` is the last day,
    of the place, on which it may reply.
    """

    scope_rights: ClassVar = {
        TENANT: "SELECT, UPDATE (status, changed_at)",
        STATISTICS: "SELECT, INSERT",
        COMMITTEE: (
            "SELECT, INSERT, UPDATE (status, changed_at, question, asked_by_id, asked_at, due_on)"
        ),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="inquiry")
    quarter = models.CharField(max_length=6)
    synthetic = models.BooleanField(default=False)
    printed = models.BooleanField()
    indicator = models.CharField(max_length=20)
    side = models.CharField(max_length=10, choices=Side)
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
            models.UniqueConstraint(
                fields=["jurisdiction", "quarter", "indicator", "side", "group"],
                name="inquiry_once_of_a_flag",
            ),
            models.CheckConstraint(
                condition=Q(side__in=Side.values), name="inquiry_of_a_known_side"
            ),
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

    @property
    def title(self) -> str | Promise:
        """The indicator in words."""
        return INDICATORS[self.indicator].title

    @property
    def group_label(self) -> str | Promise:
        """The group in words, '' where the flag is of none."""
        return Group[self.group].label if self.group else ""

    @property
    def due_at(self) -> datetime | None:
        """The first instant at which a reply comes too late."""
        return end_of(self.due_on, self.jurisdiction.time_zone) if self.due_on else None


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
    """What the next release prints of an inquiry: words that stay, with the question and reply.

    ``printed_with`` is the quarter of that release, '' until it is frozen.  A note has no figure
    and does not say in which direction the place differed.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {
        COMMITTEE: "SELECT, INSERT",
        STATISTICS: "SELECT, UPDATE (printed_with)",
    }

    matter = models.OneToOneField(Matter, models.PROTECT, primary_key=True, related_name="note")
    printed_with = models.CharField(max_length=6, blank=True)
    county = models.CharField(max_length=5)
    quarter = models.CharField(max_length=6)
    synthetic = models.BooleanField(default=False)
    indicator = models.CharField(max_length=20)
    question = models.CharField(max_length=LONGEST_QUESTION, blank=True)
    reply = models.CharField(max_length=LONGEST_REPLY, blank=True)
    words = models.CharField(max_length=LONGEST_NOTE)
    words_es = models.CharField(max_length=LONGEST_NOTE, blank=True)
    noted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["county", "quarter", "indicator", "noted_at", "matter_id"]
        indexes = [models.Index(fields=["printed_with"], name="note_of_a_release")]
        constraints = [
            models.CheckConstraint(
                condition=Q(printed_with="") | Q(printed_with__regex=QUARTER),
                name="note_printed_with_a_quarter",
            ),
            models.CheckConstraint(condition=Q(quarter__regex=QUARTER), name="note_of_a_quarter"),
            models.CheckConstraint(condition=~Q(words=""), name="note_says_something"),
        ]

    def __str__(self) -> str:
        return f"note on {self.matter_id}"

    @property
    def title(self) -> str | Promise:
        """The indicator in words."""
        return INDICATORS[self.indicator].title

    @property
    def told(self) -> str:
        """The words in Spanish where the page is and they were given, else as first written."""
        is_spanish = (get_language() or "").startswith("es")
        return self.words_es if is_spanish and self.words_es else self.words
