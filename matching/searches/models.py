import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from matching.bookings.models import Booking
from matching.galleries.models import EnrolledPerson, GalleryName
from portal.jurisdictions.isolation import (
    CASEWORK,
    DISPATCH,
    OVERSIGHT,
    REVIEW,
    STATISTICS,
    TENANT,
)
from portal.jurisdictions.tenants import TenantModel
from portal.leases import Job
from portal.participation.models import ParticipationEvent


class Search(Job, TenantModel):
    """One run of a booking's prints against one gallery.

    The database lets an immigration search be inserted, started, finished and released only
    while the flow at booking and the present flow both allow it (``passages.sql``).
    """

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT, UPDATE",
        OVERSIGHT: "SELECT",
        REVIEW: "SELECT, UPDATE (released_at)",
        CASEWORK: "SELECT",
        DISPATCH: Job.dispatch_rights,
        STATISTICS: (
            "SELECT (id, booking_id, gallery, status, passed_open_at, passed_start_at,"
            " passed_finish_at)"
        ),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="searches")
    gallery = models.CharField(max_length=12, choices=GalleryName)
    gallery_version = models.PositiveIntegerField(null=True)
    engine_version = models.CharField(max_length=20, blank=True)
    threshold = models.FloatField(null=True)
    fingers = models.PositiveSmallIntegerField(null=True)
    released_at = models.DateTimeField(null=True)
    # When the gate let an immigration search through, by the database's clock.
    passed_open_at = models.DateTimeField(null=True, editable=False)
    passed_start_at = models.DateTimeField(null=True, editable=False)
    passed_finish_at = models.DateTimeField(null=True, editable=False)
    passed_release_at = models.DateTimeField(null=True, editable=False)

    class Meta(Job.Meta):
        abstract = False
        verbose_name_plural = "searches"
        constraints = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=["jurisdiction", "booking", "gallery"], name="search_once_per_gallery"
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(status="DONE"),
                name="search_released_when_done",
            ),
            models.CheckConstraint(
                condition=~Q(status="DONE")
                | Q(
                    gallery_version__isnull=False,
                    threshold__isnull=False,
                    fingers__isnull=False,
                ),
                name="search_names_what_it_ran_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_gallery_display()} search of {self.booking_id}"


class Candidate(TenantModel):
    """An enrolled person who may be the one booked: a lead, never an identification.

    Only examiners conclude; the score merely orders their work.
    """

    class Conclusion(models.TextChoices):
        IDENTIFICATION = "IDENTIFICATION", "Identification"
        EXCLUSION = "EXCLUSION", "Exclusion"
        INCONCLUSIVE = "INCONCLUSIVE", "Inconclusive"
        UNSUITABLE = "UNSUITABLE", "Unsuitable for comparison"

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT",
        OVERSIGHT: "SELECT",
        REVIEW: "SELECT, UPDATE (conclusion, concluded_at)",
        CASEWORK: "SELECT",
        STATISTICS: "SELECT (id, search_id, conclusion)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    search = models.ForeignKey(Search, models.PROTECT, related_name="candidates")
    person = models.ForeignKey(EnrolledPerson, models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    score = models.FloatField()
    finger_scores = models.JSONField()
    found_at = models.DateTimeField()
    conclusion = models.CharField(max_length=16, choices=Conclusion, blank=True)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["search", "person"], name="candidate_once_per_search"),
            models.UniqueConstraint(fields=["search", "rank"], name="candidate_of_one_rank"),
            models.CheckConstraint(condition=Q(score__gte=0), name="candidate_score_not_negative"),
            models.CheckConstraint(
                condition=Q(conclusion="", concluded_at=None)
                | (~Q(conclusion="") & Q(concluded_at__isnull=False)),
                name="candidate_concluded_what_and_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["found_at"], condition=Q(conclusion=""), name="candidate_to_examine"
            ),
        ]

    def __str__(self) -> str:
        return f"Candidate {self.rank} of {self.search_id}"


class Withholding(TenantModel):
    """The record that a booking's prints were kept from the immigration search, and why."""

    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT, UPDATE",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (booking_id)",
    }

    booking = models.OneToOneField(Booking, models.PROTECT, related_name="withholding")
    event = models.ForeignKey(ParticipationEvent, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300)
    withheld_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.booking_id} withheld"
