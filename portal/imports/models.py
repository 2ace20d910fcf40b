from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.imports.states import ImportStatus
from portal.jurisdictions.isolation import DISPATCH, GALLERY, REVIEW, TENANT
from portal.participation.models import ParticipationEvent
from portal.progress.models import Work

READERS = dict.fromkeys((TENANT, REVIEW, DISPATCH, GALLERY), "SELECT")


UNWRITTEN = ["READING", "CANCELED", "PLANNED"]


def _person() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )


class Import(models.Model):
    """A file of places or agencies: its bytes, what it would do, and who let it.

    ``report`` holds [line, key, outcome, words] for each line that is not plainly unchanged;
    ``digest`` fixes what the plan writes, so that the second person applies what the first
    one saw.  ``work`` is what a worker does with it, or did last; a file that is short is read
    and written without one.
    """

    class Kind(models.TextChoices):
        COUNTIES = "COUNTIES", "Counties"
        AGENCIES = "AGENCIES", "Agencies"

    site_rights: ClassVar = "SELECT, INSERT, UPDATE"
    scope_rights: ClassVar = READERS

    kind = models.CharField(max_length=10, choices=Kind)
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    status = models.CharField(
        max_length=8, choices=ImportStatus, default=ImportStatus.PLANNED, editable=False
    )
    counts = models.JSONField()
    report = models.JSONField()
    digest = models.CharField(max_length=64)
    work = models.ForeignKey(Work, models.PROTECT, null=True, editable=False, related_name="+")
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    applied_by = _person()
    applied_at = models.DateTimeField(null=True)
    undo_asked_by = _person()
    undo_asked_at = models.DateTimeField(null=True)
    undone_by = _person()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["COUNTIES", "AGENCIES"], status__in=list(ImportStatus)),
                name="import_of_a_known_kind_and_state",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$", digest__regex=r"^[0-9a-f]{64}$"),
                name="import_digests_well_formed",
            ),
            models.CheckConstraint(
                condition=Q(applied_by=None) | ~Q(applied_by=F("planned_by")),
                name="import_applied_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(undone_by=None) | ~Q(undone_by=F("undo_asked_by")),
                name="import_undone_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(status__in=UNWRITTEN, applied_by=None, applied_at=None)
                | ~Q(status__in=UNWRITTEN) & Q(applied_by__isnull=False, applied_at__isnull=False),
                name="import_applied_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[*UNWRITTEN, "APPLIED"], undo_asked_by=None)
                & Q(undo_asked_at=None)
                | Q(status__in=["ASKED", "UNDONE"], undo_asked_by__isnull=False)
                & Q(undo_asked_at__isnull=False),
                name="import_undo_asked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(status="UNDONE", undone_by__isnull=False, undone_at__isnull=False)
                | ~Q(status="UNDONE") & Q(undone_by=None, undone_at=None),
                name="import_undone_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["READING", "CANCELED"]) | Q(work__isnull=False),
                name="import_read_by_a_worker",
            ),
        ]

    def __str__(self) -> str:
        return f"Import {self.pk} ({self.file_name})"

    @property
    def report_is_made(self) -> bool:
        """Whether the file was read to its end."""
        return self.status not in (ImportStatus.READING, ImportStatus.CANCELED)


class ImportChange(models.Model):
    """One record that an import wrote: what it was, what it became, and the event entered."""

    class Table(models.TextChoices):
        PLACE = "PLACE", "Jurisdiction"
        AGENCY = "AGENCY", "Agency"

    site_rights: ClassVar = "SELECT, INSERT"
    scope_rights: ClassVar = READERS

    of = models.ForeignKey(Import, models.PROTECT, related_name="changes")
    table = models.CharField(max_length=6, choices=Table)
    key = models.CharField(max_length=9)
    before = models.JSONField(null=True)
    after = models.JSONField()
    event = models.ForeignKey(ParticipationEvent, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["of", "table", "key"], name="import_changes_a_record_once"
            ),
            models.CheckConstraint(
                condition=Q(table__in=["PLACE", "AGENCY"]), name="import_change_of_a_known_table"
            ),
        ]
        indexes = [models.Index(fields=["table", "key"], name="import_changes_of_a_record")]

    def __str__(self) -> str:
        return f"{self.get_table_display()} {self.key} by import {self.of_id}"
