from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from reports.disclosure.accuracy import errors
from reports.disclosure.cube import Shown, Table
from reports.disclosure.gate import Release, examine
from reports.disclosure.ledger import LedgerDamaged, page_of
from reports.disclosure.rounding import round_cube
from tests.reports.disclosure.worlds import (
    CELLS,
    SECRET,
    as_shown,
    cube,
    revised,
    row_of,
    tables_of,
)


def rules(release, **known):
    return {finding.rule for finding in examine(release, SECRET, **known)}


def with_cell(shown, number, instead):
    counts = shown.counts.copy()
    counts[np.flatnonzero(counts == number)[0]] = instead
    return Shown(shown.quarter, shown.labels, counts)


def test_the_invented_nation_may_be_published(nation, nation_shown):
    assert examine(Release(nation, nation_shown, tables_of(nation_shown)), SECRET) == []


@settings(max_examples=30, deadline=None)
@given(CELLS)
def test_whatever_is_rounded_may_be_published(cells):
    truth = cube(cells)
    shown = round_cube(truth, SECRET)

    assert examine(Release(truth, shown, tables_of(shown)), SECRET) == []


def test_a_cell_shown_as_three_is_refused(region, region_shown):
    changed = with_cell(region_shown, 5, 3)

    found = rules(Release(region, changed, tables_of(region_shown)))

    assert found == {"small-shown", "not-additive", "candidates-published"}


def test_a_margin_that_is_altered_is_refused(region, region_shown):
    tables = tables_of(region_shown)
    tables[-1].values[7] += 5

    (finding,) = examine(Release(region, region_shown, tables), SECRET)

    assert (finding.rule, finding.number) == ("not-additive", 1)


def test_rows_may_be_printed_in_any_order(region, region_shown):
    table = region_shown.table(("county",))
    turned = Table(table.by, table.labels[::-1], table.values[::-1].copy())
    release = Release(region, region_shown, [turned])

    assert examine(release, SECRET) == []

    turned.values[0] += 5
    (finding,) = examine(release, SECRET)
    assert finding.cells == ("2026Q3|" + table.labels[-1, 0],)


def test_a_row_of_nothing_that_is_shown_is_refused(region, region_shown):
    made_up = Table(("county",), np.array([["99999"]]), np.array([0]))

    (finding,) = examine(Release(region, region_shown, [made_up]), SECRET)

    assert finding.cells == ("2026Q3|99999",)


def test_a_true_number_that_was_moved_is_refused(region, region_shown):
    assert "not-by-rule" in rules(Release(region, with_cell(region_shown, 8, 10)))


def test_four_sticky_revisions_may_be_published(nation_revised):
    truth, shown, pages = nation_revised

    assert examine(Release(truth, shown, tables_of(shown), pages), SECRET) == []


def test_four_revisions_that_are_not_sticky_are_refused(region, region_shown):
    truth, shown, pages = revised(region, region_shown, sticky=False)

    found = rules(Release(truth, shown, tables_of(shown), pages))

    assert found == {"not-sticky", "candidates-compared"}


def test_an_archivist_finds_a_cell_that_moved_against_its_count():
    truth, later = row_of([2]), row_of([3])
    pages = [page_with(truth, 5)]

    found = rules(Release(later, as_shown(later, [0]), before=pages))

    assert found == {"candidates-compared"}


def test_an_archivist_remembers_cells_that_are_gone():
    pages = [page_with(row_of([2]), 5), page_with(row_of([3]), 0)]
    gone = row_of([0])

    found = rules(Release(gone, as_shown(gone, [0]), before=pages))

    assert found == {"candidates-compared"}


def page_with(truth, number):
    return page_of(truth, as_shown(truth, [number]), SECRET)


def test_margins_known_within_two_are_found_to_tell(region, region_shown):
    release = Release(region, region_shown)

    found = rules(release, leaked={"nation": 2, "state": 9, "county": 2})

    assert found == {"candidates-leaked"}


def test_numbers_far_from_the_truth_are_refused():
    truth = row_of([4] * 8)
    shown = as_shown(truth, [0] * 8)

    assert errors(truth, shown) == {"nation": 32, "state": 32, "county": 32}
    assert rules(Release(truth, shown)) == {"error-nation", "error-state", "error-county"}


def test_a_withheld_cell_that_its_margin_tells_is_refused():
    truth = row_of([10, 20])
    withheld = np.array([True, False])

    assert rules(Release(truth, as_shown(truth, [10, 20]), withheld=withheld)) == {
        "withheld-narrow"
    }


@pytest.mark.parametrize(("least", "refused"), [(2, True), (3, False)])
def test_withheld_cells_stay_three_wide(least, refused):
    """In a square, cells can move by the lesser of each diagonal: nothing here, and `least`."""
    places = [(c, "L1", g, "m") for c in ("39001", "39003") for g in ("a", "b")]
    truth = cube(dict(zip(places, [0, 6, least, 9], strict=True)))
    release = Release(truth, as_shown(truth, [0, 6, least, 9]), withheld=np.ones(4, dtype=bool))

    assert ("withheld-narrow" in rules(release)) == refused


def test_a_refusal_says_why():
    truth = row_of([3])

    first, *_others = examine(Release(truth, as_shown(truth, [3])), SECRET)

    assert first.sentence == "1 cells are shown as a number from 1 to 4."
    assert first.cells == ("2026Q3|39001|L1|g0|m",)


def test_other_cells_than_the_true_ones_are_no_release():
    with pytest.raises(ValueError, match="same cells"):
        examine(Release(row_of([3]), as_shown(row_of([3, 3]), [0, 5])), SECRET)


def test_the_ledger_of_another_quarter_is_no_past_of_a_release():
    truth = row_of([3])
    page = replace(page_with(truth, 5), quarter="2026Q2")

    with pytest.raises(ValueError, match="another quarter"):
        examine(Release(truth, as_shown(truth, [0]), before=[page]), SECRET)


def test_a_ledger_that_cannot_be_read_stops_the_gate():
    truth = row_of([3])
    release = Release(truth, as_shown(truth, [5]), before=[page_with(truth, 5)])

    with pytest.raises(LedgerDamaged):
        examine(release, b"another secret, as long")
