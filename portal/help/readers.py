"""For whom help is written, and which pages each of them has, in the order of reading."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reader(TextChoices):
    """One of the four kinds of people who read the help; the value is part of the address."""

    PUBLIC = "public", _("For everybody")
    OFFICIALS = "officials", _("For officials of a place")
    STAFF = "staff", _("For staff and the committee")
    OPERATORS = "operators", _("For operators")


ABOUT = {
    Reader.PUBLIC: _("What the program is, whether a county takes part, and what one can do."),
    Reader.OFFICIALS: _("Opting out, holds, people and their training, detainers, webhooks."),
    Reader.STAFF: _("How examiners, officers, complaint staff, statisticians and members work."),
    Reader.OPERATORS: _("Installing, keys and backups, workers, upgrades, and checking the data."),
}
PAGES: dict[Reader, tuple[str, ...]] = {
    Reader.PUBLIC: ("program", "taking-part", "complaints", "notice", "figures"),
    Reader.OFFICIALS: ("opting-out", "second-person", "holds", "people", "detainers", "webhooks"),
    Reader.STAFF: ("examiner", "casework", "complaints", "statistics", "committee", "rights"),
    Reader.OPERATORS: ("install", "settings", "keys", "workers", "upgrade", "checks"),
}
# Pages of the site itself, at addresses of their own.
SITE = ("accessibility", "security")
