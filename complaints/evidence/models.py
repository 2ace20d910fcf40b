import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from complaints.evidence.kinds import LARGEST, Kind
from complaints.models import Complaint, Party
from portal.accounts.models import User
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.tenants import TenantModel
from portal.leases import Job, JobStatus


class State(models.TextChoices):
    """What has become of a file, told by the work on its copy."""

    WAITING = "WAITING", "Received; it is being made safe to open"
    READY = "READY", "Received, and safe to open"
    REFUSED = "REFUSED", "Received, but it cannot be opened"


class Evidence(TenantModel, Job):
    """A file that somebody behind a complaint sent, and the work of making it safe to open.

    Both files lie sealed with the complaint's key outside the database; of each a keyed hash is
    here.  ``name`` is what the person called the file, sealed under ``evidence:<pk>:name``.
    ``party`` is None where staff took it in.  ``problem`` is a sentence fit to show.
    """

    scope_rights: ClassVar = {
        COMPLAINTS: "SELECT, INSERT, UPDATE (status, attempts, sent_at, started_at, finished_at,"
        " lease_token, lease_until, problem, copy_size, copy_hash)"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="evidence")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="evidence")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.BinaryField()
    size = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    copy_size = models.PositiveIntegerField(null=True)
    copy_hash = models.CharField(max_length=64, blank=True)

    class Meta(Job.Meta):
        verbose_name_plural = "evidence"
        constraints = [
            *Job.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="evidence_of_a_kind"),
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=LARGEST), name="evidence_of_a_size"
            ),
            models.CheckConstraint(
                condition=Q(hash__regex=r"^[0-9a-f]{64}$"), name="evidence_known_by_a_hash"
            ),
            # Done without a problem is ready, and a copy is there exactly then.
            models.CheckConstraint(
                condition=Q(
                    status="DONE",
                    problem="",
                    copy_size__isnull=False,
                    copy_hash__regex=r"^[0-9a-f]{64}$",
                )
                | (Q(copy_size=None, copy_hash="") & (~Q(status="DONE") | ~Q(problem=""))),
                name="evidence_ready_with_a_copy",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.complaint_id}"

    @property
    def state(self) -> State:
        """Waiting, ready or refused."""
        if self.is_open:
            return State.WAITING
        return State.READY if self.status == JobStatus.DONE and not self.problem else State.REFUSED

    @property
    def is_ready(self) -> bool:
        """Whether there is a working copy."""
        return self.state == State.READY

    @property
    def shade(self) -> str:
        """The color of the tag that tells the state, as ``components/tag.html`` has it."""
        return {State.WAITING: "waiting", State.READY: "done", State.REFUSED: "failed"}[self.state]


class Unsealing(TenantModel):
    """A supervisor opened a file as it came; ``reason`` is sealed under ``unsealing:<pk>``."""

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="unsealings")
    unsealed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    unsealed_at = models.DateTimeField()
    reason = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=b""), name="unsealing_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} at {self.unsealed_at:%Y-%m-%d}"
