"""Where a complaint stands."""

from django.db import models


class Status(models.TextChoices):
    """The one state that there is: nothing takes a complaint out of it."""

    RECEIVED = "RECEIVED", "Received"
