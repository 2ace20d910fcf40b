"""What is written to a place about its flags: that there are some, until when, and no figure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from portal.accounts.models import User
from portal.inbox.services import notify
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.roles import holders_of
from portal.mail.services import post_to_each
from reports.flags.models import Flag

OFFICIALS = ("OFFICIAL", "COUNSEL")


def tell_places(flags: Sequence[Flag], *, at: datetime) -> int:
    """Tell whoever answers for each place that its comment is asked for; how many letters."""
    ordered = sorted(flags, key=lambda flag: flag.jurisdiction_id)
    posted = 0
    for _pk, some in groupby(ordered, key=lambda flag: flag.jurisdiction_id):
        posted += _tell(list(some), at)
    return posted


def _tell(flags: list[Flag], at: datetime) -> int:
    place = flags[0].jurisdiction
    with override(settings.LANGUAGE_CODE):  # accounts name none
        subject = _("Statistics: your jurisdiction is asked to comment")
        body = ngettext(
            "The statistics of %(quarter)s have %(count)s flag for review about %(place)s. It says"
            " that a figure differs, and not why. Until the end of %(day)s your comment is waited"
            " for on the page of flags; it is printed with the release.",
            "The statistics of %(quarter)s have %(count)s flags for review about %(place)s. They"
            " say that a figure differs, and not why. Until the end of %(day)s your comment is"
            " waited for on the page of flags; it is printed with the release.",
            len(flags),
        )
        given = {
            "quarter": flags[0].quarter,
            "count": len(flags),
            "place": place,
            "day": _last_day(flags[0], place),
        }
        people = User.objects.filter(pk__in=holders_of(place, *OFFICIALS).values("pk"))
        notify(
            people=people,
            kind="flag.asked",
            url=reverse("flag-mine"),
            at=at,
            quarter=flags[0].quarter,
            place=place,
            count=len(flags),
        )
        return post_to_each(people, subject=subject, body=body % given, at=at)


def _last_day(flag: Flag, place: Jurisdiction) -> str:
    """The last day on which a comment is waited for, on the calendar of the place."""
    last = (flag.due_at or flag.changed_at) - timedelta(microseconds=1)
    return date_format(last.astimezone(ZoneInfo(place.time_zone)), "DATE_FORMAT")
