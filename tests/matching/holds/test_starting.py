"""The clock of a booking starts once, when the person would otherwise be released."""

from datetime import timedelta

import pytest

from matching.detainers.errors import NotConvicted, NotServed, PlaceLeft, WrongTime
from matching.holds.errors import ClockRuns, CustodyOver, NothingHolds
from portal.jurisdictions.access import AccessDenied
from tests.factories import takes_part
from tests.matching.detainers.steps import (
    TRAFFIC,
    answered,
    convicted,
    issued,
    ready,
    served,
)
from tests.matching.factories import now
from tests.matching.holds.steps import (
    HOUR,
    afresh,
    claimed,
    due,
    ended,
    holding,
    just,
    trail_of,
)


def test_the_release_due_starts_the_clock_and_moves_the_detainer(detainer, jack):
    start = just()

    clock = due(detainer, jack, start)

    assert (clock.started_at, clock.deadline_at) == (start, start + timedelta(hours=48))
    assert clock.zone == "America/New_York"
    assert afresh(detainer).status == "RELEASE_DUE"


def test_the_start_stands_in_the_trail(clock, jack):
    (line,) = trail_of("clock.started")

    assert line.subject_id == str(clock.pk)
    assert line.detail["deadline_at"] == clock.deadline_at.isoformat()
    assert line.actor == f"user:{jack.pseudonym}"


def test_both_readings_of_the_regulation_are_stored(
    galleries, joined, riverton_police, rosa, sara, omar, jack
):
    detainer = holding(riverton_police, rosa, sara, omar, jack, "DEC2011")

    clock = due(detainer, jack)

    assert clock.holiday_table == "5USC6103-2021"
    assert clock.deadline_at == clock.counting_observed_at <= clock.excluding_observed_at
    assert clock.excluding_observed_at - clock.started_at >= timedelta(hours=48)


def test_the_same_report_again_is_the_same_clock(detainer, jack):
    start = just()

    first, second = due(detainer, jack, start), due(detainer, jack, start)

    assert first.pk == second.pk


def test_no_report_moves_a_clock_that_runs(clock, detainer, jack):
    with pytest.raises(ClockRuns, match="once"):
        due(detainer, jack, clock.started_at - timedelta(seconds=1))


@pytest.mark.parametrize("minutes", [-30 * 24 * 60 - 10, 5])
def test_a_release_is_due_after_the_booking_and_not_in_advance(detainer, jack, minutes):
    with pytest.raises(WrongTime):
        due(detainer, jack, now() + timedelta(minutes=minutes))


def test_no_hold_begins_after_custody_ended(detainer, jack):
    ended(detainer, jack)

    with pytest.raises(CustodyOver):
        due(detainer, jack, now())


def test_a_detainer_that_waits_for_a_conviction_starts_no_clock(
    galleries, joined, riverton_police, rosa, sara, omar, jack
):
    detainer = issued(ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC]), omar, "DEC2011")

    with pytest.raises(NotConvicted):
        due(detainer, jack, now())


def test_after_the_conviction_it_does(galleries, joined, riverton_police, rosa, sara, omar, jack):
    case = ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC])
    detainer = issued(case, omar, "DEC2011")
    convicted(detainer, jack)

    clock = due(detainer, jack, now())

    assert clock.form == "DEC2011"
    assert afresh(detainer).status == "RELEASE_DUE"


def test_the_form_of_2017_holds_nobody_who_has_no_copy(
    galleries, joined, riverton_police, rosa, sara, omar, jack
):
    detainer = issued(ready(riverton_police, rosa, sara, omar), omar)

    with pytest.raises(NotServed):
        due(detainer, jack, now())


@pytest.mark.parametrize("form", ["I247N"])
def test_a_form_that_asks_for_no_hold_starts_no_clock(
    form, galleries, joined, riverton_police, rosa, sara, omar, jack
):
    detainer = issued(ready(riverton_police, rosa, sara, omar), omar, form)

    with pytest.raises(NothingHolds, match="no hold"):
        due(detainer, jack, now())


def test_an_agency_that_only_notifies_holds_nobody(
    galleries, joined, riverton_police, rosa, sara, omar, jack
):
    detainer = issued(ready(riverton_police, rosa, sara, omar), omar)
    served(detainer, jack)
    answered(detainer, jack, "NOTIFY_ONLY")

    with pytest.raises(NothingHolds, match="does not hold"):
        due(detainer, jack, now())


def test_a_claim_stops_the_detainer_and_the_time_runs_all_the_same(detainer, jack):
    claimed(detainer)

    clock = due(detainer, jack)

    assert clock.deadline_at == clock.started_at + 48 * HOUR
    assert afresh(detainer).status == "ACTIVE"


def test_a_place_that_left_holds_nobody(detainer, riverton, jack):
    takes_part(riverton, "L2", effective_at=now(), retroactive=False)

    with pytest.raises(PlaceLeft):
        due(detainer, jack)


def test_the_jail_next_door_reports_nothing_here(detainer, leo):
    with pytest.raises(AccessDenied):
        due(detainer, leo)


def test_a_clerk_reports_nothing(detainer, rosa):
    with pytest.raises(AccessDenied):
        due(detainer, rosa)
