import hashlib
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from psycopg.errors import ForeignKeyViolation

from portal.jurisdictions import scope
from reports.statistics.cubing import NothingToFreeze, counts_of, digest_of, freeze, write_cube
from reports.statistics.facts import replace_facts
from reports.statistics.models import Cell, Cube, Fact
from reports.statistics.stages import Group, Level, Stage
from tests.reports.statistics.worlds import (
    CLEAR,
    DETAINED,
    NEXT_DOOR,
    NOWHERE,
    QUARTER,
    block_of,
    told,
)

CUT_OFF = datetime(2026, 7, 10, 6, tzinfo=UTC)


@pytest.fixture
def counting(db):
    with scope.within(scope.statistics()):
        yield


def cells(cube) -> list[tuple]:
    return sorted(cube.cells.values_list("county", "level", "group", "stage", "persons"))


def test_a_cube_counts_the_facts_of_its_quarter_alone(counting):
    told(CLEAR, CLEAR, DETAINED, NEXT_DOOR, NOWHERE)
    told(CLEAR, quarter=QUARTER.shifted(1))

    cube = write_cube(QUARTER, at=CUT_OFF)

    assert cells(cube) == [
        ("00000", Level.UNKNOWN, Group.UNKNOWN, Stage.NO_COUNTY, 1),
        ("39901", Level.LEVEL_1, Group.WHITE, Stage.CLEAR, 2),
        ("39901", Level.LEVEL_2, Group.HISPANIC, Stage.SERVED_COPY, 1),
        ("39902", Level.LEVEL_3, Group.UNKNOWN, Stage.OVERDUE, 1),
    ]
    assert cube.longest == 30


def test_a_code_of_fips_keeps_its_leading_zero(counting):
    told((1001, Level.LEVEL_1, Group.WHITE, Stage.CLEAR))

    assert cells(write_cube(QUARTER, at=CUT_OFF))[0][0] == "01001"


def test_an_open_cube_is_written_anew_and_stays_one(counting):
    told(CLEAR)
    first = write_cube(QUARTER, at=CUT_OFF)
    told(DETAINED)

    second = write_cube(QUARTER, at=CUT_OFF)

    assert second.pk != first.pk
    assert list(Cube.objects.filter(frozen_at=None)) == [second]
    assert [row[3] for row in cells(second)] == [Stage.SERVED_COPY]


def test_a_quarter_without_a_fact_has_an_empty_cube(counting):
    assert told() == 0
    assert cells(write_cube(QUARTER, at=CUT_OFF)) == []


def test_a_frozen_cube_stays_while_the_quarter_is_counted_again(counting):
    told(CLEAR)
    write_cube(QUARTER, at=CUT_OFF)
    frozen = freeze(QUARTER, by=None, at=CUT_OFF)
    told(DETAINED)

    later = write_cube(QUARTER, at=CUT_OFF)

    assert later.pk != frozen.pk
    assert cells(frozen)[0][3] == Stage.CLEAR
    assert digest_of(counts_of(frozen), longest=0, exposures=[]) == frozen.digest


def test_a_quarter_is_not_frozen_twice_from_one_count(counting):
    told(CLEAR)
    write_cube(QUARTER, at=CUT_OFF)
    freeze(QUARTER, by=None, at=CUT_OFF)

    with pytest.raises(NothingToFreeze, match="2026Q3"):
        freeze(QUARTER, by=None, at=CUT_OFF)


def refused(act) -> str:
    with pytest.raises(DatabaseError) as problem, transaction.atomic():
        act()
    return str(problem.value)


def test_the_database_lets_nobody_touch_what_is_frozen(counting):
    told(CLEAR)
    cube = write_cube(QUARTER, at=CUT_OFF)
    freeze(QUARTER, by=None, at=CUT_OFF)
    more = Cell(cube=cube, county="39901", level=1, group=1, stage=1, persons=1)

    assert "stays as it is" in refused(lambda: Cube.objects.update(longest=1))
    assert "keeps its cells" in refused(lambda: Cell.objects.filter(cube=cube).delete())
    assert "takes no cell" in refused(lambda: more.save(force_insert=True))


def test_a_cell_is_of_a_cube_that_is_there(counting):
    nowhere = Cell(cube_id=99, county="39901", level=1, group=1, stage=1, persons=1)

    assert "a cube that is there" in refused(lambda: nowhere.save(force_insert=True))


def test_a_cell_is_counted_once_in_a_cube(counting):
    told(CLEAR)
    (cell,) = write_cube(QUARTER, at=CUT_OFF).cells.all()

    assert "statistics_cell_pkey" in refused(lambda: cell.save(force_insert=True))


def test_not_even_the_owner_takes_a_cube_from_its_cells(committed, owner_connection):
    with scope.within(scope.statistics()):
        told(CLEAR)
        write_cube(QUARTER, at=CUT_OFF)

    with pytest.raises(ForeignKeyViolation, match="stays"):
        owner_connection.execute("DELETE FROM statistics_cube")


def test_the_digest_tells_of_one_person_more_and_of_one_hour(counting):
    told(CLEAR)
    one = counts_of(write_cube(QUARTER, at=CUT_OFF))
    told(CLEAR, CLEAR)
    two = counts_of(write_cube(QUARTER, at=CUT_OFF))

    assert (
        len(
            {
                digest_of(one, longest=0, exposures=[]),
                digest_of(two, longest=0, exposures=[]),
                digest_of(one, longest=1, exposures=[]),
            }
        )
        == 3
    )


def test_facts_that_are_refused_change_nothing(counting):
    told(CLEAR)
    bad = block_of((39901, Level.LEVEL_1, Group.WHITE, 99))

    with pytest.raises(IntegrityError), transaction.atomic():
        replace_facts(QUARTER, [block_of(DETAINED), bad])

    assert [fact.stage for fact in Fact.objects.filter(quarter=QUARTER.serial)] == [Stage.CLEAR]


def test_a_booking_is_counted_once(counting):
    twice = block_of(CLEAR)

    with pytest.raises(IntegrityError), transaction.atomic():
        replace_facts(QUARTER, [twice, twice])


def test_no_other_scope_reads_a_count(db):
    for other in (scope.casework(), scope.oversight(who="test", why="test"), scope.dispatch()):
        with scope.within(other):
            assert "denied" in refused(lambda: list(Cell.objects.values_list("persons")))
            assert "denied" in refused(lambda: list(Fact.objects.values_list("stage")))


def test_nobody_without_the_key_tries_what_a_snapshot_counts(counting, settings):
    told(CLEAR)
    write_cube(QUARTER, at=CUT_OFF)
    frozen = freeze(QUARTER, by=None, at=CUT_OFF)
    counts = counts_of(frozen)
    plain = f"{QUARTER} longest 0\n{QUARTER}|39901|LEVEL_1|WHITE|CLEAR|1\n"
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, b"n" * 32]

    assert digest_of(counts, longest=0, exposures=[]) == frozen.digest
    assert frozen.digest != hashlib.sha256(plain.encode()).hexdigest()
