from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from portal.jurisdictions.zones import ZONES

models.CharField.register_lookup(Length)


class Jurisdiction(models.Model):
    """A place of the program: a county is the tenant, its state and the program stand above.

    ``code`` is the 5-digit FIPS code of a county or county-equivalent, the 2-digit code of a
    state, and ``US`` for the program.  The digits in an ORI are not FIPS.
    """

    class Kind(models.TextChoices):
        PROGRAM = "PROGRAM", "Program"
        STATE = "STATE", "State"
        COUNTY = "COUNTY", "County"

    site_rights: ClassVar = "SELECT, INSERT, UPDATE"

    kind = models.CharField(max_length=10, choices=Kind)
    code = models.CharField(max_length=5, unique=True)
    name = models.CharField(max_length=100)
    postal = models.CharField(max_length=2, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    time_zone = models.CharField(max_length=40, choices=[(zone, zone) for zone in ZONES])

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="PROGRAM", code="US", parent=None)
                | Q(kind="STATE", code__regex=r"^\d{2}$", parent__isnull=False)
                | Q(kind="COUNTY", code__regex=r"^\d{5}$", parent__isnull=False),
                name="jurisdiction_code_fits_its_kind",
            ),
        ]
        indexes = [models.Index(fields=["kind", "postal", "name"])]
        permissions = [
            ("submit_booking", "May submit bookings"),
            ("view_booking", "May see bookings and their outcome"),
            ("review_candidate", "May examine candidates"),
            ("operate_jobs", "May see and retry failed work"),
            ("decide_participation", "May decide on taking part"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.postal}" if self.kind == self.Kind.COUNTY else self.name


class Agency(models.Model):
    """A booking agency, known by its ORI: two letters of state, then seven characters."""

    named_by_own_place: ClassVar = True
    site_rights: ClassVar = "SELECT, INSERT, UPDATE"

    ori = models.CharField(
        max_length=9,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}[A-Z0-9]{7}$", "An ORI is nine characters long.")],
    )
    name = models.CharField(max_length=120)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="agencies")
    active = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "agencies"
        constraints = [
            models.CheckConstraint(
                condition=Q(ori__regex=r"^[A-Z]{2}[A-Z0-9]{7}$"), name="agency_ori_well_formed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.ori})"


class AgencyToken(models.Model):
    """The key with which an agency's own software submits bookings; only its hash is kept."""

    site_rights: ClassVar = "SELECT, INSERT, UPDATE"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="tokens")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Token {self.pk} of {self.agency}"


class ParticipationDecision(models.Model):
    """One act that sets what happens to a place's prints from an instant on.

    The list is append-only; the latest decision in effect, of the place and of everything
    above it, says how prints flow.  The database sets ``decided_at``, and moves an effective
    time that is not marked retroactive to the present if the present has passed it.
    """

    class Flow(models.TextChoices):
        L0 = "L0", "Full: both searches, response returned"
        L1 = "L1", "No return: both searches, no immigration response returned"
        L2 = "L2", "Criminal only: nothing reaches the immigration search"

    class Instrument(models.TextChoices):
        AGREEMENT = "AGREEMENT", "Memorandum of agreement"
        LETTER = "LETTER", "Letter"
        RESOLUTION = "RESOLUTION", "Resolution"
        ORDINANCE = "ORDINANCE", "Ordinance"
        STATUTE = "STATUTE", "Statute"
        ORDER = "ORDER", "Court order"
        ACTIVATION = "ACTIVATION", "Activation by the program"

    site_rights: ClassVar = "SELECT, INSERT"

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="decisions")
    flow = models.CharField(max_length=2, choices=Flow)
    effective_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=12, choices=Instrument)
    authority = models.CharField(max_length=200)
    reason = models.TextField()
    retroactive = models.BooleanField(default=False)

    class Meta:
        ordering = ["-effective_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "effective_at"],
                name="participation_one_decision_at_an_instant",
            ),
            models.CheckConstraint(
                condition=Q(flow__in=["L0", "L1", "L2"]), name="participation_flow_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.flow} from {self.effective_at:%Y-%m-%d %H:%M %Z}"
