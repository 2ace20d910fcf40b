import uuid
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Least

from matching.bookings.models import Booking
from matching.detainers.forms import Form
from matching.detainers.models import Detainer
from matching.holds.complaint_number import complaint_number_of
from matching.holds.stages import Early, Stage
from portal.jurisdictions.isolation import (
    CASEWORK,
    COMPLAINTS,
    DISPATCH,
    OVERSIGHT,
    STATISTICS,
    TENANT,
)
from portal.jurisdictions.models import Agency
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class HoldClock(TenantModel):
    """The 48 hours of a booking: begun once, when the person would otherwise be released.

    Nothing of it ever changes but its end: ``ended``, once, with custody; before that, once,
    ``over_at``, the instant from which no detainer of the booking holds the person any more, so
    that the release is due at once.  The database itself writes it when a detainer is cancelled,
    lifted or declined, and takes it from nobody while one still holds.  A detainer that comes
    later finds this clock and no other (8 CFR 287.7(d)).

    ``kept_days_count`` is the portal's setting when the clock began.
    """

    gate_reads: ClassVar = True
    gate_changes: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT, UPDATE (ended, over_at, over_because)",
        CASEWORK: "SELECT",
        DISPATCH: "SELECT",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (id, booking_id)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.OneToOneField(Booking, models.PROTECT, related_name="hold_clock")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    detainer = models.ForeignKey(Detainer, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    zone = models.CharField(max_length=40)
    form = models.CharField(max_length=8, choices=Form)
    holiday_table = models.CharField(max_length=24)
    excluding_observed_at = models.DateTimeField()
    counting_observed_at = models.DateTimeField()
    deadline_at = models.DateTimeField()
    kept_days_count = models.BooleanField(default=True)
    started_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)
    over_because = models.CharField(max_length=12, choices=Early, blank=True)
    # The last instant of the hold: everything that warns, counts or complains goes by it.
    ends_at = models.GeneratedField(
        expression=Least("deadline_at", "over_at"),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
    ended = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(deadline_at=Least("excluding_observed_at", "counting_observed_at")),
                name="hold_clock_ends_by_the_earlier_reading",
            ),
            models.CheckConstraint(
                condition=Q(deadline_at__gt=F("started_at")), name="hold_clock_runs_forward"
            ),
            models.CheckConstraint(
                condition=Q(started_at__lte=F("reported_at")),
                name="hold_clock_reported_when_it_ran",
            ),
            models.CheckConstraint(
                condition=Q(over_at=None, over_because="")
                | (
                    Q(over_at__gte=F("started_at"), over_at__lt=F("deadline_at"))
                    & ~Q(over_because="")
                ),
                name="hold_clock_over_before_its_deadline",
            ),
        ]
        indexes = [
            models.Index(
                fields=["ends_at", "id"], condition=Q(ended=False), name="hold_clock_running"
            ),
            models.Index(fields=["jurisdiction", "ended", "ends_at"]),
        ]

    def __str__(self) -> str:
        return f"Clock of {self.booking_id}"

    @property
    def set_deadline_at(self) -> datetime:
        """The deadline by the reading that the portal was set to when the clock began."""
        return self.counting_observed_at if self.kept_days_count else self.excluding_observed_at

    @property
    def readings_differ(self) -> bool:
        """Whether it matters to this clock if days kept in place of a holiday count."""
        return self.counting_observed_at != self.excluding_observed_at


class Arrival(TenantModel):
    """A detainer that was issued while a clock ran: it begins no other, and everybody is told.

    The database writes it with the issue.
    """

    gate_writes: ClassVar = True
    scope_rights: ClassVar = dict.fromkeys((TENANT, CASEWORK, DISPATCH, OVERSIGHT), "SELECT")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clock = models.ForeignKey(HoldClock, models.PROTECT, related_name="arrivals")
    detainer = models.OneToOneField(Detainer, models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.detainer_id} under {self.clock_id}"


