from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import DISPATCH, STATISTICS
from reports.publication.models import Publication
from reports.releases.states import ON_THE_WAY, Status
from reports.statistics.models import QUARTER, Cube

USER = settings.AUTH_USER_MODEL
_OUT = [Status.PUBLISHED, Status.CORRECTED]


class Release(models.Model):
    """One version of one quarter's statistics on its way to the public.

    ``day`` is the day on which it is to be published, and is printed in it: another day means
    another package.  ``work`` tells what a worker does at the moment: how many of how many steps,
    and what went wrong.  ``manifest`` is the SHA-256 of what the two signed.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {
        STATISTICS: "SELECT, INSERT, UPDATE",
        # An operator sees how the work goes, and no figure.
        DISPATCH: "SELECT (id, quarter, version, status, work)",
    }

    quarter = models.CharField(max_length=6)
    version = models.CharField(max_length=8)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    changed_at = models.DateTimeField()
    day = models.DateField()
    reason = models.CharField(max_length=1000, blank=True)
    # The folder of its files for ever, as it is printed in them.
    address = models.CharField(max_length=200, blank=True)
    cube = models.ForeignKey(Cube, models.PROTECT, null=True, related_name="releases")
    signed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    manifest = models.CharField(max_length=64, blank=True)
    findings = models.JSONField(default=list)
    work = models.JSONField(default=dict)
    publication = models.OneToOneField(
        Publication, models.PROTECT, null=True, related_name="release"
    )

    class Meta:
        ordering = ["-quarter", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quarter__regex=QUARTER), name="release_of_a_quarter"
            ),
            models.UniqueConstraint(
                fields=["quarter", "version"], name="release_once_of_a_version"
            ),
            models.UniqueConstraint(
                fields=["quarter"],
                condition=Q(status__in=sorted(ON_THE_WAY)),
                name="release_one_on_the_way",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.OPEN, cube=None)
                | ~Q(status=Status.OPEN) & Q(cube__isnull=False),
                name="release_frozen_has_its_cube",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.SIGNED, Status.APPROVED, *_OUT])
                | Q(signed_by__isnull=False) & ~Q(manifest=""),
                name="release_signed_by_whom_and_what",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.APPROVED, *_OUT]) | Q(approved_by__isnull=False),
                name="release_approved_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(signed_by=F("approved_by")),
                name="release_signed_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(status__in=_OUT, publication__isnull=False)
                | ~Q(status__in=_OUT) & Q(publication=None),
                name="release_published_is_a_publication",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter} {self.version}"


class Step(models.Model):
    """One change of a release's state: append-only; nobody where a worker did it."""

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    release = models.ForeignKey(Release, models.PROTECT, related_name="steps")
    source = models.CharField(max_length=10, choices=Status)
    target = models.CharField(max_length=10, choices=Status)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["taken_at", "pk"]

    def __str__(self) -> str:
        return f"{self.source} to {self.target}"


class Ledger(models.Model):
    """What a release showed in every cell that counts anybody, with its true count sealed.

    ``page`` are compressed lines; only the secret of the rounding reads the true counts.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT, UPDATE"}

    release = models.OneToOneField(Release, models.PROTECT, related_name="ledger")
    page = models.BinaryField()

    def __str__(self) -> str:
        return f"ledger of {self.release_id}"


class DraftFile(models.Model):
    """A file of the package as it is to be published."""

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT, DELETE"}

    release = models.ForeignKey(Release, models.PROTECT, related_name="files")
    path = models.CharField(max_length=120)
    data = models.BinaryField()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "path"], name="draft_file_once_in_a_release"
            ),
        ]

    def __str__(self) -> str:
        return self.path


class Acknowledgment(models.Model):
    """A warning of the checklist that a statistician has looked at, and what they say of it."""

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    release = models.ForeignKey(Release, models.PROTECT, related_name="acknowledgments")
    code = models.CharField(max_length=40)
    cube = models.ForeignKey(Cube, models.PROTECT, related_name="+")
    words = models.CharField(max_length=1000)
    given_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "code", "cube"], name="acknowledgment_once_of_a_warning"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} of {self.release_id}"
