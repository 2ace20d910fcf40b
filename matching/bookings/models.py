import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from matching.bookings.groups import RecordedGroup
from portal.jurisdictions.isolation import (
    CASEWORK,
    DISPATCH,
    OVERSIGHT,
    REVIEW,
    STATISTICS,
    TENANT,
)
from portal.jurisdictions.models import Agency
from portal.jurisdictions.tenants import TenantModel
from portal.leases import Job
from portal.participation.acts import Flow


class Booking(TenantModel):
    """One person booked once by one agency of a jurisdiction.

    ``flow`` is the policy stamp: the database writes it once, at the insert, from the stricter
    of the flow at the time of booking and at the time of receipt.  ``person`` is a sealed
    record of name, birth date and sex; nothing searches by it.  ``recorded_group`` is in clear,
    as statistics count by it; no search and no rule reads it.
    """

    class Source(models.TextChoices):
        API = "API", "Agency software"
        FORM = "FORM", "Web form"
        COMMAND = "COMMAND", "Command line"

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT, UPDATE",
        OVERSIGHT: "SELECT",
        CASEWORK: "SELECT",
        STATISTICS: "SELECT (id, jurisdiction_id, booked_at, recorded_group)",
    }
    state: str  # where it stands, in words; set by the door that shows it

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    local_number = models.CharField(max_length=40)
    control_number = models.CharField(max_length=40, blank=True)
    person = models.BinaryField()
    arrested_at = models.DateTimeField(null=True)
    booked_at = models.DateTimeField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    source = models.CharField(max_length=8, choices=Source)
    recorded_group = models.CharField(
        max_length=1,
        choices=RecordedGroup,
        default=RecordedGroup.UNKNOWN,
        db_default=RecordedGroup.UNKNOWN,
    )
    request_digest = models.CharField(max_length=64)
    idempotency_key = models.CharField(max_length=100, null=True)  # noqa: DJ001  no key, no row
    flow = models.CharField(max_length=2, choices=Flow, editable=False)
    stamped_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "agency", "local_number"],
                name="booking_once_per_local_number",
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "agency", "idempotency_key"],
                name="booking_once_per_idempotency_key",
            ),
            models.CheckConstraint(
                condition=Q(booked_at__lte=F("received_at")), name="booking_not_in_the_future"
            ),
            models.CheckConstraint(
                condition=Q(arrested_at=None) | Q(arrested_at__lte=F("booked_at")),
                name="booking_after_the_arrest",
            ),
            models.CheckConstraint(
                condition=Q(recorded_group__in=RecordedGroup.values),
                name="booking_of_a_known_group",
            ),
        ]
        indexes = [
            models.Index(fields=["jurisdiction", "-received_at"]),
            # A quarter's bookings, each morning.
            models.Index(fields=["booked_at"], name="booking_by_its_time"),
        ]

    def __str__(self) -> str:
        return f"{self.local_number} at {self.agency.ori}"

    @property
    def person_name(self) -> str:
        """The name under which the booking's person record is sealed."""
        return f"booking:{self.pk}:person"


class SourceFile(TenantModel):
    """One file as it was sent, sealed: a transaction, a template record, or one finger's image."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="files")
    position = models.PositiveSmallIntegerField(null=True)
    data = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "position"],
                nulls_distinct=False,
                name="source_file_once_per_finger",
            ),
        ]

    def __str__(self) -> str:
        return f"File of {self.booking_id}"


class Charge(TenantModel):
    """One charge as booked: an NCIC code where the agency gave one, and the words it used."""

    class Severity(models.TextChoices):
        FELONY = "FELONY", "Felony"
        MISDEMEANOR = "MISDEMEANOR", "Misdemeanor"
        INFRACTION = "INFRACTION", "Infraction"
        UNKNOWN = "UNKNOWN", "Unknown"

    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT, UPDATE",
        OVERSIGHT: "SELECT",
        CASEWORK: "SELECT",
        STATISTICS: "SELECT (booking_id, ncic_code, severity)",
    }

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="charges")
    ncic_code = models.CharField(max_length=4, blank=True)
    description = models.CharField(max_length=200)
    severity = models.CharField(max_length=12, choices=Severity, default=Severity.UNKNOWN)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ncic_code="") | Q(ncic_code__regex=r"^\d{4}$"),
                name="charge_code_of_four_digits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ncic_code or 'no code'} {self.description}"


class Print(TenantModel):
    """One finger of a booking as it was read: the best impression, or why there is none."""

    class Condition(models.TextChoices):
        PRESENT = "PRESENT", "Present"
        AMPUTATED = "AMPUTATED", "Amputated"
        BANDAGED = "BANDAGED", "Bandaged or unable to print"
        UNREADABLE = "UNREADABLE", "Unreadable"

    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT, UPDATE",
        OVERSIGHT: "SELECT",
        REVIEW: "SELECT",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="prints")
    position = models.PositiveSmallIntegerField()
    condition = models.CharField(max_length=10, choices=Condition)
    template = models.BinaryField(null=True)
    image = models.BinaryField(null=True)
    quality = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["booking", "position"], name="print_once_per_finger"),
            models.CheckConstraint(
                condition=Q(condition="PRESENT", template__isnull=False)
                | (~Q(condition="PRESENT") & Q(template=None)),
                name="print_has_a_template_when_present",
            ),
        ]

    def __str__(self) -> str:
        return f"Finger {self.position} of {self.booking_id}"


class Reading(Job, TenantModel):
    """The work of decoding a booking's file and extracting the minutiae of its prints."""

    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT, UPDATE",
        OVERSIGHT: "SELECT",
        DISPATCH: Job.dispatch_rights,
        STATISTICS: "SELECT (booking_id, status)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.OneToOneField(Booking, models.PROTECT, related_name="reading")

    class Meta(Job.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"Reading of {self.booking_id}"
