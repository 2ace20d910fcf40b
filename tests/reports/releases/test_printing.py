"""The gate sees the numbers that are printed, and refuses any that do not follow from cells."""

import dataclasses

import pytest

from portal.jurisdictions import scope
from reports.disclosure.gate import Release as Printed
from reports.disclosure.gate import examine
from reports.releases.checking import against, check, contents_of
from reports.releases.keys import rounding_secret
from reports.releases.ledgers import pages_before
from reports.releases.models import Release
from reports.releases.printing import figures_of, measures_at_fault, tables_printed
from reports.releases.source import source_of
from reports.releases.states import Status
from reports.statistics.cubing import counts_of
from tests.reports.releases.worlds import again, clock, computed


@pytest.fixture
def made(counted, stan):
    """A computed release: its true counts, its source, and what it says."""
    release = computed(counted, stan)
    with scope.within(scope.statistics()):
        release = Release.objects.select_related("cube", "ledger").get(pk=release.pk)
        source = source_of(release)
        content, _earlier = contents_of(release, source)
        return counts_of(release.cube), source, content, pages_before(release)


def with_row(content, table, place, column, value):
    """The content with another number in one cell of a table."""

    def changed(one):
        at = [each.name for each in one.columns].index(column)
        rows = [list(row) for row in one.rows]
        for row in rows:
            if row[1] == place:
                row[at] = value
                break
        return dataclasses.replace(one, rows=tuple(tuple(row) for row in rows))

    tables = [changed(one) if one.name == table else one for one in content.tables]
    return dataclasses.replace(content, tables=tuple(tables))


def rules(truth, source, content, before) -> set[str]:
    return {finding.rule for finding in against(truth, source, content, before)}


def test_what_adds_up_passes(made):
    assert rules(*made) == set()


@pytest.mark.parametrize("place", ["US", "39", "39901"])
def test_a_measure_that_is_no_sum_of_the_cells_is_refused(made, place):
    truth, source, content, before = made

    altered = with_row(content, "places", place, "bookings", 10_000)

    assert rules(truth, source, altered, before) == {"not-additive"}


def test_a_number_of_the_file_of_cells_that_pages_do_not_show_is_refused(made):
    truth, source, content, before = made

    altered = with_row(content, "cells", "39901", "persons", 3)

    assert "not-additive" in rules(truth, source, altered, before)


def test_rows_of_pages_that_do_not_add_up_are_refused(made):
    truth, source, content, before = made
    *figures, (place, level, group, stage, persons) = figures_of(source.shown)

    altered = [*figures, (place, level, group, stage, persons + 5)]

    tables = tables_printed(altered, content)
    shown = Printed(truth, source.shown, tables, before)
    assert list(measures_at_fault(altered, content))
    assert {"not-additive"} == {finding.rule for finding in examine(shown, rounding_secret())}


def test_every_place_of_the_pages_is_in_the_file_and_the_other_way(made):
    _truth, source, content, _before = made
    places = next(table for table in content.tables if table.name == "places")

    told = {row[1] for row in places.rows}

    assert {place for place, *_rest in figures_of(source.shown)} <= told
    assert {"US", "39", "39901", "39902"} == told


def test_a_release_whose_file_is_wrong_stays_where_it_is(counted, stan, monkeypatch):
    release = computed(counted, stan)
    monkeypatch.setattr("reports.releases.tables.shown", lambda *_given: 15)

    assert not check(release.pk, clock=clock)

    assert again(release).status == Status.COMPUTED
    assert {finding["rule"] for finding in again(release).findings} == {"not-additive"}
