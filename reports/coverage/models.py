"""The figures of training of a quarter: counted once, rounded once, told once; never changed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Mod
from django.db.models.lookups import Exact

from portal.jurisdictions.isolation import STATISTICS
from reports.statistics.models import QUARTER

USER = settings.AUTH_USER_MODEL
PLACE, DIGEST = r"^[0-9]{5}$", r"^[0-9a-f]{64}$"


class Coverage(models.Model):
    """What a quarter's last day found, as it was known when its first release was frozen.

    ``number`` is how many counts it has, ``digest`` the keyed hash of them in their one order, and
    ``topics`` the titles of the modules that somebody needed, by their keys.  Later versions of
    the release have the same figures: a second count would tell who was late.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    quarter = models.CharField(max_length=6, unique=True)
    day = models.DateField()
    counted_at = models.DateTimeField()
    # Nobody where the calendar did it.
    counted_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    synthetic = models.BooleanField()
    topics = models.JSONField()
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quarter__regex=QUARTER), name="coverage_of_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(counted_at__date__gt=F("day")), name="coverage_counted_after_its_day"
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=DIGEST), name="coverage_digest_well_formed"
            ),
        ]

    def __str__(self) -> str:
        return f"training in {self.quarter}"


class Count(models.Model):
    """True numbers of a place and topic, for statisticians alone.

    ``place`` is a county's FIPS code, a state's two digits and 000 for its own office, or 00000
    for the program's people.  ``roster`` and ``standing`` are keyed digests of who was counted.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    coverage = models.ForeignKey(Coverage, models.PROTECT, related_name="counts", db_index=False)
    place = models.CharField(max_length=5)
    topic = models.CharField(max_length=40)
    needed = models.PositiveIntegerField()
    lacking = models.PositiveIntegerField()
    roster = models.CharField(max_length=64)
    standing = models.CharField(max_length=64)

    class Meta:
        ordering = ["place", "topic"]
        constraints = [
            models.UniqueConstraint(
                fields=["coverage", "place", "topic"], name="count_once_in_a_coverage"
            ),
            models.CheckConstraint(
                condition=Q(needed__gte=1, lacking__lte=F("needed")), name="count_of_somebody"
            ),
            models.CheckConstraint(condition=Q(place__regex=PLACE), name="count_of_a_place"),
            models.CheckConstraint(
                condition=Q(roster__regex=DIGEST, standing__regex=DIGEST),
                name="count_digests_well_formed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} in {self.place}"


class Rounding(models.Model):
    """What may be shown of a coverage, as it was rounded, or why nothing may.

    ``lines`` are place, topic, people who need it, people who lack it, roster and standing.
    ``before`` is the rounding of an earlier quarter whose numbers it keeps where nothing changed.
    ``refusals`` are the codes of the gate; where there is one, nothing is told.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    coverage = models.OneToOneField(Coverage, models.PROTECT, related_name="rounding")
    before = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    rounded_at = models.DateTimeField()
    lines = models.JSONField()
    refusals = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"rounding of {self.coverage_id}"


class Sheet(models.Model):
    """The figures of training of a quarter as the public has them, since its release came out."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    coverage = models.OneToOneField(Coverage, models.PROTECT, related_name="sheet")
    quarter = models.CharField(max_length=6, unique=True)
    day = models.DateField()
    counted_at = models.DateTimeField()
    published_at = models.DateTimeField()
    synthetic = models.BooleanField()
    topics = models.JSONField()
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["-quarter"]
        constraints = [
            models.CheckConstraint(condition=Q(quarter__regex=QUARTER), name="sheet_of_a_quarter"),
            models.CheckConstraint(
                condition=Q(published_at__gte=F("counted_at")), name="sheet_out_after_counting"
            ),
        ]

    def __str__(self) -> str:
        return f"training in {self.quarter}"


class CoverageFigure(models.Model):
    """How many people of a place need a topic, and how many lack it, as shown: multiples of five.

    ``place`` is as of a count; a state's two digits and 999 are its other places together, 99999
    those of several states; two digits are a state, and US the nation: sums of the others.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="figures", db_index=False)
    place = models.CharField(max_length=5)
    topic = models.CharField(max_length=40)
    needed = models.PositiveIntegerField()
    lacking = models.PositiveIntegerField()

    class Meta:
        ordering = ["place", "topic"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "place", "topic"], name="coverage_figure_once_in_a_sheet"
            ),
            models.CheckConstraint(
                condition=Q(lacking__lte=F("needed")), name="coverage_figure_within_all"
            ),
            models.CheckConstraint(
                condition=Exact(Mod(F("needed"), 5) + Mod(F("lacking"), 5), 0),
                name="coverage_figure_in_fives",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} in {self.place}"

    @property
    def held(self) -> int:
        """People shown to hold it."""
        return self.needed - self.lacking
