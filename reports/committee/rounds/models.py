import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import COMMITTEE, STATISTICS
from reports.committee.rounds.reviewed import (
    LONGEST_ANSWER,
    Answer,
    Figures,
    Outcome,
    Review,
)
from reports.committee.rounds.states import UNFRAMED, UNSEEDED, Scale, Status
from reports.committee.seats.models import Matter
from reports.committee.seats.states import Duty

USER = settings.AUTH_USER_MODEL
DIGEST = r"^[0-9a-f]{64}$"
SHORTEST_SEED = 16

__all__ = [
    "LONGEST_ANSWER",
    "Answer",
    "Case",
    "CaseSource",
    "Codebook",
    "Figures",
    "Frame",
    "FrameSource",
    "Outcome",
    "Question",
    "Review",
    "Round",
]


class Codebook(models.Model):
    """The questions that are asked of every case of a round; a new wording is a new version."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    version = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=200)
    written_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"codebook {self.version}"


class Question(models.Model):
    """One question: ``answers`` is a list of [value, words, words in Spanish] in their order.

    A value below 0 says that the question cannot be answered or does not fit, and is a gap in
    the figures of agreement.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    codebook = models.ForeignKey(Codebook, models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    duty = models.CharField(max_length=20, choices=Duty)
    text = models.CharField(max_length=500)
    text_es = models.CharField(max_length=500)
    scale = models.CharField(max_length=8, choices=Scale)
    answers = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "number"], name="question_numbered"),
            models.CheckConstraint(
                condition=Q(duty__in=Duty.values, scale__in=Scale.values),
                name="question_of_known_duty_and_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.number}"


class Round(models.Model):
    """A review of a random sample of the cases of a quarter.

    ``secret`` marks cases and places: only keyed marks of them are kept with the sample.
    ``strata`` is the legend of the frame's codes, [code, level, outcome, region, complaint] each,
    which the committee reads; ``seed`` was said in public after ``frame_digest``.  ``size`` is
    how many cases are drawn, or all where there are fewer.
    """

    site_rights: ClassVar = (
        "SELECT (id, number, title, codebook_id, matter_id, quarter, size, per_case, synthetic,"
        " status, changed_at, frame_digest, frame_cases, framed_at, seed, seeded_at)"
    )
    scope_rights: ClassVar = {
        COMMITTEE: "SELECT, INSERT, UPDATE (status, changed_at, seed, seeded_at, seeded_by_id)",
        STATISTICS: "SELECT, UPDATE (status, changed_at, secret, strata, frame_digest,"
        " frame_cases, framed_at)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=200)
    codebook = models.ForeignKey(Codebook, models.PROTECT, related_name="rounds")
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="round")
    quarter = models.CharField(max_length=6)
    size = models.PositiveSmallIntegerField()
    per_case = models.PositiveSmallIntegerField(default=2)
    synthetic = models.BooleanField(default=False)
    status = models.CharField(max_length=14, choices=Status, default=Status.PLANNED)
    changed_at = models.DateTimeField()
    planned_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    secret = models.BinaryField(default=b"")
    strata = models.JSONField(default=list)
    frame_digest = models.CharField(max_length=64, blank=True)
    frame_cases = models.PositiveIntegerField(null=True)
    framed_at = models.DateTimeField(null=True)
    seed = models.CharField(max_length=200, blank=True)
    seeded_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    seeded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="round_of_a_known_status"
            ),
            models.CheckConstraint(
                condition=Q(per_case__gte=2, size__gte=1), name="round_of_two_reviews_a_case"
            ),
            models.CheckConstraint(
                condition=Q(status__in=UNFRAMED, frame_digest="", framed_at=None)
                & Q(frame_cases=None)
                | Q(frame_digest__regex=DIGEST, framed_at__isnull=False)
                & Q(frame_cases__isnull=False)
                & ~Q(status__in=UNFRAMED),
                name="round_framed_when_and_as_what",
            ),
            models.CheckConstraint(
                condition=Q(status__in=UNSEEDED, seed="", seeded_by=None, seeded_at=None)
                | Q(seed__regex=rf".{{{SHORTEST_SEED},}}", seeded_by__isnull=False)
                & Q(seeded_at__gt=models.F("framed_at"))
                & ~Q(status__in=UNSEEDED),
                name="round_seeded_after_its_frame",
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.number}"


class Frame(models.Model):
    """What a sample is drawn from: a line a case, its key and the code of its stratum, packed.

    Anybody may read it; a key is the keyed mark of a booking and leads nobody to it.  ``sizes``
    is a list of [code, cases].
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    round = models.OneToOneField(Round, models.PROTECT, primary_key=True, related_name="frame")
    packed = models.BinaryField()
    sizes = models.JSONField()

    def __str__(self) -> str:
        return f"frame of {self.round_id}"


class FrameSource(models.Model):
    """The facts of the cases of a frame, in its order: what was counted when it was made.

    No member and no secretary reads it.
    """

    site_rights: ClassVar = "SELECT (round_id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    round = models.OneToOneField(
        Round, models.PROTECT, primary_key=True, related_name="frame_source"
    )
    packed = models.BinaryField()

    def __str__(self) -> str:
        return f"source of the frame of {self.round_id}"


class Case(models.Model):
    """A case of the sample as members see it: no name, no place, days as intervals.

    ``place_mark`` and ``state_mark`` are keyed marks of where it is from, by which a member of
    that place is kept away from it; nobody can read a place out of them.
    """

    site_rights: ClassVar = "SELECT (round_id, key, stratum)"
    scope_rights: ClassVar = {COMMITTEE: "SELECT", STATISTICS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="cases")
    key = models.CharField(max_length=64)
    stratum = models.CharField(max_length=8)
    sheet = models.JSONField()
    place_mark = models.CharField(max_length=64)
    state_mark = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "key"], name="case_once_in_a_round"),
            models.CheckConstraint(
                condition=Q(key__regex=DIGEST, place_mark__regex=DIGEST, state_mark__regex=DIGEST),
                name="case_marked_by_keyed_digests",
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"


class CaseSource(models.Model):
    """Which booking a case of the sample is; no member and no secretary reads it."""

    site_rights: ClassVar = "SELECT (case_id)"
    scope_rights: ClassVar = {STATISTICS: "SELECT, INSERT"}

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="source")
    booking = models.UUIDField()
    county = models.CharField(max_length=5)

    def __str__(self) -> str:
        return f"source of {self.case_id}"
