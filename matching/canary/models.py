from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class CanaryRun(models.Model):
    """One day's attempts to have prints of opted-out places searched; each must be refused."""

    site_rights: ClassVar = "SELECT, INSERT"

    day = models.DateField(unique=True)
    ran_at = models.DateTimeField()
    seconds = models.FloatField()
    places = models.PositiveIntegerField()
    attempts = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    let_through = models.JSONField(default=list)

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(refused__lte=F("attempts")), name="canary_refusals_were_attempts"
            ),
        ]

    def __str__(self) -> str:
        return f"Canary of {self.day}: {self.refused} of {self.attempts} refused"
