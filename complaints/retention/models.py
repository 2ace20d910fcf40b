import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from complaints.casework.outcomes import Outcome
from complaints.models import Complaint
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL
WITHDRAWN = "WITHDRAWN"
ENDS = [*Outcome.choices, (WITHDRAWN, "Withdrawn")]
SHORTEST = 90  # days


class Period(models.Model):
    """How many days a complaint is kept after it ended in a way: one line of the schedule.

    A line is in force for what ends on its day (UTC) or later; a changed one is a new line, and
    what ended before keeps the old one.  Append-only.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    outcome = models.CharField(max_length=20, choices=ENDS)
    days = models.PositiveIntegerField()
    since = models.DateField()
    set_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["outcome", "since"]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "since"], name="period_once_a_day"),
            models.CheckConstraint(
                condition=Q(days__gte=SHORTEST), name="period_of_ninety_days_or_more"
            ),
            models.CheckConstraint(
                condition=Q(set_by=None, set_at=None)
                | Q(set_by__isnull=False, set_at__isnull=False),
                name="period_set_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} for {self.days} days since {self.since}"


class LegalHold(TenantModel):
    """Nothing of a complaint is disposed of while a court may ask for it, whatever its state.

    ``reason`` is a record sealed under ``hold:<pk>``.
    """

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT, UPDATE (lifted_by_id, lifted_at)"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="legal_holds")
    reason = models.BinaryField()
    placed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    lifted_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["placed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(lifted_at=None), name="legal_hold_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__gte=F("placed_at"), lifted_by__isnull=False),
                name="legal_hold_lifted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"hold on {self.complaint_id}"


class Disposal(TenantModel):
    """Somebody proposed to dispose of a complaint; another person confirms it, or it is dropped.

    A confirmed one is carried out by the beat, which leaves a tombstone.
    """

    scope_rights: ClassVar = {
        COMPLAINTS: (
            "SELECT, INSERT, UPDATE (confirmed_by_id, confirmed_at, dropped_by_id, dropped_at)"
        )
    }
    gate_reads: ClassVar = True  # the function that empties a complaint looks for it

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="disposals")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(dropped_at=None), name="disposal_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="disposal_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__gte=F("proposed_at")),
                name="disposal_confirmed_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(dropped_by=None, dropped_at=None)
                | Q(dropped_by__isnull=False, dropped_at__gte=F("proposed_at"), confirmed_at=None),
                name="disposal_dropped_before_it_is_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"disposal of {self.complaint_id}"


class Tombstone(TenantModel):
    """What is left of a complaint that was disposed of: codes, days and the two who decided.

    It stands only where the keys are destroyed and nothing sealed is left.
    """

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="tombstone")
    number = models.CharField(max_length=16, unique=True)
    topic = models.CharField(max_length=20, choices=Complaint.Topic)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=ENDS)
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    disposed_at = models.DateTimeField()
    carried_out_at = models.DateTimeField()

    class Meta:
        ordering = ["-disposed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(proposed_by=F("confirmed_by")), name="tombstone_of_two_people"
            ),
            models.CheckConstraint(
                condition=Q(
                    opened_at__lte=F("ended_at"),
                    ended_at__lte=F("disposed_at"),
                    disposed_at__lte=F("carried_out_at"),
                ),
                name="tombstone_in_the_order_of_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}, disposed of"
