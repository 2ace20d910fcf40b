"""Notices, meetings called off and posted minutes as an Atom feed (RFC 4287)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from portal.register.feeds import tag
from reports.committee.meetings.models import Meeting
from reports.committee.meetings.selectors import (
    called_off_last,
    minutes_posted_last,
    notices_given_last,
)

MOST = 50


@dataclass(frozen=True)
class Entry:
    """One line of the feed; ``name`` stays when addresses change."""

    name: str
    title: str
    words: str
    meeting: UUID
    at: datetime


def feed(*, root: str, path: str) -> bytes:
    """What became public last, the newest first.

    ``root`` is the address of the site without a slash at its end, ``path`` that of the feed.
    """
    said = _("Each notice of a meeting of the committee, and its minutes.")
    made = Atom1Feed(
        title=_("Meetings of the committee"),
        link=root + reverse("committee-meetings"),
        description=said,
        subtitle=said,
        feed_url=root + path,
        feed_guid=tag("committee/meetings"),
        author_name=_("Secure Communities Oversight Portal"),
    )
    entries = sorted([*_notices(), *_called_off(), *_minutes()], key=lambda one: one.at)
    for one in reversed(entries[-MOST:]):
        made.add_item(
            title=one.title,
            link=root + reverse("committee-meeting", args=[one.meeting]),
            description=escape(one.words),
            unique_id=tag(f"committee/meetings/{one.name}"),
            pubdate=one.at,
            updateddate=one.at,
        )
    return made.writeString("utf-8").encode()


def _notices() -> Iterator[Entry]:
    for notice in notices_given_last(MOST):
        first, again = _("Notice of %(title)s"), _("Changed notice of %(title)s")
        yield _entry(
            notice.meeting,
            f"notice-{notice.number}",
            (first if notice.number == 1 else again) % {"title": notice.meeting.title},
            notice.meeting.purpose,
            notice.given_at,
        )


def _called_off() -> Iterator[Entry]:
    for meeting in called_off_last(MOST):
        title = _("Called off: %(title)s") % {"title": meeting.title}
        yield _entry(meeting, "called-off", title, meeting.canceled_why, meeting.changed_at)


def _minutes() -> Iterator[Entry]:
    for one in minutes_posted_last(MOST):
        given = {"title": one.meeting.title, "version": one.version}
        title = _("Minutes of %(title)s, version %(version)s") % given
        if one.posted_at:
            yield _entry(one.meeting, f"minutes-{one.version}", title, one.reason, one.posted_at)


def _entry(meeting: Meeting, name: str, title: str, words: str, at: datetime) -> Entry:
    return Entry(f"{meeting.pk}/{name}", title, words, meeting.pk, at)
