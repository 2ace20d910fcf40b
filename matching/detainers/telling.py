"""Tell an agency of a detainer that came or was canceled: its custody by letter, its server."""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from matching.detainers.models import Detainer
from portal.accounts.models import User
from portal.inbox.services import notify
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
    _note(detainer, "detainer.issued", at)
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
    _note(detainer, "detainer.cancelled", at)
    payload = {"detainer": detainer.number}
    announce(agency=detainer.agency, event=Event.DETAINER_CANCELLED, payload=payload, at=at)


def _post(detainer: Detainer, subject: str, said: str, at: datetime) -> int:
    page = settings.PUBLIC_ADDRESS + _page(detainer)
    parts = [
        said % _named(detainer),
        _("The detainer and its paper: %(link)s") % {"link": page},
        _("You get this because of your role in the portal."),
    ]
    body = "\n\n".join(parts) + "\n"
    return post_to_each(_custody(detainer), subject=subject, body=body, at=at)


def _note(detainer: Detainer, kind: str, at: datetime) -> None:
    notify(
        people=_custody(detainer),
        kind=kind,
        url=_page(detainer),
        at=at,
        agencies=[detainer.agency],
        number=detainer.number,
    )


def _custody(detainer: Detainer) -> QuerySet[User]:
    return holders_of(detainer.jurisdiction, "CUSTODY")


def _page(detainer: Detainer) -> str:
    return reverse("detainer-detail", args=[detainer.pk])


def _named(detainer: Detainer) -> dict[str, str]:
    return {
        "number": detainer.number,
        "form": _(detainer.get_form_display()),
        "agency": detainer.agency.name,
    }
