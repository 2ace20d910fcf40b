import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import COMMITTEE
from reports.committee.meetings.models import AgendaItem
from reports.committee.motions.states import (
    DECIDED,
    UNDECIDED,
    Choice,
    Missing,
    Standing,
    Status,
)
from reports.committee.seats.models import Seat, Term
from reports.committee.seats.states import Cause, Majority

USER = settings.AUTH_USER_MODEL
LONGEST_MOTION, LONGEST_REASON = 4000, 2000


class Motion(models.Model):
    """What a member moves under an item.

    An amendment has a ``parent`` and says in ``text`` how the whole of it would read, which is
    why there is one at a time; ``wording`` is the text as carried amendments left it, and what is
    voted on.  The numbers are those of the count when the vote closed; ``filled`` are the seats
    that could act on the item.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {
        COMMITTEE: "SELECT, INSERT, UPDATE (wording, seconder_id, status, changed_at, opened_at,"
        " closed_at, yes, no, abstained, present, filled, constituencies)"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="motions")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_MOTION)
    wording = models.CharField(max_length=LONGEST_MOTION)
    majority = models.CharField(max_length=20, choices=Majority)
    mover = models.ForeignKey(Term, models.PROTECT, related_name="+")
    seconder = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.MOVED)
    moved_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstained = models.PositiveSmallIntegerField(null=True)
    present = models.PositiveSmallIntegerField(null=True)
    filled = models.PositiveSmallIntegerField(null=True)
    constituencies = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["moved_at", "number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="motion_numbered"),
            models.UniqueConstraint(
                fields=["item"], condition=Q(status=Status.OPEN), name="motion_one_vote_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["parent"],
                condition=Q(status__in=UNDECIDED),
                name="motion_one_amendment_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values, majority__in=Majority.values),
                name="motion_of_known_status_and_majority",
            ),
            models.CheckConstraint(
                condition=~Q(seconder=F("mover")), name="motion_seconded_by_another"
            ),
            models.CheckConstraint(
                condition=Q(
                    seconder=None, status__in=[Status.MOVED, Status.WITHDRAWN, Status.LAPSED]
                )
                | Q(seconder__isnull=False) & ~Q(status__in=[Status.MOVED, Status.LAPSED]),
                name="motion_seconded_before_its_vote",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, closed_at=None)
                & ~Q(status__in=[Status.OPEN, *DECIDED])
                | Q(opened_at__isnull=False, closed_at=None, status=Status.OPEN)
                | Q(opened_at__isnull=False, closed_at__gte=F("opened_at"), status__in=DECIDED),
                name="motion_opened_and_closed_when",
            ),
            models.CheckConstraint(
                condition=Q(yes=None, no=None, abstained=None)
                & Q(present=None, filled=None, constituencies=None)
                & ~Q(status__in=DECIDED)
                | Q(yes__isnull=False, no__isnull=False, abstained__isnull=False)
                & Q(present__isnull=False, filled__isnull=False, constituencies__isnull=False)
                & Q(status__in=DECIDED),
                name="motion_counted_once_it_is_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"motion {self.pk}"

    @property
    def reference(self) -> str:
        """Its meeting, item and number, as people name it."""
        return f"{self.item.meeting.number}.{self.item.number}.{self.number}"


class Roll(models.Model):
    """Who could vote on a motion when its vote opened, and who had to keep away, and why.

    A seat has one who can vote: its member, or its alternate where the member was not there.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="roll")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    standing = models.CharField(max_length=10, choices=Standing)
    cause = models.CharField(max_length=10, choices=Cause, blank=True)

    class Meta:
        ordering = ["seat__number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "term"], name="roll_once"),
            models.UniqueConstraint(
                fields=["motion", "seat"],
                condition=Q(standing=Standing.ELIGIBLE),
                name="roll_one_vote_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.ELIGIBLE, cause="")
                | Q(standing=Standing.RECUSED, cause__in=Cause.values),
                name="roll_recused_for_a_cause",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standing} for {self.motion_id}"


class Vote(models.Model):
    """How somebody voted, with the reason if one was given; it stays as it was cast."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="votes")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=8, choices=Choice)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    cast_at = models.DateTimeField()

    class Meta:
        ordering = ["cast_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "term"], name="vote_once"),
            models.CheckConstraint(
                condition=Q(choice__in=Choice.values), name="vote_of_a_known_choice"
            ),
        ]

    def __str__(self) -> str:
        return f"vote {self.pk}"


class Absence(models.Model):
    """That somebody who could vote was no part of the count when the vote closed, and why.

    The vote of somebody who left counts, as it was cast; that of somebody in conflict does not.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="absences")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+")
    why = models.CharField(max_length=8, choices=Missing)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "term"], name="absence_once"),
            models.CheckConstraint(
                condition=Q(why__in=Missing.values), name="absence_for_a_known_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.why} at {self.motion_id}"
