"""An invitation to hold a role in a place: sent by letter, good for a week, answered once."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import OVERSIGHT, TENANT
from portal.jurisdictions.role_table import PLACED
from portal.states import Lifecycle

LIFETIME = timedelta(days=7)


class InvitationStatus(models.TextChoices):
    """What has become of an invitation."""

    OPEN = "OPEN", "Not answered yet"
    ACCEPTED = "ACCEPTED", "Accepted"
    REVOKED = "REVOKED", "Revoked"
    EXPIRED = "EXPIRED", "Expired"


# Who takes an invitation along each way.  Time takes the last one by itself: the state follows
# from the row and the clock, and no sweep has to write it.
LIFECYCLE = Lifecycle(
    initial=InvitationStatus.OPEN,
    ways={
        InvitationStatus.OPEN: {
            InvitationStatus.ACCEPTED: "whoever has the link",
            InvitationStatus.REVOKED: "manage_people",
            InvitationStatus.EXPIRED: "time",
        },
        InvitationStatus.ACCEPTED: {},
        InvitationStatus.REVOKED: {},
        InvitationStatus.EXPIRED: {},
    },
)


class Invitation(models.Model):
    """One letter to one address; the address is sealed and of the link only a hash is kept."""

    tenant_rows: ClassVar = True
    scope_rights: ClassVar = {TENANT: "SELECT, INSERT, UPDATE", OVERSIGHT: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jurisdiction = models.ForeignKey(
        "jurisdictions.Jurisdiction", models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=10, choices=PLACED)
    address = models.BinaryField()
    address_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "digest"], name="invitation_one_for_a_link"
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None, accepted_at=None)
                | Q(accepted_by__isnull=False, accepted_at__lt=F("expires_at")),
                name="invitation_accepted_by_somebody_in_time",
            ),
            models.CheckConstraint(
                condition=Q(revoked_by=None, revoked_at=None)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="invitation_revoked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None),
                name="invitation_accepted_or_revoked",
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | ~Q(accepted_by=F("invited_by")),
                name="invitation_accepted_by_another",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("invited_at")), name="invitation_expires_later"
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation {self.pk}"

    def status_at(self, at: datetime) -> str:
        """The state at an instant."""
        if self.accepted_at:
            return InvitationStatus.ACCEPTED
        if self.revoked_at:
            return InvitationStatus.REVOKED
        return InvitationStatus.EXPIRED if at >= self.expires_at else InvitationStatus.OPEN
