import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from complaints.asking.stages import Stage
from complaints.models import Complaint
from portal.jurisdictions.isolation import COMPLAINTS, TENANT
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL
# From here on a count is told; below it, a person could be found in it.
LEAST = 5


class Kind(models.TextChoices):
    """What is put to a place: it answers both, a recommendation by saying whether it agrees."""

    QUESTION = "QUESTION", "Question"
    RECOMMENDATION = "RECOMMENDATION", "Recommendation"


class Stance(models.TextChoices):
    """What a place says to a recommendation."""

    CONCUR = "CONCUR", "Agrees"
    PARTLY = "PARTLY", "Agrees in part"
    NO = "NO", "Does not agree"


class Question(TenantModel):
    """What was put to the place complained of: append-only, and all that the place reads.

    ``words`` is a record sealed under ``question:<pk>`` with keys of the question's own, which
    open nothing of the complaint.  ``complaint_number`` stands here only where the investigator
    chose to give it.  ``due_at`` is the first instant that is too late.
    """

    scope_rights: ClassVar = {
        TENANT: "SELECT",
        COMPLAINTS: "SELECT, INSERT, UPDATE (reminded_at, missed_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.QUESTION)
    words = models.BinaryField()
    complaint_number = models.CharField(max_length=16, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    missed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["jurisdiction", "-asked_at", "-id"], name="question_of_place"),
            models.Index(fields=["due_at", "id"], name="question_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_at__gt=F("asked_at")), name="question_due_after_it_was_asked"
            ),
            models.CheckConstraint(
                condition=Q(missed_at=None) | Q(missed_at__gte=F("due_at")),
                name="question_missed_once_due",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="question_of_a_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"


class Asking(TenantModel):
    """Of which complaint a question is and who asked it, which its place never reads."""

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.OneToOneField(Question, models.PROTECT, related_name="asking")
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="askings")
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"question {self.question_id} of {self.complaint_id}"


class Answer(TenantModel):
    """What a place answered to a question, once; ``words`` as ``answer:<pk of the question>``.

    ``stance`` is what it says to a recommendation, '' to a question.
    """

    scope_rights: ClassVar = {TENANT: "SELECT, INSERT", COMPLAINTS: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.OneToOneField(Question, models.PROTECT, related_name="answer")
    words = models.BinaryField()
    answered_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    stance = models.CharField(max_length=8, choices=Stance, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stance__in=["", *Stance.values]), name="answer_of_a_known_stance"
            )
        ]

    def __str__(self) -> str:
        return f"answer to {self.question_id}"


class StageCount(TenantModel):
    """How many complaints about a place are at a stage, as the place may know it.

    ``number`` is None for fewer than five, none at all included.  The place reads no complaint;
    those who may read them count here once a week, so that no single one is seen to come.
    """

    scope_rights: ClassVar = {
        TENANT: "SELECT",
        COMPLAINTS: "SELECT, INSERT, UPDATE (number, counted_at)",
    }

    stage = models.CharField(max_length=10, choices=Stage)
    number = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "stage"], name="stage_count_once_a_place"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="stage_count_of_a_known_stage"
            ),
            models.CheckConstraint(
                condition=Q(number=None) | Q(number__gte=LEAST), name="stage_count_finds_nobody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage} in {self.jurisdiction_id}"
