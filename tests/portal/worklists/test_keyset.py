"""The key of a row in a long list."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from portal.worklists.keyset import read_key, read_length

BEGIN = datetime(2031, 1, 1, tzinfo=UTC)
ID = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    "text",
    ["", "x", f"2031-01-01~{ID}", f"2031-01-01T00:00:00~{ID}", "2031-01-01T00:00:00+00:00~7"],
)
def test_what_is_no_key_is_read_as_none(text):
    assert read_key(text) is None


def test_a_key_names_an_instant_and_an_id():
    assert read_key(f"2031-01-01T00:00:00+00:00~{ID}") == (BEGIN, UUID(ID))


@pytest.mark.parametrize(
    "text",
    ["", f"~{ID}", f"2031-01-01T00:00:00+00:00~{ID}", f"PX~{ID}", f"P{'9' * 30}D~{ID}", "P1D~7"],
)
def test_what_is_no_length_of_time_is_no_key_of_a_list_by_length(text):
    assert read_key(text, read_length) is None


def test_a_key_may_name_a_length_of_time():
    assert read_key(f"P1DT06H00M00.000001S~{ID}", read_length) == (
        timedelta(days=1, hours=6, microseconds=1),
        UUID(ID),
    )
