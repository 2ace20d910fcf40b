import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from complaints.models import Complaint
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.tenants import TenantModel


class Note(TenantModel):
    """What somebody of the case team wrote for the others: append-only.

    ``words`` is a record sealed with the complaint's content key under ``note:<pk>``.
    """

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="notes")
    words = models.BinaryField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["complaint", "written_at", "id"], name="note_in_order")]

    def __str__(self) -> str:
        return f"note on {self.complaint_id}"
