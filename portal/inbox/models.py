import uuid
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from portal.inbox.kinds import Email
from portal.jurisdictions.isolation import DISPATCH, SITE
from portal.jurisdictions.zones import ZONES

USER = settings.AUTH_USER_MODEL
# What the digest and the broom know of news, without what it says.
NOTED = "id, user_id, kind, created_at, read_at, mailed_at"


class Notification(models.Model):
    """One piece of news for one person, who alone reads it.

    Any scope writes it, in the transaction of what it tells of.  ``details`` holds codes and
    numbers, ``path`` leads to a page of this site.  Of one ``topic`` a person has one unread
    piece of news at a time.
    """

    of_one_person: ClassVar = True
    told_by_all: ClassVar = True
    site_rights: ClassVar = "INSERT"
    scope_rights: ClassVar = {
        SITE: "SELECT, INSERT, UPDATE (read_at)",
        DISPATCH: f"SELECT ({NOTED}), INSERT, UPDATE (mailed_at), DELETE",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    topic = models.CharField(max_length=80, blank=True)
    details = models.JSONField(default=dict)
    path = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(path__regex=r"^/([^/\\]|$)"), name="notification_leads_into_the_site"
            ),
            models.CheckConstraint(
                condition=Q(read_at=None) | Q(read_at__gte=F("created_at")),
                name="notification_read_after_it_came",
            ),
            models.UniqueConstraint(
                fields=["user", "kind", "topic"],
                condition=Q(read_at=None) & ~Q(topic=""),
                name="notification_one_unread_of_a_topic",
            ),
        ]
        indexes = [
            models.Index(
                fields=["user", "-created_at", "-id"],
                condition=Q(read_at=None),
                name="notification_unread",
            ),
            models.Index(fields=["user", "-created_at", "-id"], name="notification_newest"),
            models.Index(
                fields=["user", "kind", "created_at"],
                condition=Q(read_at=None, mailed_at=None),
                name="notification_unmailed",
            ),
            models.Index(fields=["created_at"], name="notification_oldest"),
        ]

    def __str__(self) -> str:
        return f"Notification {self.pk}"


class Preference(models.Model):
    """How often a person wants a letter with news of a kind, where that is not as usual."""

    of_one_person: ClassVar = True
    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {
        SITE: "SELECT, INSERT, UPDATE",
        DISPATCH: "SELECT",
    }

    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    email = models.CharField(max_length=6, choices=Email)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="preference_one_of_a_kind"),
            models.CheckConstraint(
                condition=Q(email__in=Email.values), name="preference_is_one_of_the_ways"
            ),
        ]

    def __str__(self) -> str:
        return f"Preference {self.pk}"


class Reader(models.Model):
    """The language, the hour and the zone of a person's letters, and when they looked last.

    ``visited_at`` is when the visit under way began, ``visited_before`` when the one before did.
    """

    of_one_person: ClassVar = True
    site_rights: ClassVar = "SELECT (user_id)"
    scope_rights: ClassVar = {
        SITE: "SELECT, INSERT, UPDATE",
        DISPATCH: "SELECT (user_id, language, hour, time_zone)",
    }

    user = models.OneToOneField(USER, models.CASCADE, primary_key=True, related_name="+")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    hour = models.PositiveSmallIntegerField(default=7, validators=[MaxValueValidator(23)])
    time_zone = models.CharField(
        max_length=40, choices=[(zone, zone) for zone in ZONES], default="UTC"
    )
    visited_at = models.DateTimeField(null=True)
    visited_before = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hour__lte=23), name="reader_hour_of_a_day"),
            models.CheckConstraint(
                condition=Q(language__in=[code for code, _ in settings.LANGUAGES]),
                name="reader_in_a_language_of_the_portal",
            ),
        ]

    def __str__(self) -> str:
        return f"Reader {self.pk}"
