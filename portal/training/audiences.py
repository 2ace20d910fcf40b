"""Whom a module is written for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """People by their work; a role that needs a module is another matter."""

    PATROL = "PATROL", _("State and local officers")
    JAIL = "JAIL", _("Jail and booking staff")
    LEADERS = "LEADERS", _("Commanders and sergeants")
    AGENTS = "AGENTS", _("Federal field agents")
    ATTORNEYS = "ATTORNEYS", _("Attorneys")
    OFFICIALS = "OFFICIALS", _("Officials of a state or county")
    EXAMINERS = "EXAMINERS", _("Fingerprint examiners")
    STATUS = "STATUS", _("Status specialists and issuing officers")
    COMPLAINTS = "COMPLAINTS", _("Staff who work on complaints")
    COMMITTEE = "COMMITTEE", _("Members of the committee")
