import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from portal.jurisdictions.isolation import COMMITTEE, STATISTICS
from portal.jurisdictions.models import Jurisdiction
from reports.committee.seats.charters import Balance, Charter, Seat
from reports.committee.seats.states import (
    Capacity,
    Cause,
    End,
    InterestKind,
    MatterKind,
)

__all__ = ["Balance", "Charter", "Interest", "Matter", "Recusal", "Resignation", "Seat", "Term"]
USER = settings.AUTH_USER_MODEL
LONGEST_STATEMENT, LONGEST_WORDS = 10_000, 1000
# From the first day to the last one, both included.
WHILE_IT_LASTS = Func(
    F("begins_on"),
    Coalesce(F("ended_on"), F("ends_on")),
    Value("[]"),
    function="daterange",
    output_field=DateRangeField(),
)


class Term(models.Model):
    """That somebody sits in a seat, from a day through a day.

    ``home`` is the jurisdiction that the person serves, if any, and ``name`` how the public
    record calls the person.  ``ended_on`` is the last day where the term ends before its day.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (ended_on, ended_how)"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="terms")
    person = models.ForeignKey(USER, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=10, choices=Capacity)
    chairs = models.BooleanField(default=False)
    name = models.CharField(max_length=120)
    employer = models.CharField(max_length=200, blank=True)
    home = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, related_name="+")
    begins_on = models.DateField()
    ends_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_how = models.CharField(max_length=10, choices=End, blank=True)
    appointed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    appointed_at = models.DateTimeField()

    class Meta:
        ordering = ["seat__number", "-begins_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="term_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_how="")
                | Q(
                    ended_on__isnull=False,
                    ended_on__lte=F("ends_on"),
                    ended_on__gte=F("begins_on"),
                    ended_how__in=End.values,
                ),
                name="term_ended_how_and_when",
            ),
            models.CheckConstraint(
                condition=Q(capacity=Capacity.MEMBER)
                | Q(capacity=Capacity.ALTERNATE, chairs=False),
                name="term_chair_is_a_member",
            ),
            ExclusionConstraint(
                name="term_one_in_a_seat",
                expressions=[
                    ("seat", RangeOperators.EQUAL),
                    ("capacity", RangeOperators.EQUAL),
                    (WHILE_IT_LASTS, RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="term_one_of_a_person",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (WHILE_IT_LASTS, RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="term_one_chair",
                condition=Q(chairs=True),
                expressions=[(WHILE_IT_LASTS, RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"term {self.pk}"

    @property
    def last_day(self) -> object:
        """The day after which the person sits no more."""
        return self.ended_on or self.ends_on


class Resignation(models.Model):
    """Why a member left, in the member's own words: printed with what the committee prints.

    It takes effect from the day on which it was given on, and undoes nothing.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    term = models.OneToOneField(Term, models.PROTECT, related_name="resignation")
    given_on = models.DateField()
    last_day = models.DateField()
    statement = models.CharField(max_length=LONGEST_STATEMENT, blank=True)
    given_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("given_on")), name="resignation_looks_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"resignation from {self.term_id}"


class Matter(models.Model):
    """Something that comes before the committee, from which a member may have to keep away.

    Agenda items, inquiries, findings and motions are about a matter, and a recusal is from one.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT", STATISTICS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=MatterKind)
    title = models.CharField(max_length=200)
    place = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=MatterKind.OUTLIER, place__isnull=False)
                | Q(kind__in=[MatterKind.BUSINESS, MatterKind.ROUND], place=None),
                name="matter_of_a_place_is_an_outlier",
            ),
        ]

    def __str__(self) -> str:
        return f"matter {self.pk}"


class Interest(models.Model):
    """What a member declares; it counts from its day on, and is taken back by nobody else."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (ended_at)"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    term = models.ForeignKey(Term, models.PROTECT, related_name="interests")
    kind = models.CharField(max_length=10, choices=InterestKind)
    place = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, related_name="+")
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="interests")
    words = models.CharField(max_length=LONGEST_WORDS)
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["declared_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=InterestKind.PLACE, place__isnull=False, matter=None)
                | Q(kind=InterestKind.MATTER, matter__isnull=False, place=None)
                | Q(kind=InterestKind.OTHER, place=None, matter=None),
                name="interest_in_what_it_names",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="interest_says_something"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gt=F("declared_at")),
                name="interest_ends_after_it_was_declared",
            ),
        ]

    def __str__(self) -> str:
        return f"interest {self.pk}"


class Recusal(models.Model):
    """That a member keeps away from a matter: for good, and on the public record."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="recusals")
    term = models.ForeignKey(Term, models.PROTECT, related_name="recusals")
    cause = models.CharField(max_length=10, choices=Cause)
    recorded_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "term"], name="recusal_once_from_a_matter"),
            models.CheckConstraint(
                condition=Q(cause__in=Cause.values), name="recusal_of_a_known_cause"
            ),
        ]

    def __str__(self) -> str:
        return f"recusal from {self.matter_id}"
