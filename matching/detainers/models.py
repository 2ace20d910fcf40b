import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from matching.bookings.models import Booking
from matching.detainers.forms import Form
from matching.detainers.hold_policies import HoldCondition, HoldPolicy, HoldProposal
from matching.detainers.states import OPEN, Status
from matching.policy.models import Decision
from matching.status.models import Case, Response
from portal.jurisdictions.isolation import CASEWORK, OVERSIGHT, STATISTICS, TENANT
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.tenants import TenantModel

__all__ = [
    "Answer",
    "Detainer",
    "HoldCondition",
    "HoldPolicy",
    "HoldProposal",
    "NoticeKey",
    "Receipt",
    "Service",
    "Step",
]
USER = settings.AUTH_USER_MODEL


class Detainer(TenantModel):
    """A request that an agency hold a person, or say when the person is released.

    It rests on a decision, a response with its ground and evidence, and a named officer; the
    database refuses one that does not, one for a place that left the program, and every step
    toward a hold while a claim is undecided.  ``code`` is sealed under
    ``detainer:<pk>:code``; the person's notice carries it.
    """

    class Source(models.TextChoices):
        SECURE_COMMUNITIES = "SC", "Secure Communities"
        JAIL_PROGRAM = "CAP", "Criminal Alien Program, found in the jail"
        WARRANT = "WARRANT", "Warrant or other lead, not from fingerprints"

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT, UPDATE (status, changed_at)",
        CASEWORK: "SELECT, INSERT, UPDATE (status, changed_at, issued_at, issued_by_id, code)",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (id, case_id, source, status, issued_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="detainers")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    source = models.CharField(max_length=8, choices=Source, default=Source.SECURE_COMMUNITIES)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="detainers")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="detainers")
    response = models.ForeignKey(Response, models.PROTECT, null=True, related_name="detainers")
    form = models.CharField(max_length=8, choices=Form)
    ground = models.CharField(max_length=24)
    priority = models.CharField(max_length=24, blank=True)
    requests = ArrayField(models.CharField(max_length=32), default=list)
    conditional = models.BooleanField(default=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    changed_at = models.DateTimeField()
    drafted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    issued_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    code = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_at=None, issued_by=None, code=None)
                | Q(issued_at__isnull=False, issued_by__isnull=False, code__isnull=False),
                name="detainer_issued_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[Status.DRAFT, Status.CANCELLED])
                | Q(issued_at__isnull=False),
                name="detainer_issued_before_anything_else",
            ),
            models.CheckConstraint(
                condition=~Q(source="SC")
                | Q(case__isnull=False, decision__isnull=False, response__isnull=False),
                name="detainer_rests_on_a_case_decision_and_response",
            ),
            models.CheckConstraint(
                condition=Q(source="SC") | Q(case=None, decision=None, response=None),
                name="detainer_of_another_source_rests_on_no_match",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=sorted(OPEN)),
                name="detainer_one_open_per_case",
            ),
        ]
        indexes = [
            models.Index(fields=["jurisdiction", "status", "-changed_at", "id"]),
            models.Index(fields=["status", "-changed_at", "id"]),
            models.Index(fields=["-changed_at", "-id"], name="detainer_newest"),
            models.Index(
                fields=["jurisdiction", "-changed_at", "-id"], name="detainer_newest_of_place"
            ),
            models.Index(
                fields=["jurisdiction", "-changed_at", "-id"],
                include=["status"],
                condition=Q(status__in=sorted(OPEN - {Status.DRAFT})),
                name="detainer_under_way",
            ),
            # Of the few that are open, which of them lie in places that have left.
            models.Index(
                fields=["changed_at", "id"],
                include=["jurisdiction", "form", "status", "drafted_by"],
                condition=Q(source="SC", status__in=sorted(OPEN)),
                name="detainer_open",
            ),
            models.Index(fields=["form", "-changed_at", "-id"], name="detainer_of_form"),
            models.Index(fields=["drafted_by", "-changed_at", "-id"], name="detainer_drafted"),
        ]

    def __str__(self) -> str:
        return self.number


