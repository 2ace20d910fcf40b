"""What is on record of the person of a booking: claims, and convictions."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from matching.bookings.models import Booking, Charge
from portal.jurisdictions.isolation import CASEWORK, OVERSIGHT, STATISTICS, TENANT
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class Claim(TenantModel):
    """Somebody says that the person booked is a citizen, a victim or a witness.

    Anyone may say so at any time.  While it is undecided no step toward a detainer or a
    transfer is possible; only a supervisor's decision ends that.  ``words`` and ``reason`` are
    sealed under ``claim:<pk>:words`` and ``claim:<pk>:reason``.
    """

    class Kind(models.TextChoices):
        CITIZENSHIP = "CITIZENSHIP", "Is a citizen of the United States"
        VICTIM = "VICTIM", "Is a victim of a crime"
        WITNESS = "WITNESS", "Is a witness of a crime"

    class Claimant(models.TextChoices):
        PERSON = "PERSON", "The person"
        FAMILY = "FAMILY", "Family or friend"
        LAWYER = "LAWYER", "Lawyer or representative"
        AGENCY = "AGENCY", "The agency that holds the person"
        OFFICER = "OFFICER", "An officer of the program"
        OTHER = "OTHER", "Somebody else"

    class Outcome(models.TextChoices):
        UPHELD = "UPHELD", "Upheld: nothing goes on"
        NOT_UPHELD = "NOT_UPHELD", "Not upheld"

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT",
        CASEWORK: "SELECT, INSERT, UPDATE (outcome, reason, decided_at, decided_by_id)",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (booking_id, kind, outcome)",
    }
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=12, choices=Kind)
    claimant = models.CharField(max_length=8, choices=Claimant)
    words = models.BinaryField()
    received_at = models.DateTimeField()
    # Nobody's name where the public page took it in.
    recorded_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    reason = models.BinaryField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    # How long it took to be decided: the database works it out, for a list in that order.
    took = models.GeneratedField(
        expression=models.F("decided_at") - models.F("received_at"),
        output_field=models.DurationField(null=True),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", reason=None, decided_at=None, decided_by=None)
                | ~Q(outcome="")
                & Q(reason__isnull=False, decided_at__isnull=False, decided_by__isnull=False),
                name="claim_decided_by_whom_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None) | Q(decided_at__gte=models.F("received_at")),
                name="claim_decided_after_it_came",
            ),
        ]
        indexes = [
            models.Index(fields=["received_at"], condition=Q(outcome=""), name="claim_undecided"),
            models.Index(fields=["booking"], condition=Q(outcome=""), name="claim_that_stops"),
            models.Index(
                fields=["-took", "-id"], condition=Q(took__isnull=False), name="claim_took_longest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} claim for {self.booking_id}"

    @property
    def seconds_taken(self) -> int | None:
        """How long it took to be decided, in whole seconds; None while it is undecided."""
        return None if self.took is None else int(self.took.total_seconds())


class Conviction(TenantModel):
    """A conviction that is known of the person of a booking; with ``charge``, on that charge.

    One that was entered in error is taken back, never deleted, so that what was known at any
    instant can be told.
    """

    class Severity(models.TextChoices):
        FELONY = "FELONY", "Felony"
        MISDEMEANOR = "MISDEMEANOR", "Misdemeanor"
        INFRACTION = "INFRACTION", "Infraction"
        UNKNOWN = "UNKNOWN", "Unknown"

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT",
        CASEWORK: "SELECT, INSERT, UPDATE (retracted_at, retracted_by_id)",
        OVERSIGHT: "SELECT",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="convictions")
    charge = models.ForeignKey(Charge, models.PROTECT, null=True, related_name="convictions")
    ncic_code = models.CharField(max_length=4, blank=True)
    severity = models.CharField(max_length=12, choices=Severity, default=Severity.UNKNOWN)
    # Whether the crime is punishable by more than a year; whether 8 USC 1101(a)(43) names it.
    over_one_year = models.BooleanField(null=True)
    aggravated_felony = models.BooleanField(null=True)
    convicted_on = models.DateField()
    source = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)
    retracted_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["convicted_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ncic_code="") | Q(ncic_code__regex=r"^\d{4}$"),
                name="conviction_code_of_four_digits",
            ),
            models.CheckConstraint(
                condition=Q(retracted_at=None, retracted_by=None)
                | Q(retracted_at__isnull=False, retracted_by__isnull=False),
                name="conviction_retracted_by_whom_and_when",
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "charge"],
                condition=Q(retracted_at=None),
                name="conviction_one_per_charge",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ncic_code or 'unknown'} {self.convicted_on}"
