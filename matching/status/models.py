import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from matching.bookings.models import Booking
from matching.searches.models import Candidate
from matching.status.records import Claim, Conviction
from matching.status.states import CaseStatus
from matching.status.subjects import SUBJECTS, Presence
from portal.jurisdictions.isolation import CASEWORK, OVERSIGHT, STATISTICS
from portal.jurisdictions.tenants import TenantModel

__all__ = [
    "Case",
    "CaseStep",
    "Claim",
    "Conviction",
    "Duty",
    "Finding",
    "Query",
    "Response",
]

USER = settings.AUTH_USER_MODEL
# Decided cases that wait: for a detainer, and for a supervisor.
PROCEEDS = Q(
    status=CaseStatus.DECIDED, detained=False, standing__in=["AFTER_CONVICTION", "MAY_PROCEED"]
)
STOPPED = Q(status=CaseStatus.DECIDED, standing="STOP")


class Case(TenantModel):
    """A match in the immigration gallery that examiners confirmed, on its way to a decision.

    The database opens it when the candidate is concluded, unless the place has left the program
    since; no person and no service inserts one.
    """

    gate_reads: ClassVar = True
    gate_writes: ClassVar = True
    gate_changes: ClassVar = True
    scope_rights: ClassVar = {
        CASEWORK: "SELECT, UPDATE (status, changed_at, assigned_to_id, standing, detained)",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (id, candidate_id, booking_id, status, standing, opened_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    candidate = models.OneToOneField(Candidate, models.PROTECT, related_name="case")
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="cases")
    opened_at = models.DateTimeField()
    status = models.CharField(max_length=8, choices=CaseStatus, default=CaseStatus.OPEN)
    changed_at = models.DateTimeField()
    # Whose turn it is, where somebody was named.
    assigned_to = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    # What was decided last, and whether a detainer rests on it: the database keeps both beside
    # the status, so that a list of millions can be asked for what waits.
    standing = models.CharField(max_length=16, blank=True, db_default="")
    detained = models.BooleanField(db_default=False)

    class Meta:
        indexes = [
            models.Index(fields=["status", "opened_at", "id"], name="case_waits"),
            models.Index(
                fields=["jurisdiction", "status", "opened_at", "id"], name="case_of_place"
            ),
            models.Index(fields=["-opened_at", "-id"], name="case_newest"),
            models.Index(
                fields=["jurisdiction", "-opened_at", "-id"], name="case_newest_of_place"
            ),
            # With the place, so that somebody's cases of a state are found in the index alone.
            models.Index(
                fields=["assigned_to", "status", "opened_at", "id"],
                include=["jurisdiction"],
                condition=Q(assigned_to__isnull=False),
                name="case_of_somebody",
            ),
            models.Index(
                fields=["assigned_to", "-opened_at", "-id"],
                include=["jurisdiction"],
                condition=Q(assigned_to__isnull=False),
                name="case_newest_of_somebody",
            ),
            models.Index(
                fields=["assigned_to", "changed_at", "id"],
                include=["jurisdiction", "standing", "detained"],
                condition=Q(status=CaseStatus.DECIDED, assigned_to__isnull=False),
                name="case_decided_of_somebody",
            ),
            models.Index(fields=["changed_at", "id"], condition=PROCEEDS, name="case_proceeds"),
            models.Index(
                fields=["jurisdiction", "changed_at", "id"],
                condition=PROCEEDS,
                name="case_proceeds_of_place",
            ),
            models.Index(fields=["changed_at", "id"], condition=STOPPED, name="case_stopped"),
            models.Index(
                fields=["jurisdiction", "changed_at", "id"],
                condition=STOPPED,
                name="case_stopped_of_place",
            ),
        ]

    def __str__(self) -> str:
        return f"Case {self.pk}"


class CaseStep(TenantModel):
    """One change of a case's state: append-only.

    ``note`` is sealed under ``casestep:<pk>:note``; it is empty where the database took the step.
    """

    gate_reads: ClassVar = True
    gate_writes: ClassVar = True
    scope_rights: ClassVar = {CASEWORK: "SELECT, INSERT", OVERSIGHT: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="steps")
    source = models.CharField(max_length=8, choices=CaseStatus)
    target = models.CharField(max_length=8, choices=CaseStatus)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    note = models.BinaryField()

    class Meta:
        ordering = ["taken_at", "pk"]

    def __str__(self) -> str:
        return f"{self.source} to {self.target}"


class Duty(TenantModel):
    """Which part a person has in a case: one alone, for as long as the case lasts."""

    class Part(models.TextChoices):
        EXAMINER = "EXAMINER", "Examiner"
        SPECIALIST = "SPECIALIST", "Status specialist"
        OFFICER = "OFFICER", "Issuing officer"
        SUPERVISOR = "SUPERVISOR", "Supervisor"

    gate_reads: ClassVar = True
    gate_writes: ClassVar = True
    scope_rights: ClassVar = {CASEWORK: "SELECT, INSERT", OVERSIGHT: "SELECT"}

    case = models.ForeignKey(Case, models.PROTECT, related_name="duties")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    taken_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint(fields=["case", "user"], name="duty_one_part_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.case_id}"


class Query(TenantModel):
    """An immigration query about a confirmed match: asked by a named specialist."""

    scope_rights: ClassVar = {
        CASEWORK: "SELECT, INSERT",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (id, case_id)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="queries")
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name_plural = "queries"

    def __str__(self) -> str:
        return f"Query on {self.case_id}"


class Response(TenantModel):
    """What a query found, entered by a named officer with its evidence; never changed.

    ``evidence`` is sealed for the jurisdiction under ``response:<pk>:evidence``.
    """

    class Finding(models.TextChoices):
        REMOVABLE = "REMOVABLE", "Removable"
        NOT_REMOVABLE = "NOT_REMOVABLE", "Not removable"
        UNDETERMINED = "UNDETERMINED", "Undetermined"
        CITIZENSHIP_CLAIMED = "CITIZENSHIP_CLAIMED", "Citizenship claimed"

    class Ground(models.TextChoices):
        FINAL_ORDER = "FINAL_ORDER", "Final order of removal"
        PENDING_PROCEEDINGS = "PENDING_PROCEEDINGS", "Removal proceedings pending"
        RECORDS_CHECK = "RECORDS_CHECK", "Biometric match with a check of records"
        STATEMENTS = "STATEMENTS", "Statements or other reliable evidence"

    class EvidenceType(models.TextChoices):
        IMMIGRATION_RECORD = "IMMIGRATION_RECORD", "Immigration record"
        COURT_RECORD = "COURT_RECORD", "Court record"
        INTERVIEW = "INTERVIEW", "Interview"
        DOCUMENT = "DOCUMENT", "Document of the person"
        OTHER = "OTHER", "Other"

    scope_rights: ClassVar = {
        CASEWORK: "SELECT, INSERT",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (query_id, finding, answered_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    query = models.OneToOneField(Query, models.PROTECT, related_name="response")
    finding = models.CharField(max_length=20, choices=Finding)
    ground = models.CharField(max_length=20, choices=Ground, blank=True)
    evidence_type = models.CharField(max_length=20, choices=EvidenceType)
    evidence = models.BinaryField()
    officer = models.ForeignKey(USER, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(finding="REMOVABLE") | ~Q(ground=""),
                name="response_removable_on_a_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding} on {self.query_id}"


class Finding(TenantModel):
    """What is known of one circumstance or factor of a case; the latest of a subject counts.

    ``note`` is sealed under ``finding:<pk>:note``.
    """

    scope_rights: ClassVar = {
        CASEWORK: "SELECT, INSERT",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (case_id, subject, presence, recorded_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="findings")
    subject = models.CharField(max_length=20, choices=SUBJECTS)
    presence = models.CharField(max_length=8, choices=Presence)
    note = models.BinaryField()
    recorded_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "subject", "recorded_at"], name="finding_one_at_an_instant"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.presence} in {self.case_id}"
