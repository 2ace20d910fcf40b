"""The calendar as a file that calendar programs read and fetch again (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from reports.calendar.days import out_at
from reports.calendar.models import Planned

LONGEST = 75  # octets of a line without its end, section 3.1
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar_file(planned: Iterable[Planned], *, root: str, path: str, language: str) -> bytes:
    """Each planned release as an event; ``times`` is how often its day was changed.

    ``root`` is the address of the site without a slash at its end, ``path`` that of the page.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Secure Communities Oversight Portal//Releases//EN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={language}:{_text(_('Releases of quarterly statistics'))}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for one in planned:
        lines += _event(one, root + path, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in folds(line)).encode()


def _event(one: Planned, url: str, language: str) -> Iterator[str]:
    host = urlsplit(settings.PUBLIC_ADDRESS).hostname
    title = _("Quarterly statistics %(quarter)s") % {"quarter": one.quarter}
    yield "BEGIN:VEVENT"
    yield f"UID:release-{one.quarter}@{host}"
    yield f"SEQUENCE:{getattr(one, 'times', 0)}"
    yield f"DTSTAMP:{_instant(one.planned_at)}"
    yield f"DTSTART:{_instant(out_at(one.day))}"
    yield f"SUMMARY;LANGUAGE={language}:{_text(title)}"
    yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    return words.translate(ESCAPED)


def folds(line: str) -> Iterator[str]:
    """A line in pieces that are short enough; each but the first begins with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LONGEST:
            yield piece
            piece = " "
        piece += letter
    yield piece