class CustodyEnd(TenantModel):
    """When the agency's custody of a person ended, and how: said once."""

    class Kind(models.TextChoices):
        RELEASED = "RELEASED", "Released"
        TRANSFERRED = "TRANSFERRED", "Transferred to the program's custody"

    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT",
        CASEWORK: "SELECT",
        DISPATCH: "SELECT",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (booking_id, kind, ended_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.OneToOneField(Booking, models.PROTECT, related_name="custody_end")
    detainer = models.ForeignKey(Detainer, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    ended_at = models.DateTimeField()
    reported_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__lte=F("reported_at")), name="custody_end_reported_after_it"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.booking_id}"


class Alarm(TenantModel):
    """A stage that a clock reached, once; whom the portal told of it, in numbers.

    Where several stages passed before anybody looked, the last one alone is told of.  Of every
    detainer that arrives while the clock runs there is one, with its ``arrival``.
    """

    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT",
        CASEWORK: "SELECT",
        DISPATCH: "SELECT",
        OVERSIGHT: "SELECT",
    }

    clock = models.ForeignKey(HoldClock, models.PROTECT, related_name="alarms")
    stage = models.CharField(max_length=8, choices=Stage)
    arrival = models.OneToOneField(Arrival, models.PROTECT, null=True, related_name="alarm")
    due_at = models.DateTimeField()
    raised_at = models.DateTimeField()
    letters = models.PositiveSmallIntegerField(default=0)
    messages = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "stage"],
                condition=~Q(stage="ARRIVED"),
                name="alarm_once_for_a_stage",
            ),
            models.CheckConstraint(
                condition=Q(stage="ARRIVED", arrival__isnull=False)
                | (~Q(stage="ARRIVED") & Q(arrival=None)),
                name="alarm_of_an_arrival_names_it",
            ),
            models.CheckConstraint(
                condition=Q(raised_at__gte=F("due_at")), name="alarm_not_before_its_time"
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "-raised_at"])]

    def __str__(self) -> str:
        return f"{self.stage} of {self.clock_id}"


class Overdue(TenantModel):
    """A hold that went past its deadline, or of which nobody said in time that it had ended.

    It can be explained, and no role, not the owner of the table either, changes or deletes it.
    It says by itself what the public and a complaint need.
    """

    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT",
        CASEWORK: "SELECT",
        COMPLAINTS: "SELECT",
        DISPATCH: "SELECT",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (clock_id, deadline_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clock = models.OneToOneField(HoldClock, models.PROTECT, related_name="overdue")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    number = models.CharField(max_length=16)
    deadline_at = models.DateTimeField()
    # The day of the deadline where the person is held: it decides the quarter.
    deadline_date = models.DateField()
    noticed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(noticed_at__gte=F("deadline_at")), name="overdue_after_the_deadline"
            ),
        ]
        indexes = [models.Index(fields=["-deadline_at", "id"])]

    def __str__(self) -> str:
        return f"{self.number} overdue"

    @property
    def complaint_number(self) -> str:
        """The number of the complaint that the portal itself opens about it."""
        return complaint_number_of(self.pk)


class OverdueExplanation(TenantModel):
    """What somebody says about a hold past its deadline; append-only.

    ``words`` is sealed for the jurisdiction under ``overdueexplanation:<pk>:words``.
    """

    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT",
        CASEWORK: "SELECT, INSERT",
        # That there is one, for the public count; what it says stays closed.
        DISPATCH: "SELECT (id, overdue_id)",
        OVERSIGHT: "SELECT",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    overdue = models.ForeignKey(Overdue, models.PROTECT, related_name="explanations")
    words = models.BinaryField()
    explained_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    explained_at = models.DateTimeField()

    class Meta:
        ordering = ["explained_at", "pk"]

    def __str__(self) -> str:
        return f"Explanation of {self.overdue_id}"
