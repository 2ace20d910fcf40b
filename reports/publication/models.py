from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import STATISTICS
from reports.statistics.models import KNOWN, QUARTER

NATION = "US"


class Publication(models.Model):
    """One version of one quarter's statistics, as the public has it.

    ``snapshot`` is the digest of the frozen cube; ``manifest`` the SHA-256 of ``manifest.json``.
    ``findings`` are the facts that the first page says in sentences: codes and numbers alone.
    ``longest`` is the longest that anybody was held past a deadline, in days begun.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT, UPDATE (corrected_at)"}

    quarter = models.CharField(max_length=6)
    version = models.CharField(max_length=8)
    major = models.PositiveSmallIntegerField()
    minor = models.PositiveSmallIntegerField()
    cut_off = models.DateTimeField()
    published_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=1000, blank=True)
    synthetic = models.BooleanField()
    snapshot = models.CharField(max_length=64)
    manifest = models.CharField(max_length=64)
    longest = models.PositiveIntegerField()
    findings = models.JSONField()

    class Meta:
        ordering = ["-quarter", "-major", "-minor"]
        constraints = [
            models.UniqueConstraint(
                fields=["quarter", "version"], name="publication_once_of_a_version"
            ),
            models.UniqueConstraint(
                fields=["quarter"],
                condition=Q(corrected_at=None),
                name="publication_one_stands_for_a_quarter",
            ),
            models.CheckConstraint(
                condition=Q(quarter__regex=QUARTER), name="publication_of_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(version="1.0", reason="") | ~Q(version="1.0") & ~Q(reason=""),
                name="publication_corrects_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(corrected_at=None) | Q(corrected_at__gte=F("published_at")),
                name="publication_corrected_after_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter} {self.version}"


class Figure(models.Model):
    """How many bookings of a place, level and group stand at a stage, as shown.

    ``place`` is a county's FIPS code, a state's two digits, or ``US``: states and the nation are
    sums of counties.  No row is 0.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="figures", db_index=False
    )
    place = models.CharField(max_length=5)
    level = models.SmallIntegerField()
    group = models.SmallIntegerField()
    stage = models.SmallIntegerField()
    persons = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "place", "level", "group", "stage"],
                include=["persons"],
                name="figure_once_in_a_publication",
            ),
            models.CheckConstraint(condition=KNOWN, name="figure_of_known_codes"),
            models.CheckConstraint(
                condition=Q(persons__gte=5), name="figure_that_gives_nobody_away"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.persons} in {self.place}"


class Standing(models.Model):
    """Whether a place took part in the quarter, and whether it reported: in every table.

    ``days`` of the quarter's ``of_days`` on which prints of the place were forwarded.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="standings", db_index=False
    )
    place = models.CharField(max_length=5)
    name = models.CharField(max_length=120)
    days = models.PositiveSmallIntegerField()
    of_days = models.PositiveSmallIntegerField()
    reported = models.BooleanField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "place"], name="standing_once_in_a_publication"
            ),
            models.CheckConstraint(
                condition=Q(days__lte=F("of_days")), name="standing_within_the_quarter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.days} of {self.of_days} days"


class PublicFlag(models.Model):
    """A place that the review flagged, with what was found out and what the place says.

    ``observed`` and ``expected`` are made of shown numbers.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="flags")
    place = models.CharField(max_length=5)
    indicator = models.CharField(max_length=20)
    side = models.CharField(max_length=12)
    group = models.CharField(max_length=10, blank=True)  # of a disparity alone
    observed = models.PositiveIntegerField()
    expected = models.FloatField()
    ratio = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    conclusion = models.CharField(max_length=20)
    statement = models.TextField(max_length=2000)
    statement_es = models.TextField(max_length=2000, blank=True)
    comment = models.TextField(max_length=4000, blank=True)

    class Meta:
        ordering = ["indicator", "place", "side"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "place", "indicator", "side", "group"],
                name="public_flag_once_in_a_publication",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.indicator} {self.side}"


class File(models.Model):
    """A file of a version: its address stays for ever, and its bytes are those signed."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="files")
    path = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "path"], name="file_once_in_a_version"),
        ]

    def __str__(self) -> str:
        return self.path
