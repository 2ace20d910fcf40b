"""Meetings as a file that calendar programs read and fetch again (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from reports.calendar.icalendar import ESCAPED, folds
from reports.committee.meetings.models import Meeting
from reports.committee.meetings.states import Status


def calendar_file(meetings: Iterable[Meeting], *, root: str, language: str) -> bytes:
    """Each noticed meeting as an event; ``times`` is how many notices of it were given.

    ``root`` is the address of the site without a slash at its end.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Secure Communities Oversight Portal//Meetings//EN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={language}:{_text(_('Meetings of the committee'))}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for meeting in meetings:
        lines += _event(meeting, root, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in folds(line)).encode()


def _event(meeting: Meeting, root: str, language: str) -> Iterator[str]:
    host = urlsplit(settings.PUBLIC_ADDRESS).hostname
    canceled = meeting.status == Status.CANCELED
    words = meeting.canceled_why if canceled else meeting.purpose
    if meeting.closed:
        given = {"exemption": meeting.exemption}
        words += "\n" + _("Closed to the public: %(exemption)s") % given
    yield "BEGIN:VEVENT"
    yield f"UID:meeting-{meeting.pk}@{host}"
    yield f"SEQUENCE:{getattr(meeting, 'times', 0) + canceled}"
    yield f"DTSTAMP:{_instant(meeting.changed_at)}"
    yield f"DTSTART:{_instant(meeting.starts_at)}"
    yield f"DTEND:{_instant(meeting.ends_at)}"
    yield f"SUMMARY;LANGUAGE={language}:{_text(meeting.title)}"
    yield f"DESCRIPTION:{_text(words)}"
    yield f"LOCATION:{_text(meeting.place)}"
    yield f"URL:{root}{reverse('committee-meeting', args=[meeting.pk])}"
    yield f"STATUS:{'CANCELLED' if canceled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    return words.translate(ESCAPED)
