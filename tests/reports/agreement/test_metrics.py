import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.agreement.metrics import Metric, distances

VALUES = np.array([0.0, 1.0, 3.0])
MARGINS = np.array([[4.0, 2.0, 6.0]])


def test_names_are_one_apart():
    apart = distances(Metric.NOMINAL, VALUES, MARGINS)

    assert apart.tolist() == [[[0, 1, 1], [1, 0, 1], [1, 1, 0]]]


def test_ranks_are_apart_by_what_lies_between():
    """Krippendorff 2011: the margins from one value to the other, less half of both ends."""
    apart = distances(Metric.ORDINAL, VALUES, MARGINS)[0]

    assert apart[0].tolist() == [0, (6 - 3) ** 2, (12 - 5) ** 2]
    assert apart[1].tolist() == [9, 0, (8 - 4) ** 2]


def test_intervals_are_apart_by_their_square():
    assert distances(Metric.INTERVAL, VALUES, MARGINS)[0][2].tolist() == [9, 4, 0]


def test_ratios_are_apart_by_their_share_of_the_sum():
    assert distances(Metric.RATIO, VALUES, MARGINS)[0][1].tolist() == [1, 0, 0.25]


def test_zero_and_zero_are_no_distance_apart():
    assert distances(Metric.RATIO, VALUES, MARGINS)[0][0, 0] == 0


def test_a_ratio_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        distances(Metric.RATIO, np.array([-1.0, 2.0]), MARGINS[:, :2])


@given(st.lists(st.integers(0, 9), min_size=3, max_size=3), st.sampled_from(Metric))
def test_distances_are_symmetric_and_none_to_oneself(margins, metric):
    apart = distances(metric, VALUES, np.array([margins], dtype=np.float64))[0]

    assert (apart == apart.T).all()
    assert (apart >= 0).all()
    assert not apart.diagonal().any()
