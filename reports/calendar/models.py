from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import STATISTICS
from portal.quarters import Quarter
from reports.statistics.models import QUARTER

USER = settings.AUTH_USER_MODEL
LOOKS_BEFORE = timedelta(hours=24)
LONGEST_LIFE = timedelta(days=5)


class Planned(models.Model):
    """The day on which the statistics of a quarter come out; nobody where the schedule set it."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT, UPDATE (day)"}

    quarter = models.CharField(max_length=6, unique=True)
    day = models.DateField()
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["day", "quarter"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quarter__regex=QUARTER), name="planned_for_a_quarter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter} on {self.day}"

    @property
    def begins(self) -> date:
        """The first day of the quarter."""
        return Quarter.named(self.quarter).begins

    @property
    def ends(self) -> date:
        """The last day of the quarter."""
        return Quarter.named(self.quarter).ends


class DayChange(models.Model):
    """Another day for a planned release, and why; both are public and stay."""

    site_rights: ClassVar = "SELECT (id, planned_id, was, becomes, reason, changed_at)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    planned = models.ForeignKey(Planned, models.PROTECT, related_name="changes")
    was = models.DateField()
    becomes = models.DateField()
    reason = models.CharField(max_length=1000)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="day_change_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(was=F("becomes")), name="day_change_to_another_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.was} to {self.becomes}"


class EarlyReader(models.Model):
    """An office that may see a version within the day before it is out, and what for.

    ``digest`` is the keyed hash of its token.  The list of offices is public, for all versions.
    """

    site_rights: ClassVar = (
        "SELECT (id, quarter, version, office, purpose, opens_at, expires_at,"
        " granted_at, revoked_at)"
    )
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT, UPDATE (revoked_at, revoked_by_id)"}

    quarter = models.CharField(max_length=6)
    version = models.CharField(max_length=8)
    office = models.CharField(max_length=120)
    purpose = models.CharField(max_length=400)
    digest = models.CharField(max_length=64, unique=True)
    opens_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-quarter", "-granted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quarter__regex=QUARTER), name="early_reader_of_a_quarter"
            ),
            models.CheckConstraint(
                condition=~Q(office="") & ~Q(purpose=""), name="early_reader_who_and_what_for"
            ),
            models.CheckConstraint(
                condition=Q(opens_at__gte=F("granted_at"), opens_at__lt=F("expires_at")),
                name="early_reader_granted_opened_expired",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__lte=F("opens_at") + LOOKS_BEFORE),
                name="early_reader_looks_for_a_day",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__lte=F("granted_at") + LONGEST_LIFE),
                name="early_reader_token_lives_five_days",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="early_reader_revoked_when_and_by_whom",
            ),
            models.UniqueConstraint(
                fields=["quarter", "version", "office"],
                condition=Q(revoked_at=None),
                name="early_reader_one_token_of_an_office",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}, {self.quarter} {self.version}"


class EarlyLook(models.Model):
    """One look of an office at a release before it was out."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    reader = models.ForeignKey(EarlyReader, models.PROTECT, related_name="looks")
    looked_at = models.DateTimeField()

    class Meta:
        ordering = ["looked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.reader_id} at {self.looked_at}"
