import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from complaints.states import Status
from matching.holds.models import Overdue
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.models import Agency
from portal.jurisdictions.tenants import TenantModel


class Complaint(TenantModel):
    """Something that went wrong at a place, told by a person or found by the portal itself.

    The place complained of has no right on the table, nor has the administration; no role
    changes or deletes a row.  ``words`` is sealed for ``complaints`` under
    ``complaint:<pk>:words``.
    """

    class Topic(models.TextChoices):
        HELD_TOO_LONG = "HELD_TOO_LONG", "Held longer than 48 hours"
        CITIZEN_OR_VICTIM = "CITIZEN_OR_VICTIM", "A citizen, a victim or a witness is held"
        NO_COPY = "NO_COPY", "No copy of the notice was given"
        OTHER = "OTHER", "Something else"

    class Source(models.TextChoices):
        AUTOMATIC = "AUTOMATIC", "Opened by the portal"
        NOTICE = "NOTICE", "Told by the holder of a notice"

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    topic = models.CharField(max_length=20, choices=Topic)
    source = models.CharField(max_length=12, choices=Source)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    # What the portal itself complains of: each hold past its deadline, once.
    overdue = models.OneToOneField(Overdue, models.PROTECT, null=True, related_name="complaint")
    # The number on the paper: no detainer is readable here.
    notice_number = models.CharField(max_length=16, blank=True)
    words = models.BinaryField(null=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.RECEIVED)
    opened_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-opened_at", "-id"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source="NOTICE") | ~Q(notice_number=""),
                name="complaint_of_a_notice_names_it",
            ),
            models.CheckConstraint(
                condition=Q(source="AUTOMATIC", overdue__isnull=False, words=None)
                | ~Q(source="AUTOMATIC") & Q(overdue=None),
                name="complaint_of_the_portal_is_about_a_hold",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="complaint_in_a_known_state"
            ),
        ]

    def __str__(self) -> str:
        return self.number
