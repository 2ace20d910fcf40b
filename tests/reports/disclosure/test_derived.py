import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.cube import Cube, Shown
from reports.disclosure.derived import rolled_up, share
from tests.reports.disclosure.worlds import CELLS


def quarter(name, cells):
    return Shown.of(name, [(*labels, 5 * count) for labels, count in cells.items()])


@given(CELLS, CELLS)
def test_a_year_is_the_sum_of_its_quarters_in_every_table(first, second):
    quarters = [quarter("2026Q1", first), quarter("2026Q2", second)]

    year = rolled_up("2026", quarters)

    for by in ((), ("state",), ("county", "group")):
        parts = [total(cube, by) for cube in quarters]
        keys = parts[0].keys() | parts[1].keys()
        assert total(year, by) == {k: sum(part.get(k, 0) for part in parts) for k in keys}


def total(cube, by):
    table = cube.table(by)
    names = [tuple(row) for row in table.labels.tolist()]
    return dict(zip(names, table.values.tolist(), strict=True))


def test_a_year_keeps_its_name_and_is_fit_to_show():
    year = rolled_up("2026", [quarter("2026Q1", {("01001", "L1", "a", "m"): 1})])

    assert isinstance(year, Shown)
    assert year.keys == ["2026|01001|L1|a|m"]


def test_true_counts_are_never_added_up():
    with pytest.raises(ValueError, match="Only numbers shown"):
        rolled_up("2026", [Cube.of("2026Q1", [])])


def test_a_quarter_counts_once_in_its_year():
    with pytest.raises(ValueError, match="twice"):
        rolled_up("2026", [quarter("2026Q1", {})] * 2)


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (0, 100, "<5 %"),
        (49, 1000, "<5 %"),
        (5, 100, "5 %"),
        (1, 3, "33 %"),
        (25, 40, "63 %"),
        (95, 100, "95 %"),
        (951, 1000, ">95 %"),
        (7, 7, ">95 %"),
        (0, 0, None),
    ],
)
def test_a_share_says_no_more_than_it_may(part, whole, told):
    assert share(part, whole) == told


@pytest.mark.parametrize(("part", "whole"), [(6, 5), (-1, 5)])
def test_a_part_is_within_its_whole(part, whole):
    with pytest.raises(ValueError, match="whole"):
        share(part, whole)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_and_the_rest_are_shown_alike_at_the_ends(pair):
    part, whole = pair

    assert (share(part, whole) == "<5 %") == (share(whole - part, whole) == ">95 %")
