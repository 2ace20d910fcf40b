import pytest
from hypothesis import given

from reports.disclosure.keyed import draw, keyed, ranks, seal_count
from reports.disclosure.ledger import page_of
from reports.disclosure.rounding import round_cube
from tests.reports.disclosure.worlds import CELLS, SECRET, cube, row_of


def page(truth):
    return page_of(truth, round_cube(truth, SECRET), SECRET)


@given(CELLS)
def test_whoever_has_the_secret_reads_the_true_counts(cells):
    truth = cube(cells)

    assert page(truth).counts_of(truth.keys, SECRET).tolist() == truth.counts.tolist()


@given(CELLS)
def test_the_ledger_remembers_what_was_shown(cells):
    truth = cube(cells)

    shown = round_cube(truth, SECRET)

    assert page(truth).shown_of(truth.keys).tolist() == shown.counts.tolist()


def test_cells_that_count_nobody_are_not_kept():
    assert len(page(row_of([0, 3, 0])).entries) == 1


def test_a_cell_that_was_not_there_counted_nobody():
    kept = page(row_of([3]))

    assert kept.counts_of(["2026Q3|55001|L1|a|m"], SECRET).tolist() == [0]
    assert kept.shown_of(["2026Q3|55001|L1|a|m"]).tolist() == [0]


def test_equal_counts_have_different_digests():
    digests = {entry.sealed for entry in page(row_of([2] * 30)).entries}

    assert len(digests) == 30


def test_a_page_is_of_one_cube():
    with pytest.raises(ValueError, match="same cells"):
        page_of(row_of([1, 2]), round_cube(row_of([1]), SECRET), SECRET)


def test_a_digest_depends_on_secret_cell_and_count():
    other = b"another secret, as long"
    seals = {
        seal_count(secret, key, n) for secret in (SECRET, other) for key in "ab" for n in (1, 2)
    }

    assert len(seals) == 8


def test_ties_are_ordered_by_the_digest_of_the_key():
    keys = ["a", "b", "c", "d"]

    ordered = sorted(keys, key=lambda key: keyed(SECRET, key))

    assert [ordered[place] for place in ranks(SECRET, keys)] == keys


def test_a_short_secret_seals_nothing():
    with pytest.raises(ValueError, match="16 bytes"):
        seal_count(b"short", "a", 1)


def test_a_draw_is_below_its_limit_and_always_the_same():
    drawn = [draw(SECRET, str(n), 5) for n in range(200)]

    assert set(drawn) == {0, 1, 2, 3, 4}
    assert drawn[7] == draw(SECRET, "7", 5)
