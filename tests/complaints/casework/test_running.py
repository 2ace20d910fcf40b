"""Deadlines begin, are met and fall away with what happens to their complaint."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError

from complaints.casework.models import Deadline
from complaints.casework.refusals import NotExtendable, NothingAppealed
from complaints.casework.running import begin_deadline
from complaints.deadlines.rules import Key, rule_of
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.conftest import (
    MONDAY,
    begin,
    days,
    extend,
    inside,
    leave_closed,
    move,
    withdraw,
)
from tests.conftest import CAST

HERE = ZoneInfo("America/New_York")
begin_appeal = inside(begin_deadline)
OTHERS = [name for name in CAST if name != "dora"]


def deadlines(complaint) -> dict[str, tuple[str, str]]:
    """The last day of each deadline and how it ended, by its rule."""
    with scope.within(scope.complaints()):
        rows = list(Deadline.objects.filter(complaint=complaint).order_by("began_at"))
    return {row.rule: (f"{row.due_at.astimezone(HERE):%m-%d %H:%M}", row.ending) for row in rows}


def appeal(complaint, at=MONDAY):
    rule = rule_of(Key.APPEAL, on=at.date())
    return begin_appeal(complaint=complaint, rule=rule, at=at)


def test_a_new_complaint_is_to_be_acknowledged_and_answered(bring):
    made = bring()

    begin(complaint=made)

    assert deadlines(made) == {"ACKNOWLEDGE": ("11-10 00:00", ""), "LETTER": ("05-02 00:00", "")}


def test_they_begin_once(bring):
    made = bring()

    assert [begin(complaint=made), begin(complaint=made)] == [True, False]


@pytest.mark.parametrize(
    ("opened", "over"),
    [
        (datetime(2026, 3, 6, 15, tzinfo=UTC), datetime(2026, 3, 14, 4, tzinfo=UTC)),  # forward
        (datetime(2026, 10, 30, 15, tzinfo=UTC), datetime(2026, 11, 7, 5, tzinfo=UTC)),  # back
        (datetime(2026, 11, 20, 15, tzinfo=UTC), datetime(2026, 12, 1, 5, tzinfo=UTC)),  # holiday
    ],
)
def test_they_end_at_midnight_of_the_place_over_holidays_and_changes_of_the_clock(
    bring, opened, over
):
    made = bring(at=opened)
    begin(complaint=made)

    with scope.within(scope.complaints()):
        assert Deadline.objects.get(complaint=made, rule="ACKNOWLEDGE").due_at == over


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("ACKNOWLEDGED", {"ACKNOWLEDGE": "MET", "LETTER": ""}),
        ("INTAKE_REVIEW", {"ACKNOWLEDGE": "MET", "LETTER": "", "TRIAGE": ""}),
        ("REFERRED", {"TRIAGE": "MET", "OIG_WINDOW": "MET", "REPORT": ""}),
        ("RETAINED", {"TRIAGE": "MET", "OIG_WINDOW": "MET", "LETTER": ""}),
        ("CLOSED", {"LETTER": "MET"}),
        ("WITHDRAWN", {"ACKNOWLEDGE": "FELL_AWAY", "LETTER": "FELL_AWAY"}),
    ],
)
def test_each_state_ends_and_begins_its_deadlines(bring, status, found):
    made = bring(status)

    endings = {rule: ending for rule, (_day, ending) in deadlines(made).items()}

    assert endings | found == endings


def test_a_withdrawal_lets_the_report_fall_away(bring):
    made = bring("REFERRED")
    withdraw(complaint_id=made.pk, at=MONDAY)

    assert deadlines(made)["REPORT"][1] == "FELL_AWAY"


def test_what_was_withdrawn_before_its_deadlines_began_has_none_that_run(complain):
    made = complain(at=MONDAY)

    withdraw(complaint_id=made.pk, at=MONDAY)

    assert {ending for _day, ending in deadlines(made).values()} == {"FELL_AWAY"}


def test_opened_again_it_is_to_be_answered_anew(bring):
    made = bring("REOPENED")

    with scope.within(scope.complaints()):
        letters = Deadline.objects.filter(complaint=made, rule="LETTER")
        assert sorted(letters.values_list("ending", flat=True)) == ["", "MET"]


def test_an_appeal_is_met_by_opening_the_complaint_again(bring, dora):
    made = bring("CLOSED")
    appeal(made)

    move(complaint_id=made.pk, to="REOPENED", by=dora, at=MONDAY)

    assert deadlines(made)["APPEAL"] == ("12-03 00:00", "MET")


def test_an_appeal_is_met_by_leaving_it_closed_once(bring, dora):
    made = bring("CLOSED")
    appeal(made)
    leave_closed(complaint_id=made.pk, by=dora, at=MONDAY)

    assert deadlines(made)["APPEAL"][1] == "MET"
    with pytest.raises(NothingAppealed):
        leave_closed(complaint_id=made.pk, by=dora, at=MONDAY)


def test_appeals_of_two_people_have_one_deadline(bring):
    made = bring("CLOSED")

    assert appeal(made) == appeal(made, MONDAY + days(3))


def test_the_database_lets_one_of_a_rule_run(bring):
    made = bring("CLOSED")
    second = appeal(made)
    second.pk = None

    with pytest.raises(IntegrityError, match="runs_once"), scope.within(scope.complaints()):
        second.save(force_insert=True)


def test_the_report_is_extended_once_by_a_supervisor_with_a_reason(bring, dora):
    made = bring("REFERRED")
    assert deadlines(made)["REPORT"] == ("02-01 00:00", "")

    extension = extend(complaint_id=made.pk, reason="They wait for a file.", by=dora, at=MONDAY)

    assert deadlines(made)["REPORT"] == ("03-03 00:00", "")
    assert b"file" not in bytes(extension.reason)
    with pytest.raises(NotExtendable):
        extend(complaint_id=made.pk, reason="Again.", by=dora, at=MONDAY)


def test_what_is_missed_or_not_running_is_not_extended(bring, dora):
    for status, at in (("REFERRED", MONDAY + days(91)), ("RETAINED", MONDAY)):
        made = bring(status)
        with pytest.raises(NotExtendable):
            extend(complaint_id=made.pk, reason="Late.", by=dora, at=at)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_extends_a_deadline_or_leaves_a_complaint_closed(bring, everybody, who):
    made, closed = bring("REFERRED"), bring("CLOSED")
    appeal(closed)

    with pytest.raises(AccessDenied):
        extend(complaint_id=made.pk, reason="Please.", by=everybody[who], at=MONDAY)
    with pytest.raises(AccessDenied):
        leave_closed(complaint_id=closed.pk, by=everybody[who], at=MONDAY)
