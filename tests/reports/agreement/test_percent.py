import numpy as np
import pytest
from hypothesis import given, settings

from reports.agreement.percent import percent_agreement, shares
from reports.agreement.results import Reason
from reports.agreement.tally import tally_of
from tests.reports.agreement.published import ABSTRACTORS, FOUR_OBSERVERS, GAP, pairs
from tests.reports.agreement.strategies import RATINGS, once


def plain_share(row):
    """The share of equal pairs of one unit's ratings."""
    given_ones = row[~np.isnan(row)]
    same = given_ones[:, None] == given_ones
    return same[~np.eye(len(given_ones), dtype=bool)].mean()


def test_four_raters_agree_as_gwet_published(resampling):
    result = percent_agreement(FOUR_OBSERVERS, resampling)

    assert result.value == pytest.approx(0.8181818, abs=1e-7)
    assert (result.units, result.ratings) == (11, 40)


def test_abstractors_agree_as_gwet_published(resampling):
    assert percent_agreement(pairs(ABSTRACTORS), resampling).value == pytest.approx(0.89)


def test_each_unit_counts_once_however_many_rate_it(resampling):
    result = percent_agreement([[1, 1, 1, 1, 1], [1, 2, GAP, GAP, GAP]], resampling)

    assert result.value == 0.5


def test_one_rating_a_unit_has_no_agreement(resampling):
    assert percent_agreement([[1, GAP], [GAP, 1]], resampling).value is Reason.NO_PAIRS


def test_no_units_have_no_agreement(resampling):
    assert percent_agreement(np.zeros((0, 3)), resampling).value is Reason.NO_PAIRS


def test_all_ratings_the_same_agree_wholly(resampling):
    result = percent_agreement([[2, 2], [2, 2]], resampling)

    assert result.value == 1
    assert result.interval is Reason.NO_SPREAD


@settings(max_examples=60, deadline=None)
@given(RATINGS)
def test_agreement_is_the_mean_of_the_units_shares(ratings):
    several = ratings[(~np.isnan(ratings)).sum(axis=1) > 1]
    tally = tally_of(ratings)

    share = shares(tally, once(tally))[0]

    wanted = np.mean([plain_share(row) for row in several]) if len(several) else np.nan
    assert share == pytest.approx(wanted, nan_ok=True)
