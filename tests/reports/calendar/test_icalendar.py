from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from reports.calendar.icalendar import calendar_file, folds
from reports.calendar.models import Planned

AT = datetime(2026, 8, 3, 12, tzinfo=UTC)


def lines_of(*planned) -> list[str]:
    data = calendar_file(
        planned, root="https://portal.example", path="/figures/calendar/", language="en"
    )
    return data.decode().replace("\r\n ", "").split("\r\n")


def one(times=0) -> Planned:
    made = Planned(quarter="2026Q3", day=date(2026, 9, 15), planned_at=AT)
    made.times = times
    return made


def test_a_release_is_an_event_at_its_hour():
    lines = lines_of(one(times=2))

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "UID:release-2026Q3@" in "\n".join(lines)
    assert {"SEQUENCE:2", "DTSTAMP:20260803T120000Z", "DTSTART:20260915T140000Z"} <= {*lines}
    assert "SUMMARY;LANGUAGE=en:Quarterly statistics 2026Q3" in lines
    assert "URL:https://portal.example/figures/calendar/" in lines


def test_a_calendar_without_a_release_is_a_calendar():
    assert not any("VEVENT" in line for line in lines_of())


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
def test_folding_a_line_loses_nothing_and_leaves_no_long_line(line):
    pieces = list(folds(line))

    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece[0] == " " for piece in pieces[1:])
