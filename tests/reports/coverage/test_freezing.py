"""A quarter is counted once and rounded once, and what was written stays."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.coverage import freezing
from reports.coverage.models import Count, Coverage, CoverageFigure, Rounding, Sheet
from reports.coverage.telling import tell_coverage
from tests.kept import kept
from tests.reports.coverage.worlds import AT, OUT, QUARTER, SECRET, TOLD, sheet_of, tally

MODELS = (Coverage, Count, Rounding, Sheet, CoverageFigure)


@kept
def told(ohio):
    return sheet_of()


@pytest.fixture
def counting(told):
    with scope.within(scope.statistics()):
        yield told


def again(**given):
    return freezing.count_coverage(quarter=Quarter.named(QUARTER), by=None, at=OUT, **given)


def test_a_quarter_that_was_counted_is_not_counted_again(counting):
    other = [tally("39901", "introduction", 99, 1)]

    found = again(invented=other)

    assert found.counted_at == AT
    assert freezing.tallies_of(found) == sorted(TOLD, key=lambda one: one.key)


def test_what_was_rounded_is_not_rounded_again(counting):
    coverage = again()

    found = freezing.round_coverage(coverage=coverage, secret=b"another secret of ours", at=OUT)

    assert found.rounded_at == AT
    assert Rounding.objects.count() == 1


def test_what_was_done_is_on_the_trail(told):
    with scope.within(scope.oversight(who="a test", why="to read the trail")):
        rows = AuditEvent.objects.filter(event__startswith="coverage.").order_by("pk")
        events = list(rows)

    assert [one.event for one in events] == [
        *("coverage.counted", "coverage.rounded", "coverage.told")
    ]
    assert {one.detail["quarter"] for one in events} == {QUARTER}


def test_not_even_the_owner_changes_or_removes_what_was_written(committed, owner_connection):
    sheet_of()

    for model in MODELS:
        table = sql.Identifier(model._meta.db_table)
        for words in ("UPDATE {} SET id = id", "DELETE FROM {}"):
            with pytest.raises(InsufficientPrivilege, match="stay as they are"):
                owner_connection.execute(sql.SQL(words).format(table))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_statisticians_have_no_right_to_change_any_of_it(model, counting):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        model.objects.update(id=F("id"))


def test_no_count_is_added_later(counting):
    one = tally("39904", "introduction", 12, 3)

    with pytest.raises(DatabaseError, match="counted already"), transaction.atomic():
        Count.objects.create(coverage=again(), **vars(one))


def test_no_figure_is_added_later(counting):
    with pytest.raises(DatabaseError, match="told already"), transaction.atomic():
        CoverageFigure.objects.create(
            sheet=counting, place="39904", topic="introduction", needed=10, lacking=5
        )


@pytest.mark.parametrize(("needed", "lacking"), [(12, 5), (10, 4), (12, 3)])
def test_no_figure_is_shown_but_in_fives(needed, lacking, counting):
    with pytest.raises(IntegrityError, match="coverage_figure_in_fives"), transaction.atomic():
        CoverageFigure.objects.create(
            sheet=counting, place="39904", topic="law", needed=needed, lacking=lacking
        )


def test_a_quarter_is_counted_after_its_last_day(counting):
    early = AT.replace(month=6, day=30)

    with pytest.raises(IntegrityError, match="coverage_counted_after_its_day"):
        freezing.count_coverage(quarter=Quarter(2026, 4), by=None, at=early, invented=TOLD)


@pytest.mark.parametrize(
    "bad", [{"needed": 0, "lacking": 0}, {"needed": 3, "lacking": 4}], ids=["nobody", "too many"]
)
def test_a_count_is_of_somebody(bad, counting):
    row = {**vars(tally("39904", "introduction", 5, 1)), **bad}

    with pytest.raises(IntegrityError, match="count_of_somebody"), transaction.atomic():
        Count.objects.create(coverage=again(), **row)


def test_the_same_counts_are_rounded_alike_again_and_with_another_secret_not(counting):
    rounding = Rounding.objects.get()

    assert freezing.is_as_frozen(rounding, secret=SECRET)
    others = [f"another secret of ours, {number}".encode() for number in range(12)]
    assert not all(freezing.is_as_frozen(rounding, secret=secret) for secret in others)


def test_counts_that_differ_from_what_was_frozen_are_found(counting):
    rounding = Rounding.objects.select_related("coverage").get()
    rounding.coverage.digest = "0" * 64

    assert not freezing.is_as_frozen(rounding, secret=SECRET)


def test_what_the_gate_refused_is_not_told(counting):
    last, at = Quarter(2026, 4), OUT.replace(month=11)
    coverage = freezing.count_coverage(quarter=last, by=None, at=at, invented=TOLD)
    Rounding.objects.create(coverage=coverage, rounded_at=at, lines=[], refusals=["too-few"])
    sheet = {"quarter": str(last), "day": last.ends, "counted_at": at, "published_at": at}

    assert tell_coverage(quarter=str(last), frozen_at=at, at=at) is None
    with pytest.raises(DatabaseError, match="did not pass the gate"), transaction.atomic():
        Sheet.objects.create(coverage=coverage, **sheet, synthetic=True, topics={}, number=0)


def test_a_later_quarter_keeps_what_it_can_of_the_one_before(told):
    later = sheet_of("2026Q4", at=OUT.replace(month=10), out=OUT.replace(month=11))

    def figures(sheet):
        return list(sheet.figures.values_list("place", "topic", "needed", "lacking"))

    assert figures(later) == figures(told)
    with scope.within(scope.statistics()):
        assert Rounding.objects.get(coverage__quarter="2026Q4").before.coverage.quarter == QUARTER


def test_a_quarter_in_which_nobody_needed_anything_tells_nothing(database):
    with scope.within(scope.statistics()):
        coverage = again(invented=[])
        rounding = freezing.round_coverage(coverage=coverage, secret=SECRET, at=OUT)

        assert (rounding.lines, rounding.refusals) == ([], [])
        assert tell_coverage(quarter=QUARTER, frozen_at=OUT, at=OUT) is None


def test_the_site_reads_no_true_count(told):
    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("SELECT lacking FROM coverage_count")
