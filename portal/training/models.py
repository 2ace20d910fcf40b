import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import OVERSIGHT, SITE, TENANT
from portal.training.gates import CHOICES, GATED, Gate

__all__ = ["GATED", "Completion", "Gate", "Module"]

USER = settings.AUTH_USER_MODEL
KEEP = "SELECT, INSERT, UPDATE (revoked_at, revoked_by_id)"


class Module(models.Model):
    """Something to be learned before acting in some roles, and again after some months."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {OVERSIGHT: "SELECT, INSERT, UPDATE"}

    key = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    roles = ArrayField(models.CharField(max_length=12, choices=CHOICES))
    months = models.PositiveSmallIntegerField(help_text="How long a completion is good for.")
    # People have until then to complete a new module; from the other day on nobody needs it.
    required_from = models.DateField()
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(roles__contained_by=list(GATED), roles__len__gte=1),
                name="module_for_gated_roles",
            ),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=120), name="module_good_for_some_months"
            ),
            models.CheckConstraint(
                condition=Q(retired_on=None) | Q(retired_on__gte=F("required_from")),
                name="module_retired_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Completion(models.Model):
    """A person completed a module on a day; kept, and taken back where it was an error.

    It is good through ``valid_until``, which is written down once so that a module that is
    changed later changes nobody's standing.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {SITE: KEEP, TENANT: KEEP, OVERSIGHT: KEEP}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    module = models.ForeignKey(Module, models.PROTECT, related_name="completions")
    user = models.ForeignKey(USER, models.PROTECT, related_name="completions")
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
                condition=~Q(recorded_by=F("user")), name="completion_recorded_by_another"
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
