import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.progress.states import OPEN, WorkStatus


class Work(models.Model):
    """One piece of long work: of what kind, for whom, how far, and whether it is to stop.

    It holds codes and numbers alone; what it is about stands in the record that points to it.
    A ``total`` of zero is not known yet.
    """

    class Kind(models.TextChoices):
        READ_IMPORT = "READ_IMPORT", _("Reading a file for import")
        APPLY_IMPORT = "APPLY_IMPORT", _("Writing an import")
        UNDO_IMPORT = "UNDO_IMPORT", _("Undoing an import")
        EXPORT = "EXPORT", _("Preparing a file")

    site_rights: ClassVar = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    status = models.CharField(max_length=8, choices=WorkStatus, default=WorkStatus.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    lease_token = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("piece of long work")
        verbose_name_plural = _("long work")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["READ_IMPORT", "APPLY_IMPORT", "UNDO_IMPORT", "EXPORT"]),
                name="work_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(status="RUNNING", lease_token__isnull=False, lease_until__isnull=False)
                | Q(status__in=["QUEUED", "DONE", "FAILED", "CANCELED"])
                & Q(lease_token=None, lease_until=None),
                name="work_leased_while_running",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["DONE", "FAILED", "CANCELED"], finished_at__isnull=False)
                | Q(status__in=["QUEUED", "RUNNING"], finished_at=None),
                name="work_finished_when_at_an_end",
            ),
            models.CheckConstraint(
                condition=Q(status="FAILED", problem__gt="") | ~Q(status="FAILED") & Q(problem=""),
                name="work_failed_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(status="DONE") | Q(cancel_asked_at=None),
                name="work_done_was_not_canceled",
            ),
            models.CheckConstraint(
                condition=Q(total=0) | Q(done__lte=F("total")), name="work_done_within_total"
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "asked_at"],
                condition=Q(status__in=["QUEUED", "RUNNING"]),
                name="work_open",
            ),
            models.Index(fields=["asked_by", "asked_at"], name="work_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.asked_at:%Y-%m-%d %H:%M} UTC"

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.status in OPEN
