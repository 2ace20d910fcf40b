import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import SITE


class Draft(models.Model):
    """A complaint that somebody is writing and has not filed, sealed; it belongs to no place yet.

    It is deleted 30 minutes after the last answer; with a receipt, the digest of words that its
    writer keeps, after 30 days.  Only the site itself, outside of every scope, reads any.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {SITE: "SELECT, INSERT, UPDATE, DELETE"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001  none is like another
    sealed = models.BinaryField()
    answered_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(receipt=None) | Q(receipt__regex=r"^[0-9a-f]{64}$"),
                name="draft_known_by_a_digest",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
