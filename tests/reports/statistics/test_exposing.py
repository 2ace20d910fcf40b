from datetime import UTC, datetime

from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.statistics.cubing import freeze, write_cube
from reports.statistics.exposing import open_days
from tests.factories import takes_part
from tests.reports.statistics.worlds import CLEAR, told

QUARTER = Quarter(2026, 3)
MIDDLE = datetime(2026, 5, 16, 4, tzinfo=UTC)  # midnight in Ohio


def test_a_place_that_never_joined_took_part_on_no_day(db, riverton):
    assert open_days(QUARTER) == {}


def test_the_register_says_on_how_many_days_a_place_took_part(db, riverton, lakeside):
    takes_part(riverton)

    assert open_days(QUARTER).get("39901") == 91
    assert "39902" not in open_days(QUARTER)


def test_a_place_that_left_within_the_quarter_took_part_until_then(db, program, riverton):
    takes_part(program)
    takes_part(riverton, "L2", effective_at=MIDDLE)

    assert open_days(QUARTER) == {"39901": 45}


def test_days_of_the_freeze_stay_with_the_cube_and_name_the_place(db, riverton, lakeside):
    takes_part(riverton)
    with scope.within(scope.statistics()):
        told(CLEAR)
        write_cube(QUARTER, at=MIDDLE)
        cube = freeze(QUARTER, by=None, at=MIDDLE)

        found = list(cube.exposures.order_by("county").values_list("county", "name", "days"))

    assert found == [("39901", "Riverton County, OH", 91), ("39902", "Lakeside County, OH", 0)]


def test_invented_facts_come_with_invented_days(db, riverton):
    with scope.within(scope.statistics()):
        told(CLEAR)
        write_cube(QUARTER, at=MIDDLE, synthetic=True)
        cube = freeze(QUARTER, by=None, at=MIDDLE, days={"39901": 45})

        assert list(cube.exposures.values_list("days", flat=True)) == [45]
