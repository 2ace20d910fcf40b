"""The screen of a frozen cube raises its flags, once."""

import uuid

import pytest
from django.db import DatabaseError, transaction

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from reports.flags.models import CaseFile, Flag, Screening
from reports.flags.raising import earlier, raise_flags
from reports.flags.refusals import NotFrozen, PlaceUnknown
from reports.statistics.disparities import KNOWN_GROUPS
from reports.statistics.models import Cube
from tests.reports.flags.worlds import (
    COUNTIES,
    CUT_OFF,
    HIGH,
    QUARTER,
    RAISED,
    frozen,
    inside,
    screened,
)
from tests.reports.statistics.quarters import county_of, rows_of


@pytest.fixture
def counting(riverton, lakeside):
    with scope.within(scope.statistics()):
        yield


def test_a_planted_county_gets_its_flags_and_nobody_else_one(counting, riverton):
    cube = frozen(planted=HIGH)

    assert raise_flags(cube, at=RAISED) == 2

    found = list(Flag.objects.order_by("indicator"))
    assert [(one.indicator, one.side) for one in found] == [
        ("detainers", "HIGH"),
        ("matched", "HIGH"),
    ]
    assert {one.jurisdiction_id for one in found} == {riverton.pk}
    assert found[0].observed == 80
    assert 1 < found[0].low < found[0].ratio < found[0].high
    assert found[0].q <= 0.05


def test_a_second_screen_changes_nothing(counting):
    cube = screened(planted=HIGH)
    before = list(Flag.objects.order_by("pk").values())

    assert raise_flags(cube, at=CUT_OFF) == 0

    assert list(Flag.objects.order_by("pk").values()) == before
    assert Screening.objects.count() == 1


def test_an_open_cube_is_not_screened(counting):
    cube = Cube.objects.create(quarter=str(QUARTER), cut_off=CUT_OFF)

    with pytest.raises(NotFrozen):
        raise_flags(cube, at=RAISED)


def test_a_county_that_is_not_listed_stops_the_screen_whole(counting):
    cube = frozen(planted=[*HIGH, *rows_of("39977", detained=90)])

    with pytest.raises(PlaceUnknown, match="39977"), transaction.atomic():
        raise_flags(cube, at=RAISED)

    assert not Flag.objects.exists()
    assert not Screening.objects.exists()


def test_a_later_cube_raises_its_own(counting):
    screened(planted=HIGH)
    late = screened(planted=rows_of("39901", detained=90), at=RAISED)

    assert set(Flag.objects.filter(cube=late).values_list("observed", flat=True)) == {90}
    assert Flag.objects.count() == 4


def test_groups_that_differ_raise_a_flag_of_the_group(counting):
    planted = rows_of("39901", detained=4) + rows_of("39901", detained=60, group="BLACK")
    for number in range(COUNTIES):
        planted += rows_of(county_of(number), detained=4 + number * 7 % 15, group="BLACK")
    screened(planted=planted)

    one = Flag.objects.get(side="DISPARITY")

    assert (one.group, one.indicator, one.observed) == ("BLACK", "detainers", 60)
    assert one.ratio > 5
    assert one.expected == pytest.approx(32)


def test_a_change_against_the_own_past_raises_a_flag_with_its_history(counting):
    for back in (3, 2, 1):
        frozen(QUARTER.shifted(-back), planted=rows_of("39901", detained=5))
    screened(planted=rows_of("39901", detained=50))

    one = Flag.objects.select_related("file").get(side="HISTORY", indicator="detainers")

    assert one.cusum > 5
    assert (one.q, one.low) == (None, None)
    assert [row[0] for row in one.file.figures["history"]] == [
        "2010Q4",
        "2011Q1",
        "2011Q2",
        "2011Q3",
    ]
    assert one.file.figures["history"][-1][3] == round(one.cusum, 3)


def test_a_history_ends_where_a_quarter_is_missing_and_takes_the_last_cube_of_each(counting):
    frozen(QUARTER.shifted(-4))
    frozen(QUARTER.shifted(-2))
    first = frozen(QUARTER.shifted(-1))
    second = frozen(QUARTER.shifted(-1), at=RAISED)
    cube = frozen()

    assert [one.quarter for one in earlier(cube)] == ["2011Q1", "2011Q2"]
    assert earlier(cube)[-1].pk == second.pk != first.pk


def test_a_case_file_has_the_figures_of_its_place(counting):
    unknown = rows_of("39901", detained=10, searched=100, group="UNKNOWN", withheld=20)
    screened(planted=HIGH + unknown)

    figures = CaseFile.objects.get(flag__indicator="detainers").figures

    assert [row[:4] for row in figures["strata"]] == [
        ["LEVEL_1", "UNKNOWN", 80, 10],
        ["LEVEL_1", "WHITE", 200, 80],
    ]
    assert figures["unknown"]["county"] == [80, 280]
    assert (figures["reported"]["bookings"], figures["reported"]["withheld"]) == (300, 20)
    assert figures["funnel"]["rank"] == 1
    assert figures["funnel"]["z"] > 3


def test_a_screen_keeps_what_every_place_shares(counting):
    cube = screened(planted=HIGH)

    results = Screening.objects.get(cube=cube).results

    rows = {row[0]: row[1:] for row in results["indicators"]}
    assert list(rows) == ["matched", "detainers", "overdue", "voided", "declined"]
    tested, mean, spread, high, low = rows["detainers"]
    assert (tested, high, low) == (25, 1, 0)
    assert 0.5 < mean < 1.5
    assert spread > 0
    assert rows["overdue"] == [0, None, None, 0, 0]
    assert [row[0] for row in results["groups"]] == list(KNOWN_GROUPS)


def test_the_trail_tells_of_a_screen(riverton):
    cube = inside(screened, planted=HIGH)

    with scope.within(scope.oversight(who="test", why="the trail")):
        event = AuditEvent.objects.get(event="cube.screened")
    assert event.detail == {"quarter": cube.quarter, "raised": 2}
    assert event.actor == "system"


def test_a_flag_is_of_a_frozen_cube_of_its_quarter(counting):
    screened(planted=HIGH)
    one = Flag.objects.all()[0]
    one.pk, one._state.adding = uuid.uuid4(), True
    one.cube = Cube.objects.create(quarter=one.quarter, cut_off=CUT_OFF)

    with pytest.raises(DatabaseError, match="of a frozen cube"), transaction.atomic():
        one.save(force_insert=True)
