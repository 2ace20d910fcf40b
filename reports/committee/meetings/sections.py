"""The sections of minutes, drafted from what happened.

A stage above adds its own: ``register`` is called when the site starts.  Minutes are one record
in one language, English, whoever drafts them.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation

from reports.committee.meetings.models import Meeting
from reports.committee.meetings.selectors import (
    attendance_of,
    items_of,
    marks_of,
    notices_of,
    sitting_then,
)

# Where a section stands in the minutes.
CALL, ATTENDANCE, QUORUM, AGENDA, MOTIONS, STATEMENTS, PAPERS = 0, 10, 20, 30, 40, 50, 60


@dataclass(frozen=True)
class Section:
    """A part of minutes: sentences, and a table where it has columns."""

    title: str
    lines: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


Maker = Callable[[Meeting], Section | None]
SECTIONS: dict[int, Maker] = {}


def register(place: int, maker: Maker) -> None:
    """Let ``maker`` write the section of a place, or None where there is nothing to say."""
    SECTIONS[place] = maker


def told_of(meeting: Meeting) -> list[dict[str, object]]:
    """Every section of a meeting's minutes as JSON holds it, in the order of their places."""
    with translation.override("en"):
        made = [SECTIONS[place](meeting) for place in sorted(SECTIONS)]
    return [asdict(section) for section in made if section is not None]


def clock(meeting: Meeting, at: datetime | None) -> str:
    """A time of the meeting's day as the clocks of its place showed it, '' where there is none."""
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(meeting.time_zone))
    return f"{local:%H:%M %Z}"


def _day(meeting: Meeting, at: datetime) -> str:
    local = at.astimezone(ZoneInfo(meeting.time_zone))
    return f"{local:%B} {local.day}, {local.year}"


def _call(meeting: Meeting) -> Section:
    lines = []
    if meeting.opened_at and meeting.adjourned_at:
        lines += [
            f"Meeting {meeting.number} was held on {_day(meeting, meeting.opened_at)} at"
            f" {meeting.place}. It was called to order at {clock(meeting, meeting.opened_at)}"
            f" and adjourned at {clock(meeting, meeting.adjourned_at)}.",
            f"It was closed to the public: {meeting.exemption}."
            if meeting.closed
            else "It was open to the public.",
        ]
    for notice in notices_of(meeting):
        line = f"Notice {notice.number} was given on {_day(meeting, notice.given_at)}."
        if notice.reason:
            line += f" It came less than {notice.days} calendar days ahead: {notice.reason}"
        lines.append(line)
    return Section("Call to order and end", lines)


def _attendance(meeting: Meeting) -> Section:
    rows = [
        [
            f"{one.term.name}",
            f"{one.term.seat.number}",
            f"{one.term.seat.get_constituency_display()}",
            f"{one.term.get_capacity_display()}",
            clock(meeting, one.arrived_at),
            clock(meeting, one.left_at),
        ]
        for one in attendance_of(meeting)
    ]
    came = set(attendance_of(meeting).values_list("term", flat=True))
    absent = [term.name for term in sitting_then(meeting) if term.pk not in came]
    lines = [f"Not there: {', '.join(absent)}."] if absent else []
    columns = ["Name", "Seat", "Constituency", "Capacity", "Came", "Left"]
    return Section("Attendance", lines, columns, rows)


def _quorum(meeting: Meeting) -> Section:
    rows = [
        [
            clock(meeting, mark.marked_at),
            f"{mark.get_mark_display()}",
            f"{mark.present} of {mark.filled}",
            f"{mark.constituencies}",
        ]
        for mark in marks_of(meeting)
    ]
    if not rows:
        return Section("Quorum", ["There was no quorum at any time."])
    return Section("Quorum", [], ["Time", "Mark", "Seats there", "Constituencies"], rows)


def _agenda(meeting: Meeting) -> Section:
    rows = [
        [
            f"{item.number}. {item.title}",
            f"{item.matter.title}",
            "In the meeting" if item.added_late else "In the notice",
        ]
        for item in items_of(meeting)
    ]
    return Section("Matters discussed", [], ["Item", "Matter", "Put on the agenda"], rows)


def _papers(meeting: Meeting) -> Section | None:
    rows = [
        [paper.title, f"{item.number}", paper.document.name, paper.document.sha256]
        for item in items_of(meeting)
        for paper in item.papers.all()
    ]
    columns = ["Paper", "Item", "File", "SHA-256"]
    return Section("Papers received", [], columns, rows) if rows else None


register(CALL, _call)
register(ATTENDANCE, _attendance)
register(QUORUM, _quorum)
register(AGENDA, _agenda)
register(PAPERS, _papers)
