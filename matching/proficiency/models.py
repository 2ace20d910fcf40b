import uuid
from typing import ClassVar

from django.db import models

from portal.jurisdictions.isolation import OVERSIGHT, TENANT


class KnownPair(models.Model):
    """That a candidate is a pair of which the answer is known, and what the answer is.

    Oversight alone reads it; the program's own scope writes it with the pair.  It holds the
    candidate's key and no foreign key, so that nothing leads from a pair to its answer.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {TENANT: "SELECT (id), INSERT", OVERSIGHT: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    candidate_id = models.UUIDField(unique=True)
    same = models.BooleanField()
    seeded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Known pair {self.pk}"


class ErrorFigures(models.Model):
    """The examiners' error rates as they were published on a day: numbers, and no examiner."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {OVERSIGHT: "SELECT, INSERT"}

    day = models.DateField(unique=True)
    computed_at = models.DateTimeField()
    figures = models.JSONField()

    class Meta:
        ordering = ["-day"]
        verbose_name_plural = "error figures"

    def __str__(self) -> str:
        return f"Error rates of {self.day}"
