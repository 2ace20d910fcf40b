import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import COMPLAINTS


class Run(models.Model):
    """An act that somebody did on many complaints, and what came of each.

    The id is drawn where the act is tried, so that the same page sent twice is one run.  ``done``
    are numbers of complaints, ``refused`` pairs of a number and the name of the refusal.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT, UPDATE (done, refused)"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.CharField(max_length=20)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    done_at = models.DateTimeField()
    done = ArrayField(models.CharField(max_length=16), default=list)
    refused = models.JSONField(default=list)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(act=""), name="bulk_run_of_an_act")]

    def __str__(self) -> str:
        return f"{self.act} {self.pk}"
