from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class SavedFilter(models.Model):
    """A filter of a list that a person keeps under a name: codes of the list's form, no words."""

    site_rights: ClassVar = "SELECT, INSERT, UPDATE, DELETE"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    worklist = models.SlugField(max_length=40)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=400)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "worklist", "name"], name="saved_filter_one_of_a_name"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="saved_filter_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
