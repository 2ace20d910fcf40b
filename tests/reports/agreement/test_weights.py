import numpy as np
import pytest

from reports.agreement.weights import Weighting, weights_of

THREE = np.array([1.0, 2.0, 3.0])


@pytest.mark.parametrize(
    ("weighting", "near"),
    [("identity", 0), ("linear", 0.5), ("ordinal", 2 / 3), ("quadratic", 0.75)],
)
def test_three_values_have_the_weights_that_gwet_published(weighting, near):
    weights = weights_of(Weighting(weighting), THREE)

    assert weights == pytest.approx(np.array([[1, near, 0], [near, 1, near], [0, near, 1]]))


def test_distance_counts_where_values_are_not_evenly_spread():
    values = np.array([0.0, 1.0, 10.0])

    assert weights_of(Weighting.LINEAR, values)[1] == pytest.approx([0.9, 1, 0.1])
    assert weights_of(Weighting.ORDINAL, values)[1] == pytest.approx([2 / 3, 1, 2 / 3])
