import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from complaints.modes import Consent, Mode, Relation
from complaints.states import Status
from matching.holds.models import Overdue
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.models import Agency
from portal.jurisdictions.tenants import TenantModel


class Complaint(TenantModel):
    """Something that went wrong at a place, told by a person or found by the portal itself.

    The place complained of has no right on the table, nor has the administration; no role
    deletes a row.  ``content`` is a record of what was told, sealed with the complaint's own key
    under ``complaint``.  Where nobody knows the place, or the program itself is complained of,
    the jurisdiction is the program.
    """

    class Topic(models.TextChoices):
        STOP = "STOP", "A stop or an arrest"
        HELD_TOO_LONG = "HELD_TOO_LONG", "Held longer than 48 hours"
        CITIZEN_OR_VICTIM = "CITIZEN_OR_VICTIM", "A citizen, a victim or a witness is held"
        NO_COPY = "NO_COPY", "No copy of the notice was given"
        RETALIATION = "RETALIATION", "Retaliation"
        TREATMENT = "TREATMENT", "Treatment in custody"
        DATA_ERROR = "DATA_ERROR", "An error in the data"
        OTHER = "OTHER", "Something else"
        NOT_SURE = "NOT_SURE", "Not sure"

    class Source(models.TextChoices):
        AUTOMATIC = "AUTOMATIC", "Opened by the portal"
        NOTICE = "NOTICE", "Told by the holder of a notice"
        WEB = "WEB", "Filed on the public pages"
        PHONE = "PHONE", "Told by telephone"
        PAPER = "PAPER", "Sent on paper"

    # The committee's frame asks which bookings were complained of, and gets nothing else.
    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        COMPLAINTS: "SELECT, INSERT, UPDATE (status, changed_at, disposed_at)"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    topic = models.CharField(max_length=20, choices=Topic)
    source = models.CharField(max_length=12, choices=Source)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    # What the portal itself complains of: each hold past its deadline, once.
    overdue = models.OneToOneField(Overdue, models.PROTECT, null=True, related_name="complaint")
    # The number on the paper: no detainer is readable here.
    notice_number = models.CharField(max_length=16, blank=True)
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.ANONYMOUS)
    language = models.CharField(max_length=10, default="en")
    content = models.BinaryField(null=True)
    # A retaliation is a complaint of its own, about what somebody did for this one.
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="retaliations")
    status = models.CharField(max_length=16, choices=Status, default=Status.RECEIVED)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    # Since when nothing is added to it and its keys are, or are being, destroyed.
    disposed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-opened_at", "-id"]),
            models.Index(
                fields=["changed_at", "id"],
                condition=Q(status__in=["CLOSED", "WITHDRAWN"], disposed_at=None),
                name="complaint_kept_when_over",
            ),
            models.Index(fields=["status", "opened_at", "id"], name="complaint_of_state"),
            models.Index(
                fields=["jurisdiction", "-opened_at", "-id"], name="complaint_newest_of_place"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source="NOTICE")
                | ~Q(notice_number="")
                | Q(disposed_at__isnull=False),
                name="complaint_of_a_notice_names_it",
            ),
            models.CheckConstraint(
                condition=Q(source="AUTOMATIC", overdue__isnull=False, content=None)
                | ~Q(source="AUTOMATIC") & Q(overdue=None),
                name="complaint_of_the_portal_is_about_a_hold",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="complaint_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(changed_at__gte=F("opened_at")), name="complaint_changed_once_open"
            ),
            models.CheckConstraint(
                condition=Q(disposed_at=None) | Q(status__in=["CLOSED", "WITHDRAWN"]),
                name="complaint_disposed_of_when_over",
            ),
            models.CheckConstraint(
                condition=Q(follows=None) | Q(topic="RETALIATION"),
                name="complaint_follows_another_as_retaliation",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Party(TenantModel):
    """Somebody behind a complaint: who filed it, or a person to whom it happened.

    ``identity`` is a record of names and ways to reach the person, sealed with the complaint's
    other key under ``party:<pk>``; the anonymous have none.  ``receipt`` is the digest of the
    words that lead back to the complaint, which nobody stores.
    """

    class Kind(models.TextChoices):
        FILER = "FILER", "Whoever filed"
        AFFECTED = "AFFECTED", "A person to whom it happened"

    scope_rights: ClassVar = {
        COMPLAINTS: "SELECT, INSERT, UPDATE (identity, consent, visited_at, follows_it)"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="parties")
    kind = models.CharField(max_length=8, choices=Kind)
    relation = models.CharField(max_length=12, choices=Relation, default=Relation.SELF)
    consent = models.CharField(max_length=8, choices=Consent, default=Consent.NONE)
    receipt = models.CharField(max_length=64, unique=True)
    identity = models.BinaryField(null=True)
    visited_at = models.DateTimeField(null=True)
    # An affected person may end the access of whoever filed.
    follows_it = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(kind="FILER"), name="complaint_filed_by_one"
            ),
            models.CheckConstraint(
                condition=Q(receipt__regex=r"^[0-9a-f]{64}$"), name="party_known_by_a_digest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.complaint_id}"
