"""How long a complaint is kept, by how it ended and by when."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import IntegrityError, ProgrammingError
from hypothesis import given
from hypothesis import strategies as st

from complaints.casework.outcomes import Outcome
from complaints.models import Complaint
from complaints.retention.due import over_since
from complaints.retention.models import Period
from complaints.retention.refusals import ScheduleRefused
from complaints.retention.schedule import end_of, in_force, period_of, periods
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.conftest import MONDAY, days
from tests.complaints.retention.conftest import set_period

JULY, MARCH = date(2027, 7, 1), date(2029, 3, 1)


def until(complaint) -> datetime | None:
    with scope.within(scope.complaints()):
        period = period_of(complaint)
        return end_of(complaint, period) if period else None


def is_over(complaint, at) -> bool:
    """Whether the database finds the complaint among those whose time has passed."""
    with scope.within(scope.complaints()):
        return over_since(Complaint.objects.filter(pk=complaint.pk), at=at).exists()


def test_every_way_to_end_has_a_period(database):
    assert {one.outcome for one in periods()} == {*Outcome.values, "WITHDRAWN"}


def test_what_is_not_over_is_kept(bring):
    assert until(bring("INVESTIGATING")) is None


@pytest.mark.parametrize(("status", "kept"), [("CLOSED", 7 * 365), ("WITHDRAWN", 365)])
def test_the_time_runs_from_the_end_by_how_it_ended(bring, status, kept):
    made = bring(status)

    assert until(made) == MONDAY + days(kept)
    assert not is_over(made, MONDAY + days(kept) - days(0.001))
    assert is_over(made, MONDAY + days(kept))


def test_what_ended_before_a_new_line_keeps_the_old_one(bring, dora):
    early, late = bring("WITHDRAWN"), bring("WITHDRAWN", at=datetime(2027, 7, 1, tzinfo=UTC))

    set_period(outcome="WITHDRAWN", days=100, since=JULY, by=dora, at=MONDAY)

    assert until(early) == MONDAY + days(365)
    assert until(late) == datetime(2027, 7, 1, tzinfo=UTC) + days(100)
    assert is_over(late, until(late))
    assert not is_over(late, until(late) - days(1))
    assert not is_over(early, MONDAY + days(300))


def test_a_line_is_in_force_from_tomorrow_at_the_earliest(dora):
    today = MONDAY.date()
    with pytest.raises(ScheduleRefused, match="tomorrow"):
        set_period(outcome="WITHDRAWN", days=400, since=today, by=dora, at=MONDAY)


def test_no_line_keeps_for_less_than_ninety_days(dora):
    with pytest.raises(ScheduleRefused, match="90 days"):
        set_period(outcome="WITHDRAWN", days=89, since=JULY, by=dora, at=MONDAY)


def test_the_second_line_of_a_day_is_refused(dora):
    line = {"outcome": "WITHDRAWN", "since": JULY, "by": dora, "at": MONDAY}
    set_period(days=100, **line)

    with pytest.raises(ScheduleRefused, match="already"):
        set_period(days=200, **line)


@pytest.mark.parametrize("who", ["ingrid", "inez", "chief", "otto"])
def test_supervisors_alone_change_the_schedule(who, request):
    by = request.getfixturevalue(who)
    with pytest.raises(AccessDenied):
        set_period(outcome="WITHDRAWN", days=100, since=JULY, by=by, at=MONDAY)


def test_no_line_is_changed_or_removed(database):
    for write in (lambda rows: rows.update(days=5), lambda rows: rows.delete()):
        with pytest.raises(ProgrammingError), scope.within(scope.complaints()):
            write(Period.objects.all())


def test_the_database_refuses_a_line_that_is_too_short(database):
    with pytest.raises(IntegrityError, match="ninety"), scope.within(scope.complaints()):
        Period.objects.create(outcome="WITHDRAWN", days=10, since=JULY)


@given(
    since=st.lists(st.dates(date(2009, 1, 1), date(2040, 1, 1)), min_size=1, unique=True),
    on=st.dates(date(2041, 1, 1), date(2050, 1, 1)) | st.dates(date(2009, 1, 1)),
)
def test_the_latest_line_that_had_begun_is_in_force(since, on):
    lines = [Period(outcome="WITHDRAWN", days=100, since=one) for one in since]
    begun = [one for one in since if one <= on]

    if begun:
        assert in_force(lines, "WITHDRAWN", on=on).since == max(begun)
    else:
        with pytest.raises(LookupError):
            in_force(lines, "WITHDRAWN", on=on)


def test_a_line_begins_at_midnight_of_its_day(bring, dora):
    midnight = datetime.combine(MARCH, time(), UTC)
    before, after = bring("WITHDRAWN", at=midnight - days(0.001)), bring("WITHDRAWN", at=midnight)
    set_period(outcome="WITHDRAWN", days=700, since=MARCH, by=dora, at=MONDAY)

    assert until(before) == before.changed_at + days(365)
    assert until(after) == midnight + days(700)
    assert not is_over(after, midnight + days(699))
