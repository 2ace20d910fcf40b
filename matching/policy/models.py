import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from matching.offenses.levels import derivation
from matching.status.models import Case
from portal.jurisdictions.isolation import CASEWORK, OVERSIGHT, STATISTICS
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class Outcome(models.TextChoices):
    """What the rules leave open, from the strictest."""

    NO_ACTION = "NO_ACTION", "No action"
    STOP = "STOP", "Stops at a supervisor"
    AFTER_CONVICTION = "AFTER_CONVICTION", "Only after a conviction"
    MAY_PROCEED = "MAY_PROCEED", "A detainer may be issued"


class RuleVersion(models.Model):
    """One version of a rule: append-only, in force from an instant until the next of its key.

    ``condition`` is in the language of matching.policy.language.  A rule says an ``outcome``
    or ``lifts`` other rules by key; one with neither is withdrawn.  ``examples`` are cases with
    the outcome expected.  It counts once a second administrator has approved it; the rules that
    the portal began with (``first_load``) came with a migration and have no signature.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {OVERSIGHT: "SELECT, INSERT"}

    key = models.SlugField(max_length=40)
    number = models.PositiveSmallIntegerField()
    effective_at = models.DateTimeField()
    title = models.CharField(max_length=120)
    explanation = models.TextField(max_length=2000)
    source = models.CharField(max_length=300)
    condition = models.JSONField()
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    lifts = models.JSONField(default=list)
    examples = models.JSONField()
    first_load = models.BooleanField(default=False)

    class Meta:
        ordering = ["key", "number"]
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="rule_version_numbered"),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(lifts=[]), name="rule_version_stops_or_lifts"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]),
                name="rule_version_of_a_known_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(explanation="") & ~Q(source="") & ~Q(examples=[]),
                name="rule_version_is_explained",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}@{self.number}"


class RuleSignature(models.Model):
    """Who entered a version of a rule, and who approved or refused it: never the same two."""

    class Part(models.TextChoices):
        AUTHOR = "AUTHOR", "Entered it"
        APPROVER = "APPROVER", "Approved it"
        REFUSER = "REFUSER", "Refused it"

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {OVERSIGHT: "SELECT, INSERT"}

    version = models.ForeignKey(RuleVersion, models.PROTECT, related_name="signatures")
    part = models.CharField(max_length=8, choices=Part)
    signed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(part="AUTHOR"), name="rule_version_one_author"
            ),
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(part__in=["APPROVER", "REFUSER"]),
                name="rule_version_closed_once",
            ),
            models.UniqueConstraint(
                fields=["version", "signed_by"],
                condition=Q(part__in=["AUTHOR", "APPROVER"]),
                name="rule_version_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.version_id}"


class Decision(TenantModel):
    """What was decided on a case under the rules in force, with everything it rests on.

    ``facts``, ``versions``, ``reasons`` and ``level_basis`` are codes and numbers, so that the
    same rules over the same facts give the same outcome whenever they are asked again, and every
    reader has them in their own words.  The latest decision of a case stands.
    """

    gate_reads: ClassVar = True
    scope_rights: ClassVar = {
        CASEWORK: "SELECT, INSERT",
        OVERSIGHT: "SELECT",
        STATISTICS: "SELECT (case_id, reasons, decided_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=16, choices=Outcome)
    facts = models.JSONField()
    versions = models.JSONField()
    reasons = models.JSONField()
    level_scheme = models.CharField(max_length=8)
    level = models.CharField(max_length=12)
    level_basis = models.JSONField()
    decided_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "decided_at"], name="decision_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} in {self.case_id}"

    @property
    def level_derivation(self) -> str:
        """What the level follows from, in the reader's words."""
        return derivation(self.level, self.level_basis)


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
