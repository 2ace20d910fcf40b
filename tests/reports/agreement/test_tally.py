import numpy as np
import pytest
from hypothesis import given, settings

from reports.agreement.tally import tally_of
from tests.reports.agreement.published import GAP
from tests.reports.agreement.strategies import RATINGS


def test_ratings_are_counted_by_unit_and_value():
    tally = tally_of([[3, 1, 3], [GAP, 1, GAP], [GAP, GAP, GAP]])

    assert tally.values.tolist() == [1, 3]
    assert tally.counts.tolist() == [[1, 2], [1, 0]]
    assert tally.raters.tolist() == [3, 1]
    assert tally.paired.tolist() == [True, False]


def test_values_that_nobody_chose_are_counted_where_they_could_be():
    tally = tally_of([[1, 1]], values=[2, 1, 2])

    assert tally.values.tolist() == [1, 2]
    assert tally.counts.tolist() == [[2, 0]]


@pytest.mark.parametrize("ratings", [[1, 2], [[1, 9]], [[1, np.inf]]])
def test_what_is_no_table_of_ratings_is_refused(ratings):
    with pytest.raises(ValueError, match=r"table|number among"):
        tally_of(ratings, values=[1, 2])


def test_an_infinite_rating_is_refused():
    with pytest.raises(ValueError, match="number among"):
        tally_of([[1, np.inf]])


@settings(max_examples=40, deadline=None)
@given(RATINGS)
def test_every_rating_is_counted_once(ratings):
    tally = tally_of(ratings)

    assert tally.counts.sum() == (~np.isnan(ratings)).sum()
    assert (tally.raters > 0).all()
