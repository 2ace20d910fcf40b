from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.package.canonical import GREATEST
from reports.package.cells import BadCell, cell_of, texts_of, values_of
from reports.package.content import NOT_REPORTED, PROTECTED, Column, Kind

TEXT, WHOLE, NUMBER, DAY = (
    Column("c", kind, "", symbols=(PROTECTED,))
    for kind in (Kind.STRING, Kind.INTEGER, Kind.NUMBER, Kind.DATE)
)
KEY = Column("k", Kind.STRING, "", symbols=(PROTECTED,), key=True)


@given(st.integers(-GREATEST, GREATEST))
def test_a_whole_number_is_read_as_it_was_written(number):
    assert cell_of(WHOLE, texts_of(WHOLE, [number])[0]) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_fraction_is_read_as_it_was_written_to_the_last_bit(number):
    found = cell_of(NUMBER, texts_of(NUMBER, [number])[0])

    assert isinstance(found, float)
    assert found.hex() == number.hex()


@given(st.dates())
def test_a_day_is_read_as_it_was_written(day):
    assert cell_of(DAY, texts_of(DAY, [day])[0]) == day


def test_a_symbol_stands_where_there_is_no_value():
    assert texts_of(WHOLE, [5, PROTECTED, 0]) == ["5", "[c]", "0"]
    assert cell_of(WHOLE, "[c]") is PROTECTED
    assert values_of([5, PROTECTED, 0]) == [5, None, 0]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (TEXT, ""), (TEXT, " "), (TEXT, "a "), (TEXT, "=1+1"), (TEXT, "@a"), (TEXT, "-1"),
        (TEXT, "a\nb"), (TEXT, "a\tb"), (TEXT, "[c]"), (TEXT, 1001), (TEXT, None),
        (TEXT, NOT_REPORTED), (KEY, PROTECTED),
        (WHOLE, ""), (WHOLE, None), (WHOLE, True), (WHOLE, 1.0), (WHOLE, "1"),
        (WHOLE, GREATEST + 1),
        (NUMBER, 1), (NUMBER, float("nan")), (NUMBER, float("inf")), (NUMBER, "0.5"),
        (DAY, "2011-06-01"), (DAY, datetime(2011, 6, 1, tzinfo=UTC)), (DAY, None),
    ],
)  # fmt: skip
def test_a_cell_that_its_column_cannot_hold_is_refused(column, cell):
    with pytest.raises(BadCell, match=f"^{column.name}: "):
        texts_of(column, [cell])


@pytest.mark.parametrize(
    ("column", "text"),
    [(WHOLE, ""), (WHOLE, "007"), (WHOLE, "1_000"), (WHOLE, " 7"), (WHOLE, "[x]"),
     (NUMBER, "1e5"), (NUMBER, "nan"), (DAY, "20110601"), (TEXT, "")],
)  # fmt: skip
def test_a_text_that_is_written_otherwise_is_refused(column, text):
    with pytest.raises(BadCell):
        cell_of(column, text)


def test_a_code_keeps_its_leading_zeros():
    assert cell_of(TEXT, texts_of(TEXT, ["01001"])[0]) == "01001"
