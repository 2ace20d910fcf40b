import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Deferrable, F, Q
from django.utils.translation import gettext as _

from complaints.models import Complaint
from complaints.modes import Mode
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class Team(models.Model):
    """Some of those who work on complaints, with a queue; the general one takes what is left."""

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT, UPDATE (closed_at)"}

    name = models.CharField(max_length=60, unique=True)
    is_general = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_general"], condition=Q(is_general=True), name="team_one_general"
            ),
            models.CheckConstraint(
                condition=Q(is_general=False) | Q(closed_at=None), name="team_general_stays"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("made_at")),
                name="team_closed_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return _("General queue") if self.is_general else self.name


class Teammate(models.Model):
    """Somebody is in a team, until they are taken out of it."""

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT, UPDATE (left_at)"}

    team = models.ForeignKey(Team, models.PROTECT, related_name="mates")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"], condition=Q(left_at=None), name="teammate_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("joined_at")),
                name="teammate_left_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.team_id}"


class RuleSet(models.Model):
    """The rules of routing, all together: one draft at a time, and what was ever in force.

    A set is in force from ``effective_at`` until the next one is; a trigger keeps a set that was
    enacted, and its rules, as they are.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {
        COMPLAINTS: "SELECT, INSERT, UPDATE (effective_at, enacted_by_id, enacted_at)"
    }

    number = models.PositiveIntegerField(unique=True)
    drafted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    effective_at = models.DateTimeField(null=True, unique=True)
    enacted_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    enacted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enacted_at"], nulls_distinct=False, name="rule_set_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(enacted_at=None, enacted_by=None, effective_at=None)
                | Q(
                    enacted_at__gte=F("drafted_at"),
                    enacted_by__isnull=False,
                    effective_at__gte=F("enacted_at"),
                ),
                name="rule_set_enacted_by_whom_when_and_from",
            ),
        ]

    def __str__(self) -> str:
        return f"rules {self.number}"


class RoutingRule(models.Model):
    """One rule: where all that it names holds, the complaint goes to its team.

    What is empty holds for every complaint.  ``place`` is a county, or a state with all of its
    counties.  The first rule of a set that holds counts, by ``position``.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT, UPDATE (position), DELETE"}

    ruleset = models.ForeignKey(RuleSet, models.PROTECT, related_name="rules")
    position = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=20, choices=Complaint.Topic, blank=True)
    place = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=12, choices=Complaint.Source, blank=True)
    mode = models.CharField(max_length=12, choices=Mode, blank=True)
    language = models.CharField(max_length=10, blank=True)
    # Whether the complaint is of a retaliation for an earlier one.
    retaliation = models.BooleanField(null=True)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    urgent = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["ruleset", "position"],
                deferrable=Deferrable.DEFERRED,
                name="routing_rule_has_its_place",
            ),
        ]

    def __str__(self) -> str:
        return f"rule {self.position} of {self.ruleset_id}"


class Routing(TenantModel):
    """A complaint is in the queue of a team, until it is put into another one.

    ``rule`` is what put it there: of ``ruleset`` alone where no rule of the set held, of neither
    where there was no set.  ``sent_by`` is set where a person did instead.
    """

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT, UPDATE (ended_at)"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="routings")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    urgent = models.BooleanField(default=False)
    ruleset = models.ForeignKey(RuleSet, models.PROTECT, null=True, related_name="+")
    rule = models.ForeignKey(RoutingRule, models.PROTECT, null=True, related_name="+")
    sent_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(ended_at=None), name="routing_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("sent_at")),
                name="routing_ended_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(rule=None) | Q(ruleset__isnull=False), name="routing_rule_is_of_a_set"
            ),
            models.CheckConstraint(
                condition=Q(sent_by=None) | Q(rule=None, ruleset=None),
                name="routing_by_a_person_or_a_rule",
            ),
        ]
        indexes = [
            models.Index(
                fields=["team"],
                include=["complaint", "urgent"],
                condition=Q(ended_at=None),
                name="routing_queue",
            )
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} with {self.team_id}"
