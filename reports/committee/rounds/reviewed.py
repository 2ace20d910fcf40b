"""What members write about cases, and what comes of it; ``models`` lists these too."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import COMMITTEE
from reports.committee.rounds.states import Phase, Work
from reports.committee.seats.models import Term

LONGEST_ANSWER = 2000


class Review(models.Model):
    """That a member was drawn to review a case; ``letter`` tells reviews of a case apart.

    The letters are in an order of their own, which follows neither seats nor time; who is drawn
    in somebody's place takes over the letter, so that nobody sees a case change hands.
    """

    site_rights: ClassVar = "SELECT (case_id)"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (status, locked_at, settled_at)"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("committee_rounds.Case", models.PROTECT, related_name="reviews")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+")
    letter = models.CharField(max_length=2)
    status = models.CharField(max_length=8, choices=Work, default=Work.OPEN)
    drawn_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "term"], name="review_once_of_a_case"),
            models.UniqueConstraint(
                fields=["case", "letter"],
                condition=~Q(status=Work.RELEASED),
                name="review_lettered",
            ),
            models.CheckConstraint(
                condition=Q(status=Work.OPEN, locked_at=None, settled_at=None)
                | Q(status=Work.LOCKED, locked_at__isnull=False, settled_at=None)
                | Q(status=Work.SETTLED, locked_at__isnull=False, settled_at__isnull=False)
                | Q(status=Work.RELEASED),
                name="review_locked_and_settled_when",
            ),
        ]

    def __str__(self) -> str:
        return f"review {self.pk}"


class Answer(models.Model):
    """What a member answers to a question about a case, blind and again in consolidation."""

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, UPDATE (value, words)"}

    review = models.ForeignKey(Review, models.PROTECT, related_name="answers")
    question = models.ForeignKey("committee_rounds.Question", models.PROTECT, related_name="+")
    phase = models.PositiveSmallIntegerField(choices=Phase)
    value = models.SmallIntegerField()
    words = models.CharField(max_length=LONGEST_ANSWER, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "question", "phase"], name="answer_once_a_phase"
            ),
            models.CheckConstraint(
                condition=Q(phase__in=Phase.values), name="answer_of_a_known_phase"
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Outcome(models.Model):
    """What the reviews of a case came to on a question; None where they stay in conflict."""

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    case = models.ForeignKey("committee_rounds.Case", models.PROTECT, related_name="outcomes")
    question = models.ForeignKey("committee_rounds.Question", models.PROTECT, related_name="+")
    value = models.SmallIntegerField(null=True)
    conflicted = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "question"], name="outcome_once_a_question"),
            models.CheckConstraint(
                condition=Q(conflicted=True, value=None)
                | Q(conflicted=False, value__isnull=False),
                name="outcome_is_a_value_or_a_conflict",
            ),
        ]

    def __str__(self) -> str:
        return f"outcome of {self.case_id}"


class Figures(models.Model):
    """What the public sees of a closed round: computed once, by its seed, and kept as it is."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    round = models.OneToOneField(
        "committee_rounds.Round", models.PROTECT, primary_key=True, related_name="figures"
    )
    results = models.JSONField()
    computed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"figures of {self.round_id}"
