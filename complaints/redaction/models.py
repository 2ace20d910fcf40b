import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from complaints.models import Complaint
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class Mark(TenantModel):
    """A span of a passage that the public does not read, and why: append-only.

    ``passage`` says of which words (``content:who``, ``message:<pk>``); ``begins`` and ``ends``
    count its characters.  Both the words and the number of the complaint stay as they are.
    """

    class Reason(models.TextChoices):
        NAME = "NAME", "A name"
        ADDRESS = "ADDRESS", "An address"
        TELEPHONE = "TELEPHONE", "A telephone number"
        HEALTH = "HEALTH", "Health"
        THIRD_PERSON = "THIRD_PERSON", "Somebody else"
        OTHER = "OTHER", "Something else that is private"

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="marks")
    passage = models.CharField(max_length=64)
    begins = models.PositiveIntegerField()
    ends = models.PositiveIntegerField()
    reason = models.CharField(max_length=12, choices=Reason)
    marked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["complaint", "passage", "begins"], name="mark_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")), name="mark_covers_something"
            ),
            models.CheckConstraint(
                condition=Q(
                    reason__in=["NAME", "ADDRESS", "TELEPHONE", "HEALTH", "THIRD_PERSON", "OTHER"]
                ),
                name="mark_for_a_known_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} in {self.passage}"


class Lift(TenantModel):
    """A mark was taken back; what it covered is read again."""

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mark = models.OneToOneField(Mark, models.PROTECT, related_name="lift")
    lifted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"lift of {self.mark_id}"
