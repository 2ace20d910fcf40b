import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.agreement.alpha import alphas, krippendorff_alpha
from reports.agreement.metrics import Metric
from reports.agreement.results import Reason
from reports.agreement.tally import tally_of
from tests.reports.agreement.published import (
    ABSTRACTORS,
    BEN_AND_GERRY,
    FOUR_OBSERVERS,
    GAP,
    MEG_AND_OWEN,
    pairs,
)
from tests.reports.agreement.strategies import RATINGS, once

PUBLISHED = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849, "ratio": 0.797}


def alpha(ratings, metric):
    tally = tally_of(ratings)
    return alphas(tally, once(tally), Metric(metric))[0]


def plain_alpha(ratings, apart):
    """By every pair of ratings: within units, against among all.  nan where it is undefined."""
    units = [row[~np.isnan(row)] for row in ratings]
    units = [row for row in units if len(row) > 1]
    every = np.concatenate([*units, []])
    seen = sum(apart(a, b) / (len(row) - 1) for row in units for a in row for b in row)
    chance = sum(apart(a, b) for a in every for b in every)
    return 1 - (len(every) - 1) * seen / chance if chance else np.nan


@pytest.mark.parametrize(("metric", "figure"), PUBLISHED.items())
def test_four_observers_agree_as_krippendorff_published_in_2011(metric, figure, resampling):
    result = krippendorff_alpha(FOUR_OBSERVERS, Metric(metric), resampling)

    assert round(result.value, 3) == figure
    assert (result.units, result.ratings) == (11, 40)
    assert result.interval.low < result.value < result.interval.high


def test_meg_and_owen_agree_as_krippendorff_published_in_2011():
    assert round(alpha(MEG_AND_OWEN, "nominal"), 3) == 0.095


def test_ben_and_gerry_agree_as_krippendorff_published_in_2011():
    assert round(alpha(BEN_AND_GERRY, "nominal"), 3) == 0.692


def test_abstractors_agree_as_gwet_published():
    assert alpha(pairs(ABSTRACTORS), "nominal") == pytest.approx(0.7972585, abs=1e-7)


def test_five_digits_agree_with_gwets_own_program():
    assert alpha(FOUR_OBSERVERS, "nominal") == pytest.approx(0.74342, abs=5e-6)


def test_two_values_agree_alike_by_every_metric():
    figures = [alpha(MEG_AND_OWEN, metric) for metric in Metric]

    assert figures == pytest.approx([figures[0]] * 4)


def test_all_ratings_the_same_have_no_alpha(resampling):
    result = krippendorff_alpha([[2, 2], [2, GAP], [2, 2]], Metric.NOMINAL, resampling)

    assert result.value is Reason.NO_VARIATION
    assert result.interval is Reason.NO_VARIATION
    assert not result.defined
    assert (result.units, result.ratings) == (2, 4)


def test_one_rating_a_unit_has_no_alpha(resampling):
    result = krippendorff_alpha([[1, GAP], [GAP, 2], [GAP, GAP]], Metric.ORDINAL, resampling)

    assert result.value is Reason.NO_PAIRS
    assert (result.units, result.ratings) == (0, 0)


def test_a_value_seen_in_single_ratings_alone_is_no_variation(resampling):
    result = krippendorff_alpha([[1, 1], [1, 1], [2, GAP]], Metric.NOMINAL, resampling)

    assert result.value is Reason.NO_VARIATION


def test_full_agreement_on_several_values_is_one_without_an_interval(resampling):
    result = krippendorff_alpha([[1, 1], [2, 2], [3, 3]] * 9, Metric.INTERVAL, resampling)

    assert result.value == 1
    assert result.interval is Reason.NO_SPREAD


@settings(max_examples=60, deadline=None)
@given(RATINGS)
def test_alpha_is_what_all_pairs_of_ratings_say(ratings):
    distances = {
        "nominal": lambda a, b: a != b,
        "interval": lambda a, b: (a - b) ** 2,
        "ratio": lambda a, b: ((a - b) / (a + b)) ** 2,
    }

    for metric, apart in distances.items():
        wanted = plain_alpha(ratings, apart)
        assert alpha(ratings, metric) == pytest.approx(wanted, nan_ok=True, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(RATINGS, st.randoms(use_true_random=False))
def test_alpha_knows_no_order_of_units_or_raters(ratings, random):
    shuffled = ratings[random.sample(range(len(ratings)), len(ratings))]
    for row in shuffled:
        random.shuffle(row)

    for metric in Metric:
        assert alpha(shuffled, metric) == pytest.approx(alpha(ratings, metric), nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(RATINGS)
def test_each_metric_knows_no_more_than_its_scale(ratings):
    allowed = {
        "nominal": np.array([0, 7, 1, 9, 3.0]),  # other names
        "ordinal": np.array([0, 1, 10, 11, 90.0]),  # the same order
        "interval": np.array([0, 5, 7, 9, 11.0]),  # another unit and zero
        "ratio": np.array([0, 3, 6, 9, 12.0]),  # another unit
    }

    for metric, names in allowed.items():
        renamed = np.where(np.isnan(ratings), GAP, names[np.nan_to_num(ratings).astype(int)])
        assert alpha(renamed, metric) == pytest.approx(alpha(ratings, metric), nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(RATINGS)
def test_a_unit_drawn_twice_counts_as_two_units(ratings):
    tally = tally_of(ratings)
    times = 1 + np.arange(len(tally.counts)) % 3
    given_rows = ratings[~np.isnan(ratings).all(axis=1)]

    for metric in Metric:
        drawn = alphas(tally, times[None].astype(float), metric)[0]
        assert drawn == pytest.approx(
            alpha(np.repeat(given_rows, times, axis=0), metric), nan_ok=True
        )
