import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from matching.searches.models import Candidate
from portal.jurisdictions.isolation import OVERSIGHT, REVIEW, TENANT
from portal.jurisdictions.tenants import TenantModel


class Verdict(TenantModel):
    """One examiner's look at one candidate: taken, then concluded, never changed."""

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT",
        OVERSIGHT: "SELECT",
        REVIEW: "SELECT, INSERT, UPDATE (conclusion, notes, concluded_at, taken_at, examiner_id)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="verdicts")
    seat = models.PositiveSmallIntegerField()
    examiner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    conclusion = models.CharField(max_length=16, choices=Candidate.Conclusion, blank=True)
    notes = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "seat"], name="verdict_one_per_seat"),
            models.UniqueConstraint(
                fields=["candidate", "examiner"], name="verdict_one_per_examiner"
            ),
            models.CheckConstraint(
                condition=Q(seat__gte=1, seat__lte=3), name="verdict_of_three_seats"
            ),
            models.CheckConstraint(
                condition=Q(conclusion="", concluded_at=None)
                | (~Q(conclusion="") & Q(concluded_at__isnull=False)),
                name="verdict_concluded_what_and_when",
            ),
            models.UniqueConstraint(
                fields=["examiner"],
                condition=Q(conclusion=""),
                name="verdict_one_open_per_examiner",
            ),
        ]

    def __str__(self) -> str:
        return f"Seat {self.seat} on {self.candidate_id}"
