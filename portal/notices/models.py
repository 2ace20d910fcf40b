import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import SITE
from portal.jurisdictions.models import Jurisdiction
from portal.participation.models import ParticipationEvent

UNCONFIRMED_FOR = timedelta(days=7)


class NoticeRun(models.Model):
    """That an act was announced, once; ``history`` acts are marked and not mailed.

    ``unreachable`` counts the people who should have had a letter and have no address that
    takes one.
    """

    site_rights: ClassVar = "SELECT, INSERT"

    event = models.OneToOneField(ParticipationEvent, models.PROTECT, related_name="+")
    ran_at = models.DateTimeField()
    history = models.BooleanField(default=False)
    letters = models.PositiveIntegerField(default=0)
    unreachable = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-ran_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(history=False) | Q(letters=0, unreachable=0),
                name="notice_history_is_not_mailed",
            ),
        ]

    def __str__(self) -> str:
        return f"Notice of {self.event_id}: {self.letters} letters"


class Subscription(models.Model):
    """That an address asked for notices about a place, or about all; nobody needs an account.

    The address is sealed and found by its keyed hash.  A row that was never confirmed, or that
    was ended, is deleted: nothing of the address remains, and only the site itself, outside of
    every scope, reads or deletes any.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {SITE: "SELECT, INSERT, UPDATE, DELETE"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = models.BinaryField()
    address_digest = models.CharField(max_length=64)
    place = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["address_digest", "place"],
                nulls_distinct=False,
                name="subscription_once_for_a_place",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=models.F("asked_at")),
                name="subscription_asked_before_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(language__in=[code for code, _ in settings.LANGUAGES]),
                name="subscription_in_a_language_of_the_portal",
            ),
        ]

    def __str__(self) -> str:
        return f"Subscription {self.pk}"

    def is_open(self, at: datetime) -> bool:
        """Whether it is confirmed, or still may be at an instant."""
        return self.confirmed_at is not None or at < self.asked_at + UNCONFIRMED_FOR
