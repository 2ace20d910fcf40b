import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.accuracy import MOST_OFF, errors
from reports.disclosure.ledger import LedgerDamaged, page_of
from reports.disclosure.rounding import round_cube
from tests.reports.disclosure.worlds import COUNTS, KEYS, SECRET, cube, row_of

TWICE = st.dictionaries(KEYS, st.tuples(COUNTS, COUNTS), max_size=24)


def both(pairs):
    """A quarter, its numbers shown, the quarter revised, and its numbers shown."""
    first, second = (cube({key: pair[at] for key, pair in pairs.items()}) for at in (0, 1))
    shown = round_cube(first, SECRET)
    return first, shown, second, round_cube(second, SECRET, page_of(first, shown, SECRET))


@given(TWICE)
def test_an_unchanged_count_keeps_its_number(pairs):
    first, shown, second, revision = both(pairs)

    kept = first.counts == second.counts

    assert np.array_equal(shown.counts[kept], revision.counts[kept])


@given(TWICE)
def test_no_number_moves_against_its_count(pairs):
    first, shown, second, revision = both(pairs)

    change = np.sign(second.counts - first.counts)

    assert (change * (revision.counts - shown.counts) >= 0).all()


@given(TWICE)
def test_a_revision_follows_the_rule_too(pairs):
    _, _, second, revision = both(pairs)

    for true, seen in zip(second.counts.tolist(), revision.counts.tolist(), strict=True):
        assert seen in ((0, 5) if 0 < true < 5 else (true,))


def test_a_revision_without_a_change_is_the_same_release(nation, nation_shown):
    again = round_cube(nation, SECRET, page_of(nation, nation_shown, SECRET))

    assert again.counts.tobytes() == nation_shown.counts.tobytes()


def test_a_cell_that_comes_later_is_decided_with_the_rest():
    first = row_of([3, 3])
    page = page_of(first, round_cube(first, SECRET), SECRET)

    revision = round_cube(row_of([3, 3, 4, 8]), SECRET, page)

    assert abs(int(revision.counts.sum()) - 18) < 5


def test_four_revisions_of_400_late_records_stay_near(nation, nation_revised):
    truth, shown, _ = nation_revised

    off = errors(truth, shown)

    assert all(off[place] <= most for place, most in MOST_OFF.items())
    assert truth.counts.sum() == nation.counts.sum() + 1600


def test_the_page_of_another_quarter_is_refused():
    truth = row_of([2])
    page = page_of(truth, round_cube(truth, SECRET), SECRET)
    later = type(truth)("2026Q4", truth.labels, truth.counts)

    with pytest.raises(ValueError, match="another quarter"):
        round_cube(later, SECRET, page)


def test_a_ledger_of_another_secret_is_refused():
    truth = row_of([2])
    page = page_of(truth, round_cube(truth, SECRET), SECRET)

    with pytest.raises(LedgerDamaged, match="another secret"):
        round_cube(truth, b"another secret, as long", page)
