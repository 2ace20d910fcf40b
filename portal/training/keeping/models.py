import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.jurisdictions.isolation import OVERSIGHT, SITE, TENANT
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.role_table import ROLES
from portal.jurisdictions.tenants import TenantModel
from portal.training.models import Completion, Edition, Module

USER = settings.AUTH_USER_MODEL
ENDED = "SELECT, INSERT, UPDATE (ended_by_id, ended_at)"


class Assignment(models.Model):
    """Whoever holds a role in a place completes a module by a day.

    In a state it is for its counties too, and without a place for everybody in the role.  It
    names no person, so that everybody may read it; a place's people write for their own alone.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {TENANT: ENDED, OVERSIGHT: ENDED}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    module = models.ForeignKey(Module, models.PROTECT, related_name="assignments")
    role = models.CharField(
        max_length=12, choices=[(role.name, role.label) for role in ROLES.values()]
    )
    place = models.ForeignKey(
        Jurisdiction, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    given_by = models.ForeignKey(USER, models.PROTECT, related_name="+", editable=False)
    given_at = models.DateTimeField(editable=False)
    ended_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["module", "role", "place"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="assignment_once_for_a_role_of_a_place",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="assignment_ended_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(role__in=list(ROLES)), name="assignment_for_a_known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"Assignment {self.pk}"


class Reminder(models.Model):
    """That a person was reminded of the end of a module, or of the day of an assignment."""

    class Kind(models.TextChoices):
        MONTH = "MONTH", _("30 days before the end")
        WEEK = "WEEK", _("7 days before the end")
        DUE = "DUE", _("On the day of an assignment")

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {SITE: "SELECT, INSERT"}

    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    module = models.ForeignKey(Module, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind)
    # The last day on which the module is held, or the one by which it is to be completed.
    day = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "module", "kind", "day"], name="reminder_once_of_a_day"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["MONTH", "WEEK", "DUE"]), name="reminder_of_a_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"Reminder {self.pk}"


class RollCall(TenantModel):
    """A session in a place at which a module was gone through; who led it signed for it."""

    scope_rights: ClassVar = {TENANT: "SELECT, INSERT", OVERSIGHT: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    module = models.ForeignKey(Module, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="+")
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    led_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    # Which wording of the statement was signed.
    statement = models.PositiveSmallIntegerField()
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=600), name="roll_call_of_some_minutes"
            ),
        ]

    def __str__(self) -> str:
        return f"Roll call {self.pk}"


class Attendance(TenantModel):
    """That somebody was at a roll call, and the completion that came of it."""

    scope_rights: ClassVar = {TENANT: "SELECT, INSERT", OVERSIGHT: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roll_call = models.ForeignKey(RollCall, models.PROTECT, related_name="attendances")
    completion = models.OneToOneField(Completion, models.PROTECT, related_name="attendance")

    def __str__(self) -> str:
        return f"Attendance {self.pk}"


class Batch(TenantModel):
    """A file of completions of a place's people: read, applied whole, undone whole.

    The file itself is kept until it is applied or put aside, and not after.
    """

    class Status(models.TextChoices):
        PLANNED = "PLANNED", _("Read, nothing recorded")
        APPLIED = "APPLIED", _("Recorded")
        UNDONE = "UNDONE", _("Taken back")
        DROPPED = "DROPPED", _("Put aside")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.PLANNED)
    counts = models.JSONField()
    # [line, key, outcome, words] of each line; empty once the file is gone.
    report = models.JSONField()
    # What applying it would write, so that what was seen is what is applied.
    digest = models.CharField(max_length=64)
    # Nobody where a command did it.
    planned_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    planned_at = models.DateTimeField()
    closed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="PLANNED", content__isnull=False, closed_at=None)
                | ~Q(status="PLANNED") & Q(content=None, closed_at__isnull=False),
                name="batch_kept_until_it_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(status="UNDONE", undone_at__isnull=False)
                | ~Q(status="UNDONE") & Q(undone_at=None, undone_by=None),
                name="batch_undone_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["PLANNED", "APPLIED", "UNDONE", "DROPPED"]),
                name="batch_in_a_known_state",
            ),
            models.UniqueConstraint(
                fields=["jurisdiction"],
                condition=Q(status="PLANNED"),
                name="batch_one_read_in_a_place",
            ),
        ]

    def __str__(self) -> str:
        return f"File {self.file_name}"


class BatchLine(TenantModel):
    """A completion that a file recorded, and the line of the file."""

    scope_rights: ClassVar = {TENANT: "SELECT, INSERT", OVERSIGHT: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    completion = models.OneToOneField(Completion, models.PROTECT, related_name="batch_line")

    def __str__(self) -> str:
        return f"Line {self.number} of {self.batch_id}"
