"""What is written to an agency about an inquiry: that there is one, until when, and no figure."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.accounts.models import User
from portal.inbox.services import notify
from portal.jurisdictions.roles import holders_of
from portal.mail.services import post_to_each
from reports.committee.outliers.models import Inquiry

OFFICIALS = ("OFFICIAL", "COUNSEL")


def tell_place(inquiry: Inquiry, *, at: datetime) -> int:
    """Tell whoever answers for the place that a reply is asked for; how many letters."""
    place = inquiry.jurisdiction
    people = User.objects.filter(pk__in=holders_of(place, *OFFICIALS).values("pk"))
    if inquiry.due_on:
        page = reverse("inquiry-mine")
        until = inquiry.due_on
        notify(people=people, kind="inquiry.asked", url=page, at=at, place=place, day=until)
    with override(settings.LANGUAGE_CODE):  # accounts name none
        subject = _("Advisory committee: your agency is asked for a reply")
        body = _(
            "The advisory committee has a question to %(place)s about a figure of %(quarter)s that"
            " was flagged for review. A flag says that a figure differs, and is no finding about"
            " anybody. Until the end of %(day)s your reply is waited for on the page of inquiries;"
            " it is published with the question."
        )
        day = date_format(inquiry.due_on, "DATE_FORMAT") if inquiry.due_on else ""
        given = {"place": place, "quarter": inquiry.quarter, "day": day}
        return post_to_each(people, subject=subject, body=body % given, at=at)
