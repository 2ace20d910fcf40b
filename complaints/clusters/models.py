import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from complaints.models import Complaint
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class Cluster(models.Model):
    """Complaints put together by somebody of the staff."""

    class Kind(models.TextChoices):
        DUPLICATE = "DUPLICATE", "The same complaint more than once"
        CAMPAIGN = "CAMPAIGN", "A campaign: many people, one matter"

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["DUPLICATE", "CAMPAIGN"]), name="cluster_of_a_known_kind"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Member(TenantModel):
    """A complaint is in a cluster, until it is taken out; one of the cluster leads it.

    A trigger keeps retaliation out of clusters of duplicates: it is a complaint of its own.
    """

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT, UPDATE (left_at, left_by_id)"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="members")
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="memberships")
    leads = models.BooleanField(default=False)
    joined_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()
    left_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(left_at=None), name="member_of_one_cluster"
            ),
            models.UniqueConstraint(
                fields=["cluster"],
                condition=Q(left_at=None, leads=True),
                name="member_one_leads",
            ),
            models.CheckConstraint(
                condition=Q(left_at=None, left_by=None)
                | Q(left_at__gte=F("joined_at"), left_by__isnull=False),
                name="member_left_by_whom_and_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["cluster"],
                include=["complaint"],
                condition=Q(left_at=None),
                name="member_present",
            )
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} in {self.cluster_id}"


class Sketch(TenantModel):
    """What lets complaints be found that say the same, and nothing else: see ``sketching``.

    ``values`` are 256 bytes, or none where nothing was told; ``bands`` are what is searched.
    ``made_with`` is the number of the root key.
    """

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT, UPDATE (values, bands, made_with)"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="sketch")
    values = models.BinaryField()
    bands = ArrayField(models.IntegerField())
    made_with = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "sketches"
        constraints = [
            models.CheckConstraint(condition=Q(bands__len__in=[0, 16]), name="sketch_is_bounded")
        ]
        indexes = [GinIndex(fields=["bands"], name="sketch_bands")]

    def __str__(self) -> str:
        return f"sketch of {self.complaint_id}"