class Step(TenantModel):
    """One change of a detainer's state: append-only.  ``note`` is sealed, ``step:<pk>:note``.

    The database lets no state change without its step, and no step tell of another change.
    """

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT",
        CASEWORK: "SELECT, INSERT",
        OVERSIGHT: "SELECT",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    detainer = models.ForeignKey(Detainer, models.PROTECT, related_name="steps")
    source = models.CharField(max_length=20, choices=Status)
    target = models.CharField(max_length=20, choices=Status)
    taken_at = models.DateTimeField()
    # Nobody where the clock did it.
    taken_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    note = models.BinaryField()

    class Meta:
        ordering = ["taken_at", "pk"]
        constraints = [
            # No way leads back, so that each state is entered once.
            models.UniqueConstraint(
                fields=["detainer", "target"], name="step_once_into_each_state"
            ),
            models.CheckConstraint(
                condition=Q(taken_by=None, target=Status.EXPIRED)
                | Q(taken_by__isnull=False) & ~Q(target=Status.EXPIRED),
                name="step_by_nobody_is_the_clocks",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} to {self.target}"


class Service(TenantModel):
    """Proof that a detainer, or its copy, was handed over: to the agency, or to the person.

    ``paper_digest`` is the SHA-256 of the paper's bytes as it was set when this was recorded.
    The same detainer gives the same bytes until the design, the fonts or the portal's address
    change, or the officer's name.
    """

    class On(models.TextChoices):
        AGENCY = "AGENCY", "The agency"
        PERSON = "PERSON", "The person"

    class Means(models.TextChoices):
        PORTAL = "PORTAL", "Through this portal"
        BY_HAND = "BY_HAND", "By hand"
        FAX = "FAX", "By fax"
        MAIL = "MAIL", "By mail"

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        TENANT: "SELECT, INSERT",
        CASEWORK: "SELECT, INSERT",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (detainer_id, served_on, served_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    detainer = models.ForeignKey(Detainer, models.PROTECT, related_name="services")
    on = models.CharField(max_length=8, choices=On, db_column="served_on")
    means = models.CharField(max_length=8, choices=Means)
    served_at = models.DateTimeField()
    served_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    # What shows it: who took the paper, a receipt's number; sealed under ``service:<pk>:proof``.
    proof = models.BinaryField()
    paper_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["detainer", "on"], name="service_once_on_each"),
        ]

    def __str__(self) -> str:
        return f"{self.detainer_id} served on {self.on}"


class Receipt(TenantModel):
    """The agency's own word that it has a detainer; what the portal delivered proves no more."""

    scope_rights: ClassVar = {TENANT: "SELECT, INSERT", CASEWORK: "SELECT", OVERSIGHT: "SELECT"}

    detainer = models.OneToOneField(Detainer, models.PROTECT, related_name="receipt")
    acknowledged_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.detainer_id} received"


class Answer(TenantModel):
    """The agency's own decision on a detainer, apart from the request; the latest one stands.

    A place may have a hold policy of its own and another of its state: a hold needs a condition
    of each.
    """

    class Choice(models.TextChoices):
        HONOR = "HONOR", "Honor"
        DECLINE = "DECLINE", "Decline"
        NOTIFY_ONLY = "NOTIFY_ONLY", "Notify only, no hold"

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {TENANT: "SELECT, INSERT", CASEWORK: "SELECT", OVERSIGHT: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    detainer = models.ForeignKey(Detainer, models.PROTECT, related_name="answers")
    choice = models.CharField(max_length=12, choices=Choice)
    # The policies in force and the conditions that allowed the hold; the database asks for them.
    policy = models.ForeignKey(HoldPolicy, models.PROTECT, null=True, related_name="+")
    condition = models.ForeignKey(HoldCondition, models.PROTECT, null=True, related_name="+")
    state_policy = models.ForeignKey(HoldPolicy, models.PROTECT, null=True, related_name="+")
    state_condition = models.ForeignKey(HoldCondition, models.PROTECT, null=True, related_name="+")
    answered_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["answered_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(choice="HONOR") | Q(policy=None) | Q(condition__isnull=False),
                name="answer_honored_under_a_condition",
            ),
            models.CheckConstraint(
                condition=~Q(choice="HONOR")
                | Q(state_policy=None)
                | Q(state_condition__isnull=False),
                name="answer_honored_under_a_condition_of_the_state",
            ),
            models.CheckConstraint(
                condition=Q(condition=None) | Q(choice="HONOR", policy__isnull=False),
                name="answer_condition_of_a_policy",
            ),
            models.CheckConstraint(
                condition=Q(state_condition=None) | Q(choice="HONOR", state_policy__isnull=False),
                name="answer_condition_of_a_policy_of_the_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.choice} to {self.detainer_id}"


class NoticeKey(models.Model):
    """How the holder of a notice finds the hold: its number, and a keyed hash of its code.

    It is no tenant's row, so that the public page can learn which place to open.
    """

    site_rights: ClassVar = "SELECT, UPDATE (failures)"
    scope_rights: ClassVar = {CASEWORK: "SELECT, INSERT"}

    number = models.CharField(max_length=16, unique=True)
    digest = models.CharField(max_length=64)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    detainer_id = models.UUIDField(unique=True)
    failures = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.number
