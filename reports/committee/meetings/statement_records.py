"""What the public writes to a meeting, as it came and as it is read; ``models`` lists all.

A statement as it came is read in the committee's scope alone: the site itself only puts it in,
and counts.  What the public reads are rows of their own.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import COMMITTEE, SITE
from reports.committee.meetings.states import Ground, Moderation

USER = settings.AUTH_USER_MODEL
MEETING, ITEM = "committee_meetings.Meeting", "committee_meetings.AgendaItem"
LONGEST_NAME, LONGEST_ORGANIZATION, LONGEST_CAMPAIGN = 120, 200, 200
LONGEST_STATEMENT, LONGEST_GROUND = 10_000, 1000


class Campaign(models.Model):
    """Statements that say nearly the same: shown once, with how many came."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    meeting = models.ForeignKey(MEETING, models.PROTECT, related_name="campaigns")
    title = models.CharField(max_length=LONGEST_CAMPAIGN)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"campaign {self.pk}"


class Statement(models.Model):
    """What somebody wrote to the committee, as it came.

    ``digest`` is of the words without their case, spacing and punctuation: copies have the same.
    ``sketch`` tells how near others come (``complaints.clusters.sketching``).  The moderator may
    put a statement to another ``item``; ``reason`` is the moderator's and is not public.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {
        SITE: "SELECT (id, meeting_id), INSERT",
        COMMITTEE: "SELECT, UPDATE (status, ground, reason, decided_by_id, decided_at, item_id,"
        " campaign_id)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(MEETING, models.PROTECT, related_name="statements")
    item = models.ForeignKey(ITEM, models.PROTECT, null=True, related_name="statements")
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, related_name="statements")
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    organization = models.CharField(max_length=LONGEST_ORGANIZATION, blank=True)
    language = models.CharField(max_length=10)
    words = models.CharField(max_length=LONGEST_STATEMENT)
    digest = models.CharField(max_length=64)
    sketch = models.BinaryField(max_length=256)
    filed_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Moderation, default=Moderation.RECEIVED)
    ground = models.CharField(max_length=12, choices=Ground, blank=True)
    reason = models.CharField(max_length=LONGEST_GROUND, blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["filed_at", "id"]
        indexes = [
            models.Index(fields=["meeting", "digest"], name="statement_alike"),
            models.Index(fields=["meeting", "status"], name="statement_waiting"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="statement_says_something"),
            models.CheckConstraint(
                condition=Q(status=Moderation.RECEIVED, decided_by=None, decided_at=None)
                | Q(status__in=[Moderation.SHOWN, Moderation.WITHHELD])
                & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="statement_moderated_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(status=Moderation.WITHHELD, ground__in=Ground.values) & ~Q(reason="")
                | ~Q(status=Moderation.WITHHELD) & Q(ground="", reason=""),
                name="statement_withheld_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"statement {self.pk}"


class PostedStatement(models.Model):
    """A statement as the public reads it: the first that said so, with how many came.

    One for all copies, and one for a campaign.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (copies, campaign_id)"}

    statement = models.OneToOneField(
        Statement, models.PROTECT, primary_key=True, related_name="posted"
    )
    meeting = models.ForeignKey(MEETING, models.PROTECT, related_name="posted")
    item = models.ForeignKey(ITEM, models.PROTECT, null=True, related_name="posted")
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, related_name="posted")
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    organization = models.CharField(max_length=LONGEST_ORGANIZATION, blank=True)
    language = models.CharField(max_length=10)
    words = models.CharField(max_length=LONGEST_STATEMENT)
    digest = models.CharField(max_length=64)
    copies = models.PositiveIntegerField(default=1)
    filed_at = models.DateTimeField()
    posted_at = models.DateTimeField()

    class Meta:
        ordering = ["filed_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(copies__gte=1), name="posted_statement_came_once"),
            models.UniqueConstraint(fields=["meeting", "digest"], name="posted_once_of_copies"),
            models.UniqueConstraint(fields=["campaign"], name="posted_once_of_a_campaign"),
        ]

    def __str__(self) -> str:
        return f"posted statement {self.pk}"


class WithheldStatement(models.Model):
    """That a statement is not shown, and on what ground; gone where it is shown after all."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, DELETE"}

    statement = models.OneToOneField(
        Statement, models.PROTECT, primary_key=True, related_name="withheld"
    )
    meeting = models.ForeignKey(MEETING, models.PROTECT, related_name="withheld")
    ground = models.CharField(max_length=12, choices=Ground)
    withheld_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ground__in=Ground.values), name="withheld_on_a_known_ground"
            ),
        ]

    def __str__(self) -> str:
        return f"withheld statement {self.pk}"
