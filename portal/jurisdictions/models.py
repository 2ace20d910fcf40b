from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from portal.jurisdictions.invitations import Invitation
from portal.jurisdictions.memberships import Appointment, Membership
from portal.jurisdictions.zones import ZONES

__all__ = ["Agency", "AgencyToken", "Appointment", "Invitation", "Jurisdiction", "Membership"]

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
    population = models.PositiveIntegerField(null=True, blank=True)
    noncitizens = models.PositiveIntegerField(null=True, blank=True)
    counted_year = models.PositiveSmallIntegerField(null=True, blank=True)
    # False once an import that made the place was undone: nothing is deleted, and it counts
    # nowhere.
    listed = models.BooleanField(default=True)

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
            ("work_status", "May work on the status of matched people"),
            ("issue_detainer", "May decide cases and issue detainers"),
            ("supervise_case", "May decide claims, override and void"),
            ("answer_detainer", "May answer detainers and report custody"),
            ("intake_complaint", "May take in complaints and route them"),
            ("investigate_complaint", "May read and investigate complaints"),
            ("supervise_complaint", "May close complaints and open them again"),
            ("prepare_release", "May freeze, review and sign statistics"),
            ("approve_release", "May approve a release of statistics"),
            ("sit_on_committee", "May review cases and vote on the committee"),
            ("run_committee", "May run the committee's meetings and records"),
            ("operate_jobs", "May see and retry failed work"),
            ("decide_participation", "May decide on taking part"),
            ("act_for_program", "May act and answer for the program"),
            ("manage_people", "May invite and remove people"),
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
    kind = models.CharField(max_length=40, blank=True)
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
