import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from matching.status.models import Case
from portal.jurisdictions.isolation import CASEWORK, OVERSIGHT
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class Outcome(models.TextChoices):
    """What the rules leave open, from the strictest."""

    NO_ACTION = "NO_ACTION", "No action"
    STOP = "STOP", "Stops at a supervisor"
    AFTER_CONVICTION = "AFTER_CONVICTION", "Only after a conviction"
    MAY_PROCEED = "MAY_PROCEED", "A detainer may be issued"


class Decision(TenantModel):
    """What was decided on a case under the rules in force, with everything it rests on.

    ``facts``, ``versions`` and ``reasons`` are codes and numbers, so that the same rules over
    the same facts give the same outcome whenever they are asked again.  The latest decision of
    a case stands.
    """

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {CASEWORK: "SELECT, INSERT", OVERSIGHT: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=16, choices=Outcome)
    facts = models.JSONField()
    versions = models.JSONField()
    reasons = models.JSONField()
    level_scheme = models.CharField(max_length=8)
    level = models.CharField(max_length=12)
    level_derivation = models.CharField(max_length=200)
    decided_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "decided_at"], name="decision_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} in {self.case_id}"


class Override(TenantModel):
    """A supervisor's own outcome in place of the rules', with the reason; sealed like a note."""

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {CASEWORK: "SELECT, INSERT", OVERSIGHT: "SELECT"}

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="override")
    outcome = models.CharField(max_length=16, choices=Outcome)
    reason = models.BinaryField()
    supervisor = models.ForeignKey(USER, models.PROTECT, related_name="+")
    overridden_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="override_to_a_known_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} instead of {self.decision_id}"
