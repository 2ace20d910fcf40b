"""The deadlines of a complaint as records: how long each runs, and what moved its end."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from complaints.deadlines.rules import Key
from complaints.models import Complaint
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class Pause(TenantModel):
    """The deadlines of a complaint stand still, for a reason and until a day that is set.

    ``reason`` is a record sealed under ``pause:<pk>``.  Both days are of the place; ``last_date``
    is brought forward where the work is resumed early.
    """

    scope_rights: ClassVar = {
        COMPLAINTS: "SELECT, INSERT, UPDATE (last_date, resumed_by_id, resumed_at)"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="pauses")
    reason = models.BinaryField()
    first_date = models.DateField()
    last_date = models.DateField()
    paused_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    paused_at = models.DateTimeField()
    resumed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    resumed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["paused_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_date__gte=F("first_date")), name="pause_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(resumed_at=None, resumed_by=None)
                | Q(resumed_at__gte=F("paused_at"), resumed_by__isnull=False),
                name="pause_resumed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} until {self.last_date}"


class Deadline(TenantModel):
    """Until when a step must be done; how long that is stands in `complaints.deadlines.rules`.

    ``due_at`` is the first instant that is too late, kept beside its rule so that what is late is
    found by one index.  A deadline ends when it is met, or when the step falls away.
    """

    class Rule(models.TextChoices):
        ACKNOWLEDGE = Key.ACKNOWLEDGE, "To acknowledge it"
        TRIAGE = Key.TRIAGE, "To decide at intake"
        OIG_WINDOW = Key.OIG_WINDOW, "For the inspector general to take it"
        REPORT = Key.REPORT, "For the other body to report"
        LETTER = Key.LETTER, "To tell whoever complained how it ended"
        APPEAL = Key.APPEAL, "To answer the appeal"

    class Ending(models.TextChoices):
        MET = "MET", "Done"
        FELL_AWAY = "FELL_AWAY", "Fell away"

    scope_rights: ClassVar = {
        COMPLAINTS: (
            "SELECT, INSERT,"
            " UPDATE (due_at, more_days, ended_at, ending, reminded_at, escalated_at)"
        )
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="deadlines")
    rule = models.CharField(max_length=12, choices=Rule)
    began_at = models.DateTimeField()
    due_at = models.DateTimeField()
    more_days = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True, default="")
    reminded_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["began_at", "pk"]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(ended_at=None), name="deadline_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "rule"],
                condition=Q(ended_at=None),
                name="deadline_of_a_rule_runs_once",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gt=F("began_at")), name="deadline_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="")
                | Q(ended_at__isnull=False, ending__in=["MET", "FELL_AWAY"]),
                name="deadline_ended_in_a_known_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} by {self.due_at:%Y-%m-%d}"

    @property
    def last_moment(self) -> datetime:
        """The last instant that is not too late; it is of the last day of the place."""
        return self.due_at - timedelta(microseconds=1)


class Extension(TenantModel):
    """A deadline was extended, which it is once at most; ``reason`` as ``extension:<pk>``."""

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deadline = models.OneToOneField(Deadline, models.PROTECT, related_name="extension")
    days = models.PositiveSmallIntegerField()
    reason = models.BinaryField()
    extended_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    extended_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(days__gt=0), name="extension_gives_days")
        ]

    def __str__(self) -> str:
        return f"{self.deadline_id} by {self.days} days"
