"""What is written down of a meeting before, while and after it is held; ``models`` lists all."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import COMMITTEE
from reports.committee.meetings.states import Mark
from reports.committee.seats.models import Term

USER, MEETING = settings.AUTH_USER_MODEL, "committee_meetings.Meeting"
LONGEST_PLACE, LONGEST_REASON = 200, 4000


class Notice(models.Model):
    """A notice of a meeting as it was given; another one is given where the time or place changes.

    ``days`` is what the rule of its day asked for, and ``reason`` why it came later than that.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    meeting = models.ForeignKey(MEETING, models.PROTECT, related_name="notices")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=LONGEST_PLACE)
    closed = models.BooleanField(default=False)
    days = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    given_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="notice_numbered"),
            models.CheckConstraint(
                condition=Q(given_at__lt=F("starts_at")), name="notice_before_the_meeting"
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.number}"


class Attendance(models.Model):
    """That somebody who sits on the committee was there, from when until when."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (left_at)"}

    meeting = models.ForeignKey(MEETING, models.PROTECT, related_name="attendance")
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

    meeting = models.ForeignKey(MEETING, models.PROTECT, related_name="marks")
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
    scope_rights: ClassVar = {
        COMMITTEE: "SELECT, INSERT, UPDATE (certified_by_id, certified_at, posted_at)"
    }

    meeting = models.ForeignKey(MEETING, models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField()
    told = models.JSONField()
    remarks = models.TextField(blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    drafted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    certified_by = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+")
    certified_at = models.DateTimeField(null=True)
    posted_at = models.DateTimeField(null=True)

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
            models.CheckConstraint(
                condition=Q(posted_at=None)
                | Q(certified_at__isnull=False, posted_at__gte=F("certified_at")),
                name="minutes_certified_before_they_are_posted",
            ),
        ]

    def __str__(self) -> str:
        return f"minutes {self.version}"
