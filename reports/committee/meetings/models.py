import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import COMMITTEE
from portal.participation.models import Document
from reports.committee.meetings.records import Attendance, Minutes, Notice, QuorumMark
from reports.committee.meetings.statement_records import (
    Campaign,
    PostedStatement,
    Statement,
    WithheldStatement,
)
from reports.committee.meetings.states import Status
from reports.committee.seats.models import Charter, Matter

__all__ = [
    "AgendaItem",
    "Attendance",
    "Campaign",
    "Meeting",
    "Minutes",
    "Notice",
    "Paper",
    "PostedStatement",
    "QuorumMark",
    "Statement",
    "WithheldStatement",
]
USER = settings.AUTH_USER_MODEL
LONGEST_TITLE, LONGEST_WORDS = 200, 4000
RUNS = (
    "SELECT, INSERT, UPDATE (title, purpose, place, link, time_zone, starts_at, ends_at, closed,"
    " exemption, contact, comments, status, changed_at, noticed_at, notice_days, short_notice,"
    " opened_at, adjourned_at, canceled_why)"
)


class Meeting(models.Model):
    """A meeting of the committee.

    ``exemption`` is why a closed meeting is closed, and ``short_notice`` why the notice in force
    came later than the ``notice_days`` of its rule.  ``comments`` tells the public how to write
    or speak.  Times are instants; ``time_zone`` is that of the place.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: RUNS}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    purpose = models.CharField(max_length=LONGEST_WORDS)
    place = models.CharField(max_length=LONGEST_TITLE)
    link = models.URLField(blank=True)
    time_zone = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closed = models.BooleanField(default=False)
    exemption = models.CharField(max_length=LONGEST_TITLE, blank=True)
    contact = models.CharField(max_length=LONGEST_TITLE)
    comments = models.CharField(max_length=LONGEST_WORDS, blank=True)
    status = models.CharField(max_length=14, choices=Status, default=Status.PLANNED)
    changed_at = models.DateTimeField()
    noticed_at = models.DateTimeField(null=True)
    notice_days = models.PositiveSmallIntegerField(null=True)
    short_notice = models.CharField(max_length=LONGEST_WORDS, blank=True)
    opened_at = models.DateTimeField(null=True)
    adjourned_at = models.DateTimeField(null=True)
    canceled_why = models.CharField(max_length=LONGEST_WORDS, blank=True)

    class Meta:
        ordering = ["-starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["charter", "number"], name="meeting_numbered"),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="meeting_of_a_known_status"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(closed=False, exemption="") | Q(closed=True) & ~Q(exemption=""),
                name="meeting_closed_by_an_exemption",
            ),
            models.CheckConstraint(
                condition=Q(noticed_at=None, notice_days=None)
                & Q(status__in=[Status.PLANNED, Status.CANCELED])
                | Q(noticed_at__isnull=False, notice_days__isnull=False)
                & ~Q(status=Status.PLANNED),
                name="meeting_noticed_when_and_by_which_rule",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, adjourned_at=None)
                & Q(status__in=[Status.PLANNED, Status.NOTICED, Status.CANCELED])
                | Q(opened_at__isnull=False)
                & ~Q(status__in=[Status.PLANNED, Status.NOTICED, Status.CANCELED]),
                name="meeting_held_since_when",
            ),
            models.CheckConstraint(
                condition=Q(adjourned_at=None, status__in=[*Status.values[:3], Status.CANCELED])
                | Q(adjourned_at__isnull=False, adjourned_at__gt=F("opened_at")),
                name="meeting_adjourned_before_its_minutes",
            ),
            models.CheckConstraint(
                condition=Q(noticed_at=None) | Q(noticed_at__lt=F("starts_at")),
                name="meeting_noticed_before_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(opened_at__gte=F("starts_at")),
                name="meeting_opened_when_it_was_to",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CANCELED) & ~Q(canceled_why="")
                | ~Q(status=Status.CANCELED) & Q(canceled_why=""),
                name="meeting_canceled_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"meeting {self.number}"


class AgendaItem(models.Model):
    """What a meeting takes up, and the matter that it is about.

    ``added_late``: in the meeting itself, which the database sets and the minutes say.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (number, title, about), DELETE"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    about = models.CharField(max_length=LONGEST_WORDS, blank=True)
    added_late = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="item_numbered",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"item {self.number}"


class Paper(models.Model):
    """A file before the committee, published with the item."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    title = models.CharField(max_length=LONGEST_TITLE)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    added_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return f"paper {self.pk}"
