import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from complaints.models import Complaint, Party
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class Message(TenantModel):
    """Words between one person behind a complaint and those who work on it.

    ``party`` is who wrote, or to whom the staff wrote: None is everybody behind the complaint.
    ``words`` is a record sealed with the complaint's content key under ``message:<pk>``.
    """

    class Kind(models.TextChoices):
        WORDS = "WORDS", "Message"
        APPEAL = "APPEAL", "The answer is not accepted"

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="messages")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="messages")
    written_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.WORDS)
    words = models.BinaryField()
    sent_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["complaint", "sent_at", "id"], name="message_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(party__isnull=False) | Q(written_by__isnull=False),
                name="message_from_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(kind="APPEAL") | Q(written_by=None), name="message_appeal_by_a_party"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.complaint_id}"


class IdentityOpening(TenantModel):
    """A name opened, for a reason that the person can read.

    Without the consent of an affected person two supervisors break the glass: one asks, another
    approves, and the one who asked opens it once.  ``reason`` is a record sealed with the
    complaint's content key under ``opening:<pk>``.
    """

    class Role(models.TextChoices):
        INVESTIGATOR = "INVESTIGATOR", "An investigator"
        SUPERVISOR = "SUPERVISOR", "A supervisor"

    scope_rights: ClassVar = {
        COMPLAINTS: "SELECT, INSERT, UPDATE (approved_by_id, approved_at, opened_at)"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey(Party, models.PROTECT, related_name="openings")
    breaks_glass = models.BooleanField(default=False)
    role = models.CharField(max_length=12, choices=Role)
    reason = models.BinaryField()
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approved_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["party", "asked_at", "id"], name="opening_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False, breaks_glass=True),
                name="opening_approved_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")),
                name="opening_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(breaks_glass=False, opened_at__isnull=False)
                | Q(breaks_glass=True, opened_at=None)
                | Q(breaks_glass=True, approved_at__isnull=False),
                name="opening_after_its_approval",
            ),
        ]

    def __str__(self) -> str:
        return f"opening of {self.party_id}"
