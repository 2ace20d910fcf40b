"""The letter to a place's people about a server that is told nothing any more."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.mail.services import post_to_each
from portal.webhooks.managers import managers_of
from portal.webhooks.models import Endpoint


def tell_of_disabling(*, endpoint: Endpoint, at: datetime) -> int:
    """Post a letter that an endpoint is disabled to those who direct it; how many.

    It names the agency alone: an address may carry a password, and a message is about a person.
    """
    with override(settings.LANGUAGE_CODE):  # accounts name none
        named = {
            "agency": endpoint.agency.name,
            "link": settings.PUBLIC_ADDRESS + reverse("webhook-detail", args=[endpoint.pk]),
        }
        parts = (
            _("The portal sends no message to a server of %(agency)s any more: it took none."),
            _("What waited for it is not delivered. Detainers and clocks stand in the portal."),
            _("What failed, and where to resume or stop it: %(link)s"),
            _("You get this because of your role in the portal."),
        )
        subject = _("%(agency)s: messages to a server are stopped") % named
        body = "\n\n".join(part % named for part in parts) + "\n"
    people = managers_of(endpoint.jurisdiction)
    return post_to_each(people, subject=subject, body=body, at=at)
