"""The field of a day keeps what the browser can show."""

from datetime import date

import pytest
from django.utils.translation import override

from portal.day_input import DayInput


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("value", [date(2011, 6, 17), "2011-06-17"])
def test_a_day_is_written_as_the_browser_takes_it(language, value):
    with override(language):
        drawn = DayInput().render("on", value)

    assert 'type="date"' in drawn
    assert 'value="2011-06-17"' in drawn


@pytest.mark.parametrize("value", ["soon", "2011-02-30", "17/6/2011", "", None])
def test_what_is_no_day_is_left_out(value):
    assert "value" not in DayInput().render("on", value)
