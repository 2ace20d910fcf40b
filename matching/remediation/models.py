import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from matching.remediation.states import RemediationStatus
from matching.searches.models import Search
from portal.jurisdictions.isolation import OVERSIGHT, TENANT
from portal.jurisdictions.tenants import TenantModel
from portal.participation.models import ParticipationEvent


class Remediation(TenantModel):
    """The task that an act with effect in the past leaves in a place; the database opens it.

    It lists the searches that ran where, as is known now, none should have run.  History
    stays as it is: people say what they did about it.
    """

    gate_reads: ClassVar = True
    gate_writes: ClassVar = True
    scope_rights: ClassVar = {TENANT: "SELECT, UPDATE", OVERSIGHT: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(ParticipationEvent, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    status = models.CharField(
        max_length=8, choices=RemediationStatus, default=RemediationStatus.OPEN
    )
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField(blank=True, max_length=2000)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "jurisdiction"], name="remediation_once_for_an_act"
            ),
            models.CheckConstraint(
                condition=Q(status="OPEN", resolved_at=None, resolved_by=None, note="")
                | Q(status="RESOLVED", resolved_at__isnull=False, resolved_by__isnull=False)
                & ~Q(note=""),
                name="remediation_resolved_by_whom_when_and_how",
            ),
        ]

    def __str__(self) -> str:
        return f"Remediation in {self.jurisdiction} after {self.event_id}"


class RemediationItem(TenantModel):
    """One search that an act touches."""

    gate_reads: ClassVar = True
    gate_writes: ClassVar = True
    scope_rights: ClassVar = {TENANT: "SELECT", OVERSIGHT: "SELECT"}

    remediation = models.ForeignKey(Remediation, models.PROTECT, related_name="items")
    search = models.OneToOneField(Search, models.PROTECT, related_name="remediation_item")

    def __str__(self) -> str:
        return f"{self.search_id} in {self.remediation_id}"
