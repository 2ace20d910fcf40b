"""The public calendar, its file, and how statisticians change a day in it."""

import re
from datetime import date

import pytest
import time_machine

from portal.jurisdictions import scope
from reports.calendar.selectors import day_of
from reports.calendar.services import change_day, plan_ahead
from tests.kept import kept
from tests.reports.calendar.worlds import DAY, LATER, NOW, QUARTER, REASON

WINTER = date(2026, 12, 22)
SENT = {"quarter": "2026Q3", "day": "2026-09-29", "reason": REASON}


@pytest.fixture(autouse=True)
def summer():
    with time_machine.travel(NOW, tick=False):
        yield


@kept
def year(stan):
    """A year that was planned ahead, and one day of it changed."""
    plan_ahead(at=NOW)
    with scope.within(scope.statistics()):
        change_day(quarter=QUARTER.shifted(1), day=WINTER, reason=REASON, by=stan, at=NOW)


def test_anybody_reads_the_next_year_and_why_a_day_was_changed(year, visit):
    page = visit(None, "/figures/calendar/").content.decode()

    assert "Tuesday, Sept. 15, 2026" in page
    assert "April 1, 2026 to June 30, 2026" in page
    assert REASON in page
    assert page.count("1 time<") == 1
    assert ">stan<" not in page


def test_an_empty_calendar_says_so(database, visit):
    assert b"No day is planned yet" in visit(None, "/figures/calendar/").content
    assert b"VEVENT" not in visit(None, "/figures/calendar/en.ics").content


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_calendar_is_a_file_in_each_language(language, year, visit):
    answer = visit(None, f"/figures/calendar/{language}.ics")

    text = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert text.count("BEGIN:VEVENT") == 4
    assert f"SUMMARY;LANGUAGE={language}:" in text
    assert re.findall(r"SEQUENCE:1\r\n", text) == ["SEQUENCE:1\r\n"]


def test_no_file_is_in_a_language_that_nobody_speaks_here(year, visit):
    assert visit(None, "/figures/calendar/xx.ics").status_code == 404


def test_a_statistician_changes_a_day_and_the_public_reads_why(year, stan, visit):
    answer = visit(stan, "/releases/days/", SENT)

    assert answer.url == "/releases/days/"
    assert day_of(QUARTER) == LATER
    assert b"Sept. 29, 2026" in visit(None, "/figures/calendar/").content


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"day": "2026-08-02"}, 422),
        ({"day": "2026-09-15"}, 422),
        ({"day": "soon"}, 422),
        ({"reason": "late"}, 422),
        ({"quarter": "2030Q1"}, 422),
    ],
)
def test_what_is_no_change_stays_in_the_form(wrong, code, year, stan, visit):
    answer = visit(stan, "/releases/days/", {**SENT, **wrong})

    assert answer.status_code == code
    assert answer.context["form"].errors
    assert day_of(QUARTER) == DAY


@pytest.mark.parametrize("name", ["hana", "chief"])
def test_the_head_reads_the_days_and_an_administrator_may_change_them(name, year, request, visit):
    somebody = request.getfixturevalue(name)

    code = visit(somebody, "/releases/days/", SENT).status_code

    assert code == {"hana": 403, "chief": 302}[name]
    assert visit(somebody, "/releases/days/").status_code == 200


def test_a_day_that_passed_with_nothing_out_can_still_be_changed(year, stan, visit):
    with time_machine.travel("2026-09-20T12:00:00Z", tick=False):
        answer = visit(stan, "/releases/days/", SENT)

    assert answer.status_code == 302
    assert day_of(QUARTER) == date(2026, 9, 29)
