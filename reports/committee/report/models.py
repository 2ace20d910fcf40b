import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import COMMITTEE
from portal.participation.models import Document
from reports.committee.findings.models import PublishedFinding
from reports.committee.report.states import UNSIGNED, Stand, Status
from reports.committee.seats.models import Charter, Seat, Term

USER = settings.AUTH_USER_MODEL
DIGEST = r"^[0-9a-f]{64}$"
LONGEST_TITLE, LONGEST_TEXT = 200, 10_000


class Report(models.Model):
    """A report of the committee on findings that it voted on.

    ``edition`` counts how often it was circulated, ``body`` is what then went to the members and
    ``digest`` its digest: a position is on that text and on no other.  ``sealed`` is what was
    published, with every position, statement and resignation, and ``pdf`` its file; of a draft
    the public pages can read no word.
    """

    site_rights: ClassVar = (
        "SELECT (id, number, status, sealed, sealed_digest, pdf_id, published_at)"
    )
    scope_rights: ClassVar = {
        COMMITTEE: "SELECT, INSERT, UPDATE (title, text, status, changed_at, edition, body,"
        " digest, circulated_at, reply_by, sealed, sealed_digest, pdf_id, published_at)"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="reports")
    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.CharField(max_length=LONGEST_TEXT)
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT)
    changed_at = models.DateTimeField()
    edition = models.PositiveSmallIntegerField(default=0)
    body = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    circulated_at = models.DateTimeField(null=True)
    reply_by = models.DateField(null=True)
    sealed = models.JSONField(null=True)
    sealed_digest = models.CharField(max_length=64, blank=True)
    pdf = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    drafted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="report_of_a_known_status"
            ),
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT, digest="", circulated_at=None, reply_by=None)
                & Q(body=None)
                | Q(digest__regex=DIGEST, circulated_at__isnull=False, reply_by__isnull=False)
                & Q(edition__gte=1, body__isnull=False)
                & ~Q(status=Status.DRAFT),
                name="report_circulated_when_and_until",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.PUBLISHED, sealed_digest__regex=DIGEST)
                & Q(sealed__isnull=False, pdf__isnull=False, published_at__isnull=False)
                | Q(sealed=None, sealed_digest="", pdf=None, published_at=None)
                & ~Q(status=Status.PUBLISHED),
                name="report_sealed_when_it_is_published",
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.number}"


class Part(models.Model):
    """A settled finding, adopted or not, that a report prints, and where in it."""

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT, DELETE"}

    report = models.ForeignKey(Report, models.PROTECT, related_name="parts")
    finding = models.ForeignKey(PublishedFinding, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="part_numbered"),
            models.UniqueConstraint(fields=["report", "finding"], name="part_once"),
        ]

    def __str__(self) -> str:
        return f"part {self.number} of {self.report_id}"


class Position(models.Model):
    """What a seat says of an edition of a report, in its own words; it stays as it was signed.

    ``digest`` is that of the text which was read, and ``apart`` are the references of findings
    from whose matters the member keeps away: the position does not cover them.  Where a seat is
    recorded as silent or vacant and somebody signs for it after all, what is signed counts.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMMITTEE: "SELECT, INSERT"}

    report = models.ForeignKey(Report, models.PROTECT, related_name="positions")
    edition = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    term = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+")
    stand = models.CharField(max_length=10, choices=Stand)
    words = models.CharField(max_length=LONGEST_TEXT, blank=True)
    apart = models.JSONField(default=list)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["seat__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "edition", "seat"],
                condition=Q(term__isnull=False),
                name="position_signed_once_a_seat",
            ),
            models.UniqueConstraint(
                fields=["report", "edition", "seat"],
                condition=Q(term=None),
                name="position_recorded_once_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Stand.values, digest__regex=DIGEST),
                name="position_of_a_known_stand",
            ),
            models.CheckConstraint(
                condition=Q(term=None, words="", stand__in=UNSIGNED)
                | Q(term__isnull=False) & ~Q(stand__in=UNSIGNED),
                name="position_signed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(stand=Stand.DISSENT) | ~Q(words=""),
                name="position_dissents_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"position {self.pk}"
