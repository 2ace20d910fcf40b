import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from complaints.casework.clocks import Deadline, Extension, Pause
from complaints.casework.outcomes import Outcome
from complaints.models import Complaint
from complaints.states import Status
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.tenants import TenantModel

__all__ = ["Assignment", "Deadline", "Extension", "Move", "Pause", "Recusal"]

USER = settings.AUTH_USER_MODEL


class Move(TenantModel):
    """One change of a complaint's state: append-only.

    ``note`` is a record sealed under ``move:<pk>``; nobody of the staff moved what whoever holds
    the receipt did.
    """

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="moves")
    source = models.CharField(max_length=16, choices=Status)
    target = models.CharField(max_length=16, choices=Status)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    note = models.BinaryField(null=True)
    moved_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["moved_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(source=F("target")), name="move_leads_elsewhere"),
            models.CheckConstraint(
                condition=Q(source__in=Status.values, target__in=Status.values),
                name="move_between_known_states",
            ),
            models.CheckConstraint(
                condition=Q(target=Status.CLOSED, outcome__in=Outcome.values)
                | ~Q(target=Status.CLOSED) & Q(outcome=""),
                name="move_to_the_end_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} to {self.target}"


class Assignment(TenantModel):
    """Somebody has a complaint, until it is given to another person or they are kept away."""

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT, UPDATE (ended_at, ended_by_id)"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="assignments")
    assignee = models.ForeignKey(USER, models.PROTECT, related_name="+")
    given_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ended_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(ended_at=None), name="assignment_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__gte=F("given_at"), ended_by__isnull=False),
                name="assignment_ended_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["assignee"],
                include=["complaint"],
                condition=Q(ended_at=None),
                name="assignment_of_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} with {self.assignee_id}"


class Recusal(TenantModel):
    """Somebody of the staff is kept away from a complaint for good: they are named in it."""

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="recusals")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    recused_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    recused_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "user"], name="recusal_once_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} kept from {self.complaint_id}"
