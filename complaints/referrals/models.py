import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from complaints.models import Complaint
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class Body(models.Model):
    """A body to which complaints can be referred."""

    class Kind(models.TextChoices):
        INSPECTOR = "INSPECTOR", "Inspector general"
        AGENCY = "AGENCY", "Another agency"
        PROSECUTOR = "PROSECUTOR", "Prosecutor"
        OMBUDSMAN = "OMBUDSMAN", "Ombudsman"
        OTHER = "OTHER", "Another body"

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT, UPDATE (closed_at)"}

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    # Where packages are sent: the body's public address.
    reach = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "bodies"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["INSPECTOR", "AGENCY", "PROSECUTOR", "OMBUDSMAN", "OTHER"]),
                name="body_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("made_at")),
                name="body_closed_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Referral(TenantModel):
    """A complaint as it was sent to a body: append-only, but for the acknowledgement.

    ``package`` is a record of what was sent, sealed under ``referral:<pk>``, with ids in place of
    names, which stay in the vault of identities; ``picked`` says which fields it has.
    ``their_reference`` is sealed under ``referral:<pk>:reference``.
    """

    scope_rights: ClassVar = {
        COMPLAINTS: "SELECT, INSERT,"
        " UPDATE (acknowledged_at, acknowledged_by_id, acknowledged_on, their_reference)"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="referrals")
    body = models.ForeignKey(Body, models.PROTECT, related_name="referrals")
    # What the body answers to; it says nothing of the complaint's number.
    reference = models.CharField(max_length=16, unique=True)
    package = models.BinaryField()
    picked = ArrayField(models.CharField(max_length=44))
    names_people = models.BooleanField(default=False)
    sent_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    acknowledged_on = models.DateField(null=True)
    their_reference = models.BinaryField(null=True)
    acknowledged_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    acknowledged_at=None,
                    acknowledged_by=None,
                    acknowledged_on=None,
                    their_reference=None,
                )
                | Q(
                    acknowledged_at__gte=F("sent_at"),
                    acknowledged_by__isnull=False,
                    acknowledged_on__isnull=False,
                ),
                name="referral_acknowledged_by_whom_and_when",
            ),
            models.CheckConstraint(condition=Q(picked__len__gt=0), name="referral_says_something"),
        ]
        indexes = [
            models.Index(
                fields=["sent_at", "id"],
                condition=Q(acknowledged_at=None),
                name="referral_unanswered",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
