import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from matching.bookings.models import Booking
from matching.galleries.models import GalleryName
from matching.searches.models import Candidate
from matching.status.models import Case
from matching.voiding.states import VoidStatus
from portal.jurisdictions.isolation import CASEWORK, OVERSIGHT, STATISTICS, TENANT
from portal.jurisdictions.tenants import TenantModel
from portal.mail.models import Letter

USER = settings.AUTH_USER_MODEL


class Found(models.TextChoices):
    """How it was found that two examiners were wrong."""

    SECOND_LOOK = "SECOND_LOOK", "A second look at the prints"
    CLAIM = "CLAIM", "A claim of the person, the family or a lawyer"
    COMPLAINT = "COMPLAINT", "A complaint"
    AGENCY = "AGENCY", "The agency that booked the person"
    STATUS_WORK = "STATUS_WORK", "Work on the person's status"
    COURT = "COURT", "A court"
    OTHER = "OTHER", "In another way"


class Taken(models.TextChoices):
    """A step that was taken on the strength of a match, in the order in which they come."""

    PLACE_TOLD = "PLACE_TOLD", "The place was told of the match"
    CASE_OPENED = "CASE_OPENED", "A case was opened"
    QUERIED = "QUERIED", "The immigration status was asked for"
    ANSWERED = "ANSWERED", "The status was answered"
    DECIDED = "DECIDED", "The case was decided"
    DRAFTED = "DRAFTED", "A detainer was drafted"
    ISSUED = "ISSUED", "A detainer was issued"
    SERVED = "SERVED", "It was served on the person"
    HELD = "HELD", "The person was held past the time of release"
    OVERDUE = "OVERDUE", "The person was held past the deadline"
    TRANSFERRED = "TRANSFERRED", "The person was transferred to the program's custody"


class WrongfulMatch(models.Model):
    """One line of the public register: that a match was wrong, and how far it had gone.

    It names nobody, no county, no day, and nothing from which the void itself can be found.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {CASEWORK: "SELECT, INSERT, UPDATE (look)"}

    number = models.PositiveIntegerField(unique=True)
    quarter = models.CharField(max_length=9)
    # Postal code; empty where the state has so few places that it would name one.
    state = models.CharField(max_length=2, blank=True)
    gallery = models.CharField(max_length=12, choices=GalleryName)
    steps = ArrayField(models.CharField(max_length=12, choices=Taken), default=list)
    found = models.CharField(max_length=12, choices=Found)
    look = models.CharField(max_length=12, choices=VoidStatus, default=VoidStatus.UNCONFIRMED)

    class Meta:
        ordering = ["-number"]
        verbose_name_plural = "wrongful matches"
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1), name="wrongful_match_numbered_from_one"
            ),
            models.CheckConstraint(
                condition=Q(quarter__regex=r"^FY\d{4} Q[1-4]$"), name="wrongful_match_in_a_quarter"
            ),
        ]

    def __str__(self) -> str:
        return f"Wrongful match {self.number}"


class Void(TenantModel):
    """A match that examiners confirmed and a supervisor took back: once, and for good.

    ``reason`` and ``opinion`` (of whoever looked a second time) are sealed under
    ``void:<pk>:reason`` and ``void:<pk>:opinion``.
    """

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT",
        CASEWORK: "SELECT, INSERT, UPDATE (status, opinion, looked_by_id, looked_at)",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (candidate_id, booking_id)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    candidate = models.OneToOneField(Candidate, models.PROTECT, related_name="void")
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="voids")
    # The case that the match opened: by it a place, which reads no case, knows its detainers.
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="void")
    entry = models.OneToOneField(WrongfulMatch, models.PROTECT, related_name="+")
    reason = models.BinaryField()
    voided_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    voided_at = models.DateTimeField()
    status = models.CharField(max_length=12, choices=VoidStatus, default=VoidStatus.UNCONFIRMED)
    opinion = models.BinaryField(null=True)
    looked_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="UNCONFIRMED", opinion=None, looked_by=None, looked_at=None)
                | (
                    ~Q(status="UNCONFIRMED")
                    & Q(opinion__isnull=False, looked_by__isnull=False, looked_at__isnull=False)
                ),
                name="void_looked_at_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(looked_by=None) | ~Q(looked_by=F("voided_by")),
                name="void_looked_at_by_another",
            ),
            models.CheckConstraint(
                condition=Q(looked_at=None) | Q(looked_at__gte=F("voided_at")),
                name="void_looked_at_afterwards",
            ),
        ]
        indexes = [
            models.Index(
                fields=["voided_at"], condition=Q(status="UNCONFIRMED"), name="void_unconfirmed"
            ),
            models.Index(fields=["-voided_at", "-id"], name="void_latest"),
        ]

    def __str__(self) -> str:
        return f"Void {self.pk}"


class Told(TenantModel):
    """Somebody who was told of a match, and when and how they were told that it is void.

    ``reference`` stands in the letter or the message, so that whoever quotes it is found here.
    """

    class Who(models.TextChoices):
        PLACE = "PLACE", "Somebody of the place"
        PROGRAM = "PROGRAM", "An officer of the program"
        SERVER = "SERVER", "The agency's server"
        PERSON = "PERSON", "The person, by the page of the notice"

    class Means(models.TextChoices):
        LETTER = "LETTER", "By mail"
        MESSAGE = "MESSAGE", "By a signed message to the server"
        PAGE = "PAGE", "On the portal's pages alone"

    scope_rights: ClassVar = {CASEWORK: "SELECT, INSERT", OVERSIGHT: "SELECT"}

    void = models.ForeignKey(Void, models.PROTECT, related_name="told")
    who = models.CharField(max_length=8, choices=Who)
    means = models.CharField(max_length=8, choices=Means)
    user = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    # A server's ORI, or the number of a notice.
    number = models.CharField(max_length=16, blank=True)
    reference = models.CharField(max_length=11, unique=True)
    letter = models.OneToOneField(Letter, models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()
    fate: str  # what became of the letter; set by the selector that lists who was told

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "told"
        constraints = [
            models.UniqueConstraint(
                fields=["void", "user"], condition=Q(user__isnull=False), name="told_each_once"
            ),
            models.CheckConstraint(
                condition=Q(who__in=["PLACE", "PROGRAM"], user__isnull=False, number="")
                | (Q(who__in=["SERVER", "PERSON"], user=None) & ~Q(number="")),
                name="told_a_person_or_a_number",
            ),
            models.CheckConstraint(
                condition=Q(means="LETTER", letter__isnull=False)
                | (~Q(means="LETTER") & Q(letter=None)),
                name="told_by_letter_names_the_letter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who} told of {self.void_id}"
