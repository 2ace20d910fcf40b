"""A list is sorted by what the address asks for, and by nothing that it does not offer."""

from hypothesis import given
from hypothesis import strategies as st

from portal.sorting import ordering

COLUMNS = {"name": ["name", "code"], "state": ["postal"]}
OTHERWISE = ["postal", "name", "code"]


def test_a_list_is_sorted_by_a_column_both_ways():
    assert ordering("name", COLUMNS, otherwise=OTHERWISE) == ["name", "code", "postal"]
    assert ordering("-name", COLUMNS, otherwise=OTHERWISE) == ["-name", "-code", "postal"]


@given(st.text())
def test_nothing_but_what_is_offered_is_sorted_by(wanted):
    fields = ordering(wanted, COLUMNS, otherwise=OTHERWISE)

    assert {field.removeprefix("-") for field in fields} == set(OTHERWISE)
    assert len(fields) == len(OTHERWISE)
