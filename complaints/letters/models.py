import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from complaints.following.models import Message
from portal.jurisdictions.isolation import COMPLAINTS
from portal.jurisdictions.tenants import TenantModel

USER = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    """On what occasion a letter is written."""

    ACKNOWLEDGMENT = "ACKNOWLEDGMENT", "We have your complaint"
    CONSENT = "CONSENT", "We ask for consent"
    EXTENSION = "EXTENSION", "It takes longer"
    REFERRAL = "REFERRAL", "Another office takes over"
    OUTCOME = "OUTCOME", "How it ended"
    APPEAL = "APPEAL", "How the appeal was decided"


class Template(models.Model):
    """The words with which a letter of a kind begins in a language: append-only.

    A change is a new version, so that what was sent names the words it was made of.  A template
    speaks of nobody.  ``written_by`` is None for those that came with the portal.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    kind = models.CharField(max_length=16, choices=Kind)
    language = models.CharField(max_length=10)
    version = models.PositiveIntegerField()
    words = models.TextField()
    written_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "language", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "version"], name="letter_template_version_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="letter_template_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1) & ~Q(words=""), name="letter_template_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.version}"


class Letter(TenantModel):
    """A letter that was sent: append-only.

    Its words are those of its message, sealed once; what the person reads is what is kept.
    """

    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.OneToOneField(Message, models.PROTECT, related_name="letter")
    kind = models.CharField(max_length=16, choices=Kind)
    template = models.ForeignKey(Template, models.PROTECT, related_name="letters")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="letter_of_a_known_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.message_id}"
