import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise

from portal.jurisdictions.isolation import STATISTICS, TENANT
from portal.jurisdictions.tenants import TenantModel
from reports.flags.states import Conclusion, Side, Status
from reports.statistics.indicators import INDICATORS
from reports.statistics.models import QUARTER, Cube
from reports.statistics.review.history import ALARM
from reports.statistics.review.screen import RATE
from reports.statistics.stages import Group

USER = settings.AUTH_USER_MODEL
LONGEST_SECTION, LONGEST_STATEMENT, LONGEST_COMMENT = 4000, 1000, 4000
GROUPS = [group.name for group in Group]


class Screening(models.Model):
    """That a frozen cube was screened, by what fit, and how many flags it raised.

    ``results`` are the fits of the indicators and the pooled disparities with their spread, as
    ``results.py`` lays them out: an outlier screen is blind to what every place shares.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    cube = models.OneToOneField(Cube, models.PROTECT, related_name="screening")
    screened_at = models.DateTimeField()
    raised = models.PositiveIntegerField()
    results = models.JSONField()

    def __str__(self) -> str:
        return f"screening of {self.cube_id}"


class Flag(TenantModel):
    """One figure of one place that differs: what the place may read once it is asked to comment.

    ``ratio`` with its 90 % interval is the posterior rate against the nation's, for groups the
    odds ratio; against the own past it is observed over foreseen, without interval.  ``due_at``
    is the first instant at which the examination goes on without a comment.  ``commented_at``
    only tells of the last comment; a place that writes it waits for whoever signs.
    """

    scope_rights: ClassVar = {
        TENANT: "SELECT, UPDATE (commented_at)",
        STATISTICS: "SELECT, INSERT, UPDATE (status, changed_at, asked_at, due_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cube = models.ForeignKey(Cube, models.PROTECT, related_name="flags")
    quarter = models.CharField(max_length=6)
    synthetic = models.BooleanField(default=False)
    indicator = models.CharField(max_length=20)
    side = models.CharField(max_length=10, choices=Side)
    group = models.CharField(max_length=10, blank=True, db_column="group_name")
    observed = models.PositiveIntegerField()
    expected = models.FloatField()
    p = models.FloatField()
    q = models.FloatField(null=True)
    cusum = models.FloatField(null=True)
    ratio = models.FloatField()
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    opened_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    changed_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    commented_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["quarter", "status", "indicator"], name="flag_of_quarter"),
            models.Index(fields=["jurisdiction", "-asked_at"], name="flag_of_place"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["cube", "jurisdiction", "indicator", "side", "group"],
                name="flag_once_of_a_cube",
            ),
            models.CheckConstraint(condition=Q(quarter__regex=QUARTER), name="flag_of_a_quarter"),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="flag_of_a_known_status"
            ),
            models.CheckConstraint(
                condition=Q(side=Side.DISPARITY, group__in=GROUPS)
                | Q(side__in=[Side.HIGH, Side.LOW, Side.HISTORY], group=""),
                name="flag_of_a_known_side",
            ),
            models.CheckConstraint(
                condition=Q(expected__gt=0, ratio__gte=0, p__gt=0, p__lte=1),
                name="flag_numbers_in_range",
            ),
            models.CheckConstraint(
                condition=Q(side=Side.HISTORY, cusum__isnull=False, cusum__gt=ALARM)
                & Q(q=None, low=None, high=None)
                | ~Q(side=Side.HISTORY)
                & Q(q__isnull=False, low__isnull=False, high__isnull=False)
                & Q(cusum=None, q__lte=RATE, high__gte=F("low")),
                name="flag_found_by_its_method",
            ),
            models.CheckConstraint(
                condition=Q(asked_at=None, due_at=None) & ~Q(status=Status.ASKED)
                | Q(asked_at__isnull=False, due_at__isnull=False, due_at__gt=F("asked_at")),
                name="flag_asked_until",
            ),
        ]

    def __str__(self) -> str:
        return f"flag {self.pk}"

    @property
    def title(self) -> str | Promise:
        """The indicator in words."""
        return INDICATORS[self.indicator].title

    @property
    def group_label(self) -> str | Promise:
        """The group in words, '' where the flag is of none."""
        return Group[self.group].label if self.group else ""


class CaseFile(TenantModel):
    """The working papers of a flag, which its place never reads: figures, and who answers for it.

    ``figures`` are computed once when the flag is raised, as ``figures.py`` lays them out.
    """

    scope_rights: ClassVar = {
        STATISTICS: (
            "SELECT, INSERT, UPDATE (examined_by_id, examined_at, signed_by_id, signed_at)"
        )
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flag = models.OneToOneField(Flag, models.PROTECT, related_name="file")
    figures = models.JSONField()
    examined_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    examined_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(examined_by=None, examined_at=None)
                | Q(examined_by__isnull=False, examined_at__isnull=False),
                name="case_file_examined_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_at=None)
                | Q(examined_by__isnull=False, signed_by__isnull=False, signed_at__isnull=False),
                name="case_file_signed_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("examined_by")),
                name="case_file_signed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"case file of {self.flag_id}"


class Paper(TenantModel):
    """What an examiner of a flag wrote, whole, a row each time: append-only, the last one counts.

    The sections stand in the order in which they are looked at.  ``referral`` says only that
    somebody looks at what persons did, and who.  The statements are printed with the release.
    """

    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flag = models.ForeignKey(Flag, models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField()
    quality = models.CharField(max_length=LONGEST_SECTION, blank=True)
    mix = models.CharField(max_length=LONGEST_SECTION, blank=True)
    structure = models.CharField(max_length=LONGEST_SECTION, blank=True)
    process = models.CharField(max_length=LONGEST_SECTION, blank=True)
    referral = models.CharField(max_length=LONGEST_STATEMENT, blank=True)
    conclusion = models.CharField(max_length=20, choices=Conclusion, blank=True)
    statement = models.CharField(max_length=LONGEST_STATEMENT, blank=True)
    statement_es = models.CharField(max_length=LONGEST_STATEMENT, blank=True)
    written_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["flag", "number"], name="paper_numbered_in_a_file"),
            models.CheckConstraint(
                condition=Q(conclusion__in=["", *Conclusion.values]),
                name="paper_of_a_known_conclusion",
            ),
        ]

    def __str__(self) -> str:
        return f"paper {self.number} of {self.flag_id}"


class Comment(TenantModel):
    """What a place says of its flag, a row each time: append-only, the last one is printed."""

    scope_rights: ClassVar = {TENANT: "SELECT, INSERT", STATISTICS: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flag = models.ForeignKey(Flag, models.PROTECT, related_name="comments")
    words = models.CharField(max_length=LONGEST_COMMENT)
    written_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="comment_says_something"),
        ]

    def __str__(self) -> str:
        return f"comment on {self.flag_id}"


class Step(TenantModel):
    """One change of a flag's state: append-only."""

    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flag = models.ForeignKey(Flag, models.PROTECT, related_name="steps")
    source = models.CharField(max_length=10, choices=Status)
    target = models.CharField(max_length=10, choices=Status)
    reason = models.CharField(max_length=LONGEST_STATEMENT, blank=True)
    taken_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ["taken_at", "id"]

    def __str__(self) -> str:
        return f"{self.source} to {self.target}"
