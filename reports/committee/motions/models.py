import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import COMMITTEE
from reports.committee.meetings.models import AgendaItem
from reports.committee.motions.states import Choice, Standing, Status
from reports.committee.seats.models import Term
from reports.committee.seats.states import Majority

USER = settings.AUTH_USER_MODEL
LONGEST_MOTION, LONGEST_REASON = 4000, 2000
DECIDED = [Status.CARRIED, Status.FAILED, Status.NO_QUORUM]


class Motion(models.Model):
    """What a member moves under an item.

    An amendment has a ``parent`` and says in ``text`` how the whole of it would read; ``wording``
    is the text as carried amendments left it, and what is voted on.  The numbers are those of
    the count when the vote closed; ``filled`` are the seats that could act on the item.
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
            models.CheckConstraint(
                condition=Q(status__in=Status.values, majority__in=Majority.values),
                name="motion_of_known_status_and_majority",
            ),
            models.CheckConstraint(
                condition=~Q(seconder=F("mover")), name="motion_seconded_by_another"
            ),
            models.CheckConstraint(
                condition=Q(seconder=None, status__in=[Status.MOVED, Status.WITHDRAWN])
                | Q(seconder__isnull=False) & ~Q(status=Status.MOVED),
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


class Roll(models.Model):
    """Who could vote on a motion when its vote opened, and who had to keep away."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="roll")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+")
    standing = models.CharField(max_length=10, choices=Standing)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "term"], name="roll_once"),
            models.CheckConstraint(
                condition=Q(standing__in=Standing.values), name="roll_of_a_known_standing"
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
