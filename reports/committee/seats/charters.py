"""Charters, how they balance the committee, and its seats."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from portal.jurisdictions.isolation import COMMITTEE
from reports.committee.seats.states import Constituency

USER = settings.AUTH_USER_MODEL


class Charter(models.Model):
    """What the committee is for, how it is balanced, and how many must be there to decide.

    A quorum is more than half of the seats that are filled and may act on the item, of
    ``quorum_constituencies`` constituencies at the least.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=200)
    purpose = models.TextField()
    effective_on = models.DateField()
    ends_on = models.DateField()
    quorum_constituencies = models.PositiveSmallIntegerField(default=1)
    filed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("effective_on")), name="charter_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(
                    quorum_constituencies__gte=1,
                    quorum_constituencies__lte=len(Constituency.values),
                ),
                name="charter_quorum_of_some_constituencies",
            ),
            ExclusionConstraint(
                name="charter_one_at_a_time",
                expressions=[
                    (
                        Func(
                            F("effective_on"),
                            F("ends_on"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"charter {self.number}"


class Balance(models.Model):
    """How many seats a constituency has by a charter, and how many of them must be filled."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    charter = models.ForeignKey(Charter, models.PROTECT, related_name="balance")
    constituency = models.CharField(max_length=12, choices=Constituency)
    least = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["charter", "constituency"], name="balance_once_a_constituency"
            ),
            models.CheckConstraint(
                condition=Q(constituency__in=Constituency.values), name="balance_of_a_constituency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.least} of {self.constituency}"


class Seat(models.Model):
    """A place on the committee, filled or not."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    charter = models.ForeignKey(Charter, models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField()
    constituency = models.CharField(max_length=12, choices=Constituency)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["charter", "number"], name="seat_numbered"),
            models.CheckConstraint(
                condition=Q(constituency__in=Constituency.values), name="seat_of_a_constituency"
            ),
        ]

    def __str__(self) -> str:
        return f"seat {self.number} of charter {self.charter_id}"
