"""What an agency's server can be told of."""

from django.db import models
from django.utils.translation import gettext_lazy as _

TEST = "webhook.test"


class Event(models.TextChoices):
    """The kinds of message that an endpoint may ask for."""

    DETAINER_ISSUED = "detainer.issued", _("A detainer is issued")
    DETAINER_CANCELLED = "detainer.cancelled", _("A detainer is canceled")
    DETAINER_CLOCK = "detainer.clock", _("The time of a hold runs out, or has run out")
    MATCH_VOIDED = "match.voided", _("A match is voided")
    NOTIFICATION = "notification.created", _("People of the agency's place are told of something")


class UnknownEvent(Exception):
    """No endpoint can ask for such an event; the code that announced it is wrong."""


def check_event(event: str) -> None:
    """Raise ``UnknownEvent`` unless an endpoint can ask for the event."""
    if event not in Event.values:
        raise UnknownEvent(f"There is no event {event!r}.")
