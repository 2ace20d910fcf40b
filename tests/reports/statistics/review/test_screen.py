import numpy as np
import pytest

from reports.statistics.review.screen import screen
from tests.reports.statistics.review.worlds import a_world, with_outliers


def test_units_with_four_times_their_events_are_flagged():
    world = with_outliers(a_world(), 20, 4)

    found = screen(*world)

    assert found.high.flagged[:20].mean() >= 0.9
    assert found.high.flagged[20:].sum() <= 3


def test_units_that_report_almost_nothing_are_flagged_as_data():
    world = with_outliers(a_world(), 20, 0.02)

    found = screen(*world)

    assert found.low.flagged[:20].all()
    assert not found.high.flagged.any()


def test_the_center_line_is_the_usual_rate():
    world = a_world(mean=1.3)

    found = screen(*world)

    assert found.model.mean == pytest.approx(1.3, rel=0.05)
    assert not found.high.flagged.any()


def test_a_unit_of_which_nothing_is_expected_is_no_test():
    observed, expected = with_outliers(a_world(), 20, 4)
    none = np.zeros(5000)

    alone = screen(observed, expected)
    beside = screen(np.append(observed, none), np.append(expected, none))

    assert np.array_equal(beside.high.q[:800], alone.high.q)
    assert (beside.high.q[800:] == 1).all()
    assert beside.high.p[800:] == pytest.approx(0.5)


@pytest.mark.parametrize("units", [0, 1])
def test_fewer_than_two_units_cannot_be_compared(units):
    with pytest.raises(ValueError, match="Fewer than two units"):
        screen(np.ones(units), np.ones(units))
