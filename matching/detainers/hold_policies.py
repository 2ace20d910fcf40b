"""What a place decided about holds, and such a decision on its way: tables alone."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class HoldPolicy(models.Model):
    """What a jurisdiction decided about holds, in force from an instant until the next one.

    Under a policy a hold names one of its conditions; a policy without any declines them all.
    """

    site_rights: ClassVar = "SELECT, INSERT"

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="hold_policies")
    title = models.CharField(max_length=200)
    citation = models.CharField(max_length=200)
    effective_at = models.DateTimeField()
    # A later row with this mark ends the policy: from then on the place has none.
    ends = models.BooleanField(default=False)
    # Fixed with the row, so that no condition can be added to a policy afterwards.
    condition_count = models.PositiveSmallIntegerField(default=0)
    entered_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["-effective_at"]
        verbose_name_plural = "hold policies"
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "effective_at"], name="hold_policy_one_at_an_instant"
            ),
            models.CheckConstraint(
                condition=~Q(entered_by=F("approved_by")),
                name="hold_policy_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(ends=False) | Q(condition_count=0),
                name="hold_policy_at_its_end_allows_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} of {self.jurisdiction}"


class HoldCondition(models.Model):
    """One condition of a hold policy: what it asks of a case, in words and as a rule."""

    site_rights: ClassVar = "SELECT, INSERT"

    policy = models.ForeignKey(HoldPolicy, models.PROTECT, related_name="conditions")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)
    # Which facts must hold, in the language of the policy rules.
    rule = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="hold_condition_numbered"),
        ]

    def __str__(self) -> str:
        return self.words


class HoldProposal(TenantModel):
    """A hold policy on its way: entered by one person, in force once another approves it.

    ``conditions`` are its conditions in order, each ``{"words": ..., "rule": ...}``.
    """

    class Status(models.TextChoices):
        OPEN = "OPEN", "Waits for a second person"
        APPROVED = "APPROVED", "Approved"
        DISCARDED = "DISCARDED", "Discarded"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200)
    citation = models.CharField(max_length=200)
    effective_at = models.DateTimeField()
    ends = models.BooleanField(default=False)
    conditions = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    entered_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    closed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    policy = models.ForeignKey(HoldPolicy, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-entered_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="OPEN", closed_by=None, closed_at=None)
                | ~Q(status="OPEN") & Q(closed_by__isnull=False, closed_at__isnull=False),
                name="hold_proposal_closed_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(status="APPROVED", policy__isnull=False)
                | ~Q(status="APPROVED") & Q(policy=None),
                name="hold_proposal_approved_is_a_policy",
            ),
            models.CheckConstraint(
                condition=~Q(status="APPROVED") | ~Q(entered_by=F("closed_by")),
                name="hold_proposal_approved_by_another",
            ),
            models.UniqueConstraint(
                fields=["jurisdiction"],
                condition=Q(status="OPEN"),
                name="hold_proposal_one_open_in_a_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} of {self.jurisdiction}"
