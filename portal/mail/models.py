import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

ATTEMPTS = 5


class Letter(models.Model):
    """A message to one address, waiting, sent or failed.

    Address and body are sealed, and both go once the letter is sent: the body may hold a key,
    and nobody's address stays longer than it is needed.
    ``due_at`` is when it may next be taken up: while somebody sends it, that is the end of
    their lease.
    """

    site_rights: ClassVar = "INSERT"
    scope_rights: ClassVar = {
        "portal_app": "SELECT, INSERT, UPDATE",
        "portal_oversight": "SELECT, INSERT, UPDATE (attempts, due_at, failed_at, problem)",
        # Supervisors see whether whoever had to be told was reached.
        "portal_casework": "SELECT (id, sent_at, failed_at), INSERT",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = models.BinaryField()
    address_digest = models.CharField(max_length=64, db_index=True)
    subject = models.CharField(max_length=200)
    body = models.BinaryField()
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-queued_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None), name="letter_sent_or_failed"
            ),
            models.CheckConstraint(
                condition=Q(failed_at=None) | ~Q(problem=""), name="letter_failed_says_why"
            ),
            models.CheckConstraint(
                condition=Q(attempts__lte=ATTEMPTS), name="letter_tried_a_few_times"
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(attempts__gte=1, address=b"", body=b""),
                name="letter_sent_keeps_nothing",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(sent_at=None, failed_at=None), name="letter_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"Letter {self.pk}"

    @property
    def status(self) -> str:
        """WAITING, SENT or FAILED."""
        if self.sent_at:
            return "SENT"
        return "FAILED" if self.failed_at else "WAITING"
