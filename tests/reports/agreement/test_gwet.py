import numpy as np
import pytest
from hypothesis import given, settings

from reports.agreement.alpha import alphas
from reports.agreement.gwet import coefficients, gwet_ac1, gwet_ac2
from reports.agreement.metrics import Metric
from reports.agreement.results import Reason
from reports.agreement.tally import tally_of
from reports.agreement.weights import Weighting, weights_of
from tests.reports.agreement.published import (
    ABSTRACTORS,
    FIVE,
    FOUR_OBSERVERS,
    GAP,
    GRADES,
    pairs,
)
from tests.reports.agreement.strategies import RATINGS, once

FOUR = (1.0, 2.0, 3.0, 4.0)


def figure(ratings, values, weighting="identity"):
    tally = tally_of(ratings, values)
    return coefficients(tally, once(tally), weights_of(Weighting(weighting), tally.values))[0]


def test_four_raters_agree_as_gwet_published(resampling):
    result = gwet_ac1(FOUR_OBSERVERS, FIVE, resampling)

    assert result.value == pytest.approx(0.77544, abs=5e-6)
    assert (result.units, result.ratings) == (11, 40)
    assert result.interval.low < result.value < result.interval.high


def test_abstractors_agree_as_gwet_published():
    assert figure(pairs(ABSTRACTORS), range(3)) == pytest.approx(0.8493305, abs=1e-7)


def test_grades_agree_as_gwet_published():
    """Handbook 2014, example 3.2, by the author's program irrCAC; the book prints 0.8307."""
    assert figure(GRADES, (1, 2, 3), "quadratic") == pytest.approx(0.82615, abs=5e-6)


@pytest.mark.parametrize(
    ("weighting", "wanted"), [("ordinal", 0.89894), ("linear", 0.85874), ("quadratic", 0.91400)]
)
def test_near_misses_count_as_in_gwets_program(weighting, wanted, resampling):
    """irrCAC on cac.raw4raters, by weights."""
    result = gwet_ac2(FOUR_OBSERVERS, FIVE, Weighting(weighting), resampling)

    assert result.value == pytest.approx(wanted, abs=5e-6)


def test_ac1_is_ac2_where_a_near_miss_is_worth_nothing(resampling):
    first = gwet_ac1(GRADES, FOUR, resampling)
    second = gwet_ac2(GRADES, FOUR, Weighting.IDENTITY, resampling)

    assert first.value == second.value


def test_all_ratings_the_same_agree_beyond_chance(resampling):
    result = gwet_ac1([[2, 2], [2, 2]], (1, 2), resampling)

    assert result.value == 1
    assert result.interval is Reason.NO_SPREAD


def test_a_rare_value_does_not_undo_agreement():
    """In 118 of 125 cases both say that nothing is there.  Alpha falls below chance."""
    ratings = pairs(np.array([[118, 5], [2, 0]]))
    tally = tally_of(ratings)

    chance = 2 * 0.972 * 0.028
    assert figure(ratings, (0, 1)) == pytest.approx((0.944 - chance) / (1 - chance))
    assert alphas(tally, once(tally), Metric.NOMINAL)[0] < 0


def test_chance_depends_on_the_values_to_choose_from():
    assert figure(GRADES, (1, 2, 3, 4)) > figure(GRADES, (1, 2, 3))


def test_a_single_rating_tells_how_common_its_value_is():
    without, rated = [[1, 1], [2, 2], [1, 2]], [[1, 1], [2, 2], [1, 2], [1, GAP]]

    assert figure(without, (1, 2)) == pytest.approx((2 / 3 - 0.5) / 0.5)
    assert figure(rated, (1, 2)) == pytest.approx((2 / 3 - 15 / 32) / (17 / 32))


def test_one_rating_a_unit_has_no_figure(resampling):
    assert gwet_ac1([[1, GAP], [GAP, 2]], FOUR, resampling).value is Reason.NO_PAIRS


def test_one_unit_has_a_figure_without_an_interval(resampling):
    result = gwet_ac1([[1, 1, 2], [GAP, GAP, GAP]], (1, 2), resampling)

    assert result.value == pytest.approx((1 / 3 - 4 / 9) / (5 / 9))
    assert result.interval is Reason.UNSTABLE


def test_one_value_to_choose_from_is_refused(resampling):
    with pytest.raises(ValueError, match="two values"):
        gwet_ac1([[1, 1]], [1], resampling)


@settings(max_examples=40, deadline=None)
@given(RATINGS)
def test_figures_lie_between_full_disagreement_and_one(ratings):
    """Chance agrees most often, by the mean weight, where all values are as common."""
    for weighting in Weighting:
        value = figure(ratings, FOUR, weighting)
        most = weights_of(weighting, np.array(FOUR)).mean()
        assert np.isnan(value) or -most / (1 - most) - 1e-9 <= value <= 1 + 1e-9


@settings(max_examples=40, deadline=None)
@given(RATINGS)
def test_names_of_values_do_not_matter_to_ac1(ratings):
    assert figure(5 - ratings, FOUR) == pytest.approx(figure(ratings, FOUR), nan_ok=True)
