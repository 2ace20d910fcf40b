import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import COMMITTEE, STATISTICS
from reports.statistics.stages import OVERDUE, Group, Level, Stage

USER = settings.AUTH_USER_MODEL
QUARTER = r"^[0-9]{4}Q[1-4]$"
KNOWN = Q(level__in=Level.values, group__in=Group.values, stage__in=Stage.values)


class Fact(models.Model):
    """What is counted of one booking: where, what, whom by the agency's record, and how far.

    The table is partitioned by ``quarter`` (``Quarter.serial``), the quarter of the booking's day
    on the clocks of its place; the database makes a partition when facts of a quarter first come.
    ``county`` is the FIPS code as a number, 0 for none.  ``hours_over`` is how long after its
    deadline a hold ended, or goes on at the cut-off, in hours begun.
    """

    site_rights: ClassVar = "SELECT (quarter)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT, DELETE"}

    pk = models.CompositePrimaryKey("quarter", "booking")
    booking = models.UUIDField(default=uuid.uuid4)
    county = models.IntegerField()
    hours_over = models.SmallIntegerField(default=0)
    quarter = models.SmallIntegerField()
    level = models.SmallIntegerField()
    group = models.SmallIntegerField()
    stage = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(county__gte=0, county__lte=99999), name="fact_county_of_five_digits"
            ),
            models.CheckConstraint(condition=KNOWN, name="fact_of_known_codes"),
            models.CheckConstraint(
                condition=Q(hours_over=0) | Q(hours_over__gt=0, stage__in=sorted(OVERDUE)),
                name="fact_over_its_deadline_is_overdue",
            ),
        ]
        indexes = [
            models.Index(
                fields=["quarter", "hours_over"],
                condition=Q(hours_over__gt=0),
                name="fact_of_the_longest",
            )
        ]

    def __str__(self) -> str:
        return f"fact of {self.booking}"


class Cube(models.Model):
    """The counts of a quarter at a cut-off: one that is written anew while the quarter is open.

    Freezing it ends that: the database lets nobody touch a frozen cube or its cells, and what
    comes late goes into another cube of the quarter.

    ``digest`` is the keyed hash of a frozen cube's cells in their one order; it is the snapshot's
    name in a release.  ``synthetic`` says that the facts were invented.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {
        STATISTICS: "SELECT, INSERT, UPDATE, DELETE",
        # Which quarters a round of the committee may be of.
        COMMITTEE: "SELECT (id, quarter, synthetic, frozen_at)",
    }

    quarter = models.CharField(max_length=6)
    cut_off = models.DateTimeField()
    longest = models.PositiveIntegerField(default=0)
    synthetic = models.BooleanField(default=False)
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quarter__regex=QUARTER), name="cube_of_a_quarter"),
            models.UniqueConstraint(
                fields=["quarter"], condition=Q(frozen_at=None), name="cube_one_open_of_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(frozen_at=None, frozen_by=None, digest="")
                | Q(frozen_at__isnull=False, digest__regex=r"^[0-9a-f]{64}$"),
                name="cube_frozen_when_and_as_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter} at {self.cut_off:%Y-%m-%d}"


class Cell(models.Model):
    """How many bookings of a county, level and group stand at a stage; none is no row.

    That its cube is there, and open, the database asks once a statement and not once a row: a
    hundred thousand come at a time.
    """

    site_rights: ClassVar = "SELECT (cube_id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT, DELETE"}

    pk = models.CompositePrimaryKey("cube_id", "county", "level", "group", "stage")
    cube = models.ForeignKey(
        Cube, models.PROTECT, related_name="cells", db_index=False, db_constraint=False
    )
    county = models.CharField(max_length=5)
    level = models.SmallIntegerField()
    group = models.SmallIntegerField()
    stage = models.SmallIntegerField()
    persons = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=KNOWN, name="cell_of_known_codes"),
            models.CheckConstraint(condition=Q(persons__gt=0), name="cell_counts_somebody"),
            models.CheckConstraint(
                condition=Q(county__regex=r"^[0-9]{5}$"), name="cell_county_of_five_digits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.persons} in {self.county}"


class Exposure(models.Model):
    """On how many days of its quarter prints of a county were forwarded, as known at the freeze.

    It stands beside every rate: a place that left in between has fewer days in which anything
    could happen.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    cube = models.ForeignKey(Cube, models.PROTECT, related_name="exposures", db_index=False)
    county = models.CharField(max_length=5)
    name = models.CharField(max_length=120)
    days = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cube", "county"], name="exposure_once_in_a_cube"),
            models.CheckConstraint(condition=Q(days__lte=92), name="exposure_within_a_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.days} days"
