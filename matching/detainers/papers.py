"""The paper of an issued detainer: what the rows say, as the values of a notice."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from matching.bookings.selectors import person_of
from matching.detainers.errors import NotOpen
from matching.detainers.forms import Ask, Form
from matching.detainers.grounds import Ground, Priority
from matching.detainers.models import Detainer
from matching.detainers.paper.notice import Notice
from matching.detainers.paper.render import render
from matching.detainers.sealed import code_of

OFFICE = "Secure Communities\nThe program's issuing officers"
TITLE = "Issuing officer"


def paper_of(detainer: Detainer) -> bytes:
    """Return the paper of an issued detainer as a tagged PDF; raises ``NotOpen`` for a draft.

    The same for whoever reads it and whenever: it says what was issued, not what came of it.
    Raises ``FontsMissing`` where the fonts are not installed.
    """
    return render(notice_of(detainer))


def notice_of(detainer: Detainer) -> Notice:
    """Return what the paper of an issued detainer says; raises ``NotOpen`` for a draft.

    Nothing of the status work is on it but the ground that the officer marked, for the place
    does not read that work.
    """
    booking, officer = detainer.booking, detainer.issued_by
    if officer is None:
        raise NotOpen(_("This detainer is not issued yet, so it has no paper."))
    person = person_of(booking)
    born = person["birth_date"]
    return Notice(
        form=Form(detainer.form),
        number=detainer.number,
        code=code_of(detainer),
        address=settings.PUBLIC_ADDRESS.rstrip("/") + reverse("notice"),
        issued_on=_day_of(detainer),
        subject_id=str(detainer.case_id or detainer.pk)[:8].upper(),
        event_number=booking.local_number,
        file_number="",
        institution=f"{detainer.agency}\n{detainer.jurisdiction}",
        office=OFFICE,
        name=person["name"],
        birth_date=date.fromisoformat(born) if born else None,
        nationality="",
        sex=person["sex"],
        officer=officer.get_full_name() or officer.get_username(),
        officer_title=TITLE,
        ground=Ground(detainer.ground) if detainer.ground else None,
        priority=Priority(detainer.priority) if detainer.priority else None,
        asks=tuple(Ask(one) for one in detainer.requests),
        earlier=_earlier(detainer),
        conditional=detainer.conditional,
        telephone=settings.OFFICE_TELEPHONE,
        synthetic=settings.DEMO,
    )


def _day_of(detainer: Detainer) -> date:
    """The day of issue where the person is held."""
    if detainer.issued_at is None:
        raise NotOpen(_("This detainer is not issued yet, so it has no paper."))
    return detainer.issued_at.astimezone(ZoneInfo(detainer.jurisdiction.time_zone)).date()


def _earlier(detainer: Detainer) -> str:
    """The detainer that this one takes the place of, by its number; '' where it takes none."""
    if Ask.CANCEL_EARLIER not in detainer.requests:
        return ""
    before = Detainer.objects.filter(
        booking=detainer.booking_id, issued_at__lt=detainer.issued_at
    ).exclude(pk=detainer.pk)
    return before.order_by("-issued_at").values_list("number", flat=True).first() or ""
