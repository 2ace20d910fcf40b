import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import COMMITTEE, SITE
from portal.participation.models import Document
from reports.committee.meetings.states import Mark, Moderation, Status
from reports.committee.seats.models import Charter, Matter, Term

USER = settings.AUTH_USER_MODEL
LONGEST_TITLE, LONGEST_WORDS, LONGEST_STATEMENT = 200, 4000, 10_000
RUNS = (
    "SELECT, INSERT, UPDATE (title, purpose, place, link, starts_at, ends_at, closed, exemption,"
    " contact, comments, status, changed_at, noticed_at, notice_days, short_notice, opened_at,"
    " adjourned_at, canceled_why)"
)


class Meeting(models.Model):
    """A meeting of the committee.

    ``exemption`` is why a closed meeting is closed, and ``short_notice`` why the notice came
    later than the ``notice_days`` that were in force.  ``comments`` tells the public how to
    write or speak.  Times are instants; ``time_zone`` is that of the place.
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
                | Q(adjourned_at__gt=F("opened_at")),
                name="meeting_adjourned_before_its_minutes",
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
    """What a meeting takes up, and the matter that it is about."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (number, title, about), DELETE"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    about = models.CharField(max_length=LONGEST_WORDS, blank=True)

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


class Attendance(models.Model):
    """That somebody who sits on the committee was there, from when until when."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (left_at)"}

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["arrived_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "term"],
                condition=Q(left_at=None),
                name="attendance_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("arrived_at")),
                name="attendance_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class QuorumMark(models.Model):
    """That a meeting came to have a quorum, or lost it, with the count that showed it."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="marks")
    mark = models.CharField(max_length=8, choices=Mark)
    present = models.PositiveSmallIntegerField()
    filled = models.PositiveSmallIntegerField()
    constituencies = models.PositiveSmallIntegerField()
    marked_at = models.DateTimeField()

    class Meta:
        ordering = ["marked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(mark__in=Mark.values), name="mark_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(present__lte=F("filled")), name="mark_counts_who_sits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark} at {self.marked_at:%Y-%m-%d %H:%M}"


class Minutes(models.Model):
    """A version of a meeting's minutes, as a list of sections; it stays as it was written.

    ``told`` is drafted from what happened: attendance, items, motions, votes, statements, papers.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (certified_by_id, certified_at)"}

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField()
    told = models.JSONField()
    remarks = models.TextField(blank=True)
    reason = models.CharField(max_length=LONGEST_WORDS, blank=True)
    drafted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    certified_by = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+")
    certified_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="minutes_versioned"),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""), name="minutes_rewritten_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(certified_by=None, certified_at=None)
                | Q(certified_by__isnull=False, certified_at__gte=F("drafted_at")),
                name="minutes_certified_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"minutes {self.version}"


class Campaign(models.Model):
    """Statements that say the same: shown once, with how many came."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="campaigns")
    title = models.CharField(max_length=LONGEST_TITLE)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"campaign {self.pk}"


class Statement(models.Model):
    """What somebody wrote to the committee, as it came: read by the committee alone.

    ``digest`` is of the words without their spacing and case, by which copies are found.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {
        SITE: "SELECT (id), INSERT",
        COMMITTEE: "SELECT, UPDATE (status, reason, decided_by_id, decided_at, item_id,"
        " campaign_id)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="statements")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="statements")
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, related_name="statements")
    name = models.CharField(max_length=120, blank=True)
    organization = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10)
    words = models.CharField(max_length=LONGEST_STATEMENT)
    digest = models.CharField(max_length=64)
    filed_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Moderation, default=Moderation.RECEIVED)
    reason = models.CharField(max_length=LONGEST_WORDS, blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["filed_at", "id"]
        indexes = [models.Index(fields=["meeting", "digest"], name="statement_alike")]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="statement_says_something"),
            models.CheckConstraint(
                condition=Q(status=Moderation.RECEIVED, decided_by=None, decided_at=None)
                | Q(status__in=[Moderation.SHOWN, Moderation.WITHHELD])
                & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="statement_moderated_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(status=Moderation.WITHHELD) | ~Q(reason=""),
                name="statement_withheld_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"statement {self.pk}"


class PostedStatement(models.Model):
    """A statement as the public reads it: of a campaign the first one, with how many came."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (copies)"}

    statement = models.OneToOneField(
        Statement, models.PROTECT, primary_key=True, related_name="posted"
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="posted")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="posted")
    name = models.CharField(max_length=120, blank=True)
    organization = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10)
    words = models.CharField(max_length=LONGEST_STATEMENT)
    copies = models.PositiveIntegerField(default=1)
    filed_at = models.DateTimeField()
    posted_at = models.DateTimeField()

    class Meta:
        ordering = ["filed_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(copies__gte=1), name="posted_statement_came_once"),
        ]

    def __str__(self) -> str:
        return f"posted statement {self.pk}"
