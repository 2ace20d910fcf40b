import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.cube import Cube
from tests.reports.disclosure.worlds import CELLS, QUARTER, cube

ROW = ("01001", "L1", "a", "matched", 2)


def test_a_cell_is_known_by_quarter_and_labels():
    assert Cube.of(QUARTER, [ROW]).keys == ["2026Q3|01001|L1|a|matched"]


def test_a_code_keeps_its_leading_zero():
    table = Cube.of(QUARTER, [ROW]).table(("state",))

    assert table.labels.tolist() == [["01"]]


@pytest.mark.parametrize(
    "county", ["1001", "010010", "O1001", "", "\u0660\u0661\u0660\u0660\u0661"]
)
def test_a_county_is_five_digits(county):
    with pytest.raises(ValueError, match="five digits"):
        Cube.of(QUARTER, [(county, *ROW[1:])])


@pytest.mark.parametrize("label", ["", "a|b"])
def test_a_label_cannot_break_a_key(label):
    with pytest.raises(ValueError, match="holds no bar"):
        Cube.of(QUARTER, [(*ROW[:2], label, *ROW[3:])])


@pytest.mark.parametrize("count", [-1, 2.5, True, "2"])
def test_a_count_is_a_whole_number_of_persons(count):
    with pytest.raises(ValueError, match="integer"):
        Cube.of(QUARTER, [(*ROW[:4], count)])


def test_a_cell_comes_once():
    with pytest.raises(ValueError, match="twice"):
        Cube.of(QUARTER, [ROW, (*ROW[:4], 3)])


@given(CELLS, st.randoms())
def test_the_order_of_rows_makes_no_difference(cells, random):
    rows = list(cells.items())
    random.shuffle(rows)

    first, second = cube(cells), cube(dict(rows))

    assert first.keys == second.keys
    assert first.counts.tolist() == second.counts.tolist()


@given(CELLS, st.sampled_from([(), ("state",), ("county", "stage"), ("state", "level", "group")]))
def test_every_table_adds_up_to_the_whole(cells, by):
    table = cube(cells).table(by)

    assert table.values.sum() == sum(cells.values())
    assert len({tuple(row) for row in table.labels.tolist()}) == len(table.values)


def test_a_table_adds_the_cells_of_each_row():
    cells = {
        ("01001", "L1", "a", "m"): 2,
        ("01003", "L2", "a", "m"): 3,
        ("39001", "L1", "b", "m"): 4,
    }

    table = cube(cells).table(("state", "group"))

    assert table.labels.tolist() == [["01", "a"], ["39", "b"]]
    assert np.array_equal(table.values, [5, 4])


def test_nobody_counted_makes_an_empty_table():
    assert len(cube({}).table(("county",)).values) == 0
