import uuid
from datetime import date
from typing import ClassVar, cast

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.crockford import ALPHABET
from portal.jurisdictions.isolation import OVERSIGHT, SITE, TENANT
from portal.jurisdictions.models import Agency
from portal.training.audiences import Audience
from portal.training.codes import LENGTH, new_code
from portal.training.curriculum import Edition, Module
from portal.training.gates import GATED, Gate

__all__ = ["GATED", "Audience", "Completion", "Edition", "Gate", "Module", "Way"]

USER = settings.AUTH_USER_MODEL
KEEP = "SELECT, INSERT, UPDATE (revoked_at, revoked_by_id)"
LANGUAGE = r"^[a-z]{2}$"
CODE = rf"^[{ALPHABET}]{{{LENGTH}}}$"


class Way(models.TextChoices):
    """How it is known that somebody completed a module."""

    HERE = "HERE", _("Taken here")
    RECORDED = "RECORDED", _("Recorded by hand")
    CSV = "CSV", _("From an agency's file")
    API = "API", _("From an agency's software")
    ROLL_CALL = "ROLL_CALL", _("At a roll call")


class Completion(models.Model):
    """A person completed a module on a day; kept, and taken back where it was an error.

    It is good through ``valid_until``, which is written down once so that a module that is
    changed later changes nobody's standing.  Nobody records their own, but by passing the
    questions here.  ``certificate`` is a code by which anybody can check it.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {SITE: KEEP, TENANT: KEEP, OVERSIGHT: KEEP}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    module = models.ForeignKey(Module, models.PROTECT, related_name="completions")
    user = models.ForeignKey(USER, models.PROTECT, related_name="completions")
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, related_name="completions", editable=False
    )
    way = models.CharField(max_length=10, choices=Way, default=Way.RECORDED, editable=False)
    language = models.CharField(max_length=2, blank=True, editable=False)
    score = models.PositiveSmallIntegerField(null=True, editable=False)
    # For which agency, where that was said.
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", editable=False)
    # Who led the roll call and signed for whoever was there.
    attested_by = models.ForeignKey(
        USER, models.PROTECT, null=True, related_name="+", editable=False
    )
    certificate = models.CharField(
        max_length=LENGTH, unique=True, default=new_code, editable=False
    )
    completed_on = models.DateField()
    valid_until = models.DateField(editable=False)
    # Nobody where a command recorded it.
    recorded_by = models.ForeignKey(
        USER, models.PROTECT, null=True, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(editable=False)
    revoked_by = models.ForeignKey(
        USER, models.PROTECT, null=True, related_name="+", editable=False
    )
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-completed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(recorded_by=F("user")) | Q(way=Way.HERE),
                name="completion_recorded_by_another",
            ),
            models.CheckConstraint(
                condition=Q(way__in=Way.values), name="completion_known_in_some_way"
            ),
            models.CheckConstraint(
                condition=~Q(way=Way.HERE)
                | Q(recorded_by=F("user"), recorded_by__isnull=False)
                & Q(edition__isnull=False, score__isnull=False)
                & ~Q(language=""),
                name="completion_taken_here_by_oneself",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__lte=100), name="completion_score_percent"
            ),
            models.CheckConstraint(
                condition=Q(language="") | Q(language__regex=LANGUAGE),
                name="completion_language_well_formed",
            ),
            models.CheckConstraint(
                condition=Q(way=Way.ROLL_CALL, attested_by__isnull=False)
                | ~Q(way=Way.ROLL_CALL) & Q(attested_by=None),
                name="completion_attested_at_a_roll_call",
            ),
            models.CheckConstraint(
                condition=~Q(attested_by=F("user")), name="completion_attested_by_another"
            ),
            models.CheckConstraint(
                condition=Q(certificate__regex=CODE), name="completion_certificate_well_formed"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("completed_on")),
                name="completion_good_from_its_day",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="completion_revoked_by_whom_and_when",
            ),
            models.UniqueConstraint(
                fields=["user", "module", "completed_on"],
                condition=Q(revoked_at=None),
                name="completion_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Completion {self.pk}"

    @property
    def last_day(self) -> date:
        """The last day on which it is good, as `lasting` reckoned it for the row."""
        return cast(date, self.__dict__.get("ends_on", self.valid_until))
