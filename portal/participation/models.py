import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.tenants import TenantModel
from portal.participation.acts import REQUESTS, SPEAKING, Act, Flow, Instrument, Request
from portal.participation.states import ProposalStatus


class Document(models.Model):
    """A published instrument: the bytes as they were handed in, known by their SHA-256."""

    site_rights: ClassVar = "SELECT, INSERT"

    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_sha256_well_formed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:12]})"


class Particulars(models.Model):
    """What an act says of itself; a draft may still lack any of it."""

    act = models.CharField(max_length=12, choices=Act)
    instrument = models.CharField(max_length=12, choices=Instrument, blank=True)
    authority = models.CharField(max_length=200, blank=True)
    body = models.CharField(max_length=200, blank=True)
    vote = models.CharField(max_length=100, blank=True)
    citation = models.CharField(max_length=300, blank=True)
    city = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True, max_length=4000)
    adopted_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    effective_at = models.DateTimeField(null=True, blank=True)
    retroactive = models.BooleanField(default=False)

    class Meta:
        abstract = True


class ParticipationEvent(Particulars):
    """One act, with its instrument and the two people who entered it.

    The list is append-only and everything about participation follows from it.  The database
    sets ``entered_at`` and moves an effective time that is not marked retroactive to the
    present if the present has passed it.
    """

    site_rights: ClassVar = "SELECT, INSERT"

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="events")
    acting = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    concerns = models.ForeignKey("self", models.PROTECT, null=True, related_name="answers")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="events")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    effective_at = models.DateTimeField()
    entered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-effective_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(author=F("approver")), name="participation_two_people"
            ),
            models.CheckConstraint(
                condition=Q(act__in=list(Act), instrument__in=list(Instrument)) & ~Q(authority=""),
                name="participation_names_instrument_and_authority",
            ),
            models.CheckConstraint(
                condition=Q(act__in=SPEAKING, concerns__isnull=False)
                | (~Q(act__in=SPEAKING) & Q(concerns=None)),
                name="participation_speaks_of_another_entry",
            ),
            models.CheckConstraint(
                condition=~Q(act__in=[*REQUESTS, Act.WITHDRAWAL, Act.LIFTING, Act.ADVISORY])
                | Q(acting=F("jurisdiction")),
                name="participation_a_place_speaks_for_itself",
            ),
            models.CheckConstraint(
                condition=Q(act=Act.ADVISORY) & ~Q(city="") | ~Q(act=Act.ADVISORY) & Q(city=""),
                name="participation_advice_names_its_city",
            ),
        ]
        indexes = [
            models.Index(
                fields=["jurisdiction", "-effective_at"],
                condition=Q(act__in=REQUESTS),
                name="participation_of_the_place",
            ),
            models.Index(
                fields=["jurisdiction", "-effective_at"],
                condition=Q(act__in=[Act.ACTIVATION, Act.DEACTIVATION]),
                name="participation_of_the_program",
            ),
            models.Index(
                fields=["jurisdiction", "-effective_at"],
                condition=Q(act=Act.SUSPENSION),
                name="participation_of_a_court",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.act} from {self.effective_at:%Y-%m-%d %H:%M %Z}"


class ParticipationPeriod(models.Model):
    """What follows from the events for a place in a stretch of time; the database writes it.

    The periods of a place neither overlap nor leave a gap, from the beginning of time to its
    end.  ``because`` is the event that makes the flow what it is; None if the place never
    joined.
    """

    site_rights: ClassVar = "SELECT"

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="periods")
    during = DateTimeRangeField()
    flow = models.CharField(max_length=2, choices=Flow)
    request = models.CharField(max_length=10, choices=Request)
    because = models.ForeignKey(ParticipationEvent, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["jurisdiction", "during"]
        constraints = [
            ExclusionConstraint(
                name="participation_periods_do_not_overlap",
                expressions=[
                    ("jurisdiction", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(during__isempty=False, flow__in=list(Flow), request__in=list(Request)),
                name="participation_period_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.flow} {self.during}"


class Proposal(TenantModel, Particulars):
    """An act on its way: drafted by one person, entered when a second one signs it.

    It belongs to the place that acts (``jurisdiction``) and is seen there alone; ``about`` is
    the place whose list it would join.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    about = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    concerns = models.ForeignKey(ParticipationEvent, models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=10, choices=ProposalStatus, default=ProposalStatus.DRAFT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)
    event = models.ForeignKey(ParticipationEvent, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=120, blank=True)
    file_type = models.CharField(max_length=40, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    file = models.BinaryField(null=True)

    class Meta:
        ordering = ["-begun_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "about"],
                condition=Q(status__in=[ProposalStatus.DRAFT, ProposalStatus.SUBMITTED]),
                name="proposal_one_open_about_a_place",
            ),
            models.UniqueConstraint(fields=["jurisdiction", "event"], name="proposal_of_an_entry"),
            models.CheckConstraint(
                condition=Q(status=ProposalStatus.SIGNED, event__isnull=False)
                | (~Q(status=ProposalStatus.SIGNED) & Q(event=None)),
                name="proposal_signed_is_entered",
            ),
            models.CheckConstraint(
                condition=Q(closed_by=None, closed_at=None)
                | Q(closed_by__isnull=False, closed_at__isnull=False),
                name="proposal_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status=ProposalStatus.SIGNED) | ~Q(author=F("closed_by")),
                name="proposal_signed_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} of {self.about} ({self.status})"
