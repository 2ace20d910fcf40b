"""Tell an agency of a detainer that came or was canceled: its custody by letter, its server."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from matching.detainers.models import Detainer
from portal.jurisdictions.roles import holders_of
from portal.mail.services import post_to_each
from portal.webhooks.events import Event
from portal.webhooks.services import announce


def tell_of_issue(*, detainer: Detainer, at: datetime) -> None:
    """Post letters and messages that a detainer waits for the agency; none names the person."""
    with override(settings.LANGUAGE_CODE):  # accounts name none
        subject = _("%(number)s: a detainer for your agency") % _named(detainer)
        said = _(
            "Detainer %(number)s, %(form)s, was issued to %(agency)s. It is a request: acknowledge"
            " it, give the person the copy, and answer it."
        )
        _post(detainer, subject, said, at)
    payload = {"detainer": detainer.number, "form": detainer.form}
    announce(agency=detainer.agency, event=Event.DETAINER_ISSUED, payload=payload, at=at)


def tell_of_cancellation(*, detainer: Detainer, at: datetime) -> None:
    """Post letters and messages that an issued detainer asks for nothing any more."""
    with override(settings.LANGUAGE_CODE):
        subject = _("%(number)s: the detainer is canceled") % _named(detainer)
        said = _(
            "Detainer %(number)s, which was issued to %(agency)s, is canceled. Nobody is held for"
            " it any longer."
        )
        _post(detainer, subject, said, at)
    payload = {"detainer": detainer.number}
    announce(agency=detainer.agency, event=Event.DETAINER_CANCELLED, payload=payload, at=at)


def _post(detainer: Detainer, subject: str, said: str, at: datetime) -> int:
    page = settings.PUBLIC_ADDRESS + reverse("detainer-detail", args=[detainer.pk])
    parts = [
        said % _named(detainer),
        _("The detainer and its paper: %(link)s") % {"link": page},
        _("You get this because of your role in the portal."),
    ]
    custody = holders_of(detainer.jurisdiction, "CUSTODY")
    return post_to_each(custody, subject=subject, body="\n\n".join(parts) + "\n", at=at)


def _named(detainer: Detainer) -> dict[str, str]:
    return {
        "number": detainer.number,
        "form": _(detainer.get_form_display()),
        "agency": detainer.agency.name,
    }
