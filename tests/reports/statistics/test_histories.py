"""A county against its own earlier quarters."""

import numpy as np
import pytest

from portal.quarters import Quarter
from reports.statistics.histories import histories
from reports.statistics.indicators import INDICATORS
from reports.statistics.review.history import ALARM
from tests.reports.statistics.quarters import quarter, rows_of

DETAINERS = INDICATORS["detainers"]


def quarters(*detained, **given):
    """One quarter for each number of detainers of county 40001; None is none of its bookings."""
    first = Quarter(2024, 1)
    return [
        quarter(
            str(first.shifted(at)),
            planted=[] if count is None else rows_of("40001", detained=count),
            **given,
        )
        for at, count in enumerate(detained)
    ]


def of(found, county="40001") -> int:
    return int(np.searchsorted(found.counties, county))


def test_a_lasting_change_raises_an_alarm_and_nobody_else_has_one():
    found = histories(quarters(10, 10, 10, 40, 40), DETAINERS)

    assert found.counties[found.alarmed].tolist() == ["40001"]
    assert found.sums[-1][of(found)] > ALARM
    assert found.p[of(found)] < 0.01


def test_who_always_was_high_has_not_changed():
    found = histories(quarters(40, 40, 40, 40), DETAINERS)

    assert not found.alarmed.any()


def test_a_first_quarter_surprises_nobody():
    found = histories(quarters(None, 10, 60), DETAINERS)

    assert found.z[:2, of(found)].tolist() == [0, 0]
    assert found.foreseen[:2, of(found)].tolist() == [0, 0]
    assert found.z[2, of(found)] > 3


def test_what_is_foreseen_follows_the_countys_own_past():
    found = histories(quarters(40, 40, 40), DETAINERS)

    last = of(found)
    assert found.expected[-1, last] < 15
    assert found.foreseen[-1, last] == pytest.approx(40, rel=0.15)


def test_quarters_follow_upon_each_other():
    with pytest.raises(ValueError, match="follow upon"):
        histories(quarters(10, 10, 10)[::2], DETAINERS)


def test_where_nothing_ever_happened_there_is_no_history():
    assert histories(quarters(10, 10), INDICATORS["overdue"]) is None
