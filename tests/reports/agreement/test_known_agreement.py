"""Raters who see the truth with a known chance, and else choose as values are common.

Two raters are then apart as chance has it, but for the share of pairs where both saw the truth:
that share is Krippendorff's alpha, by any metric whose distances are fixed.
"""

import numpy as np
import pytest

from reports.agreement.alpha import alphas, krippendorff_alpha
from reports.agreement.bootstrap import Resampling
from reports.agreement.gwet import gwet_ac1
from reports.agreement.metrics import Metric
from reports.agreement.percent import percent_agreement
from reports.agreement.tally import tally_of
from tests.reports.agreement.published import GAP
from tests.reports.agreement.strategies import once

COMMON = np.array([0.5, 0.3, 0.2])
REPLICATES = 120


def simulated(rng, units, alpha, raters=3, gaps=0.2):
    truth = rng.choice(3, units, p=COMMON)[:, None]
    guesses = rng.choice(3, (units, raters), p=COMMON)
    ratings = np.where(rng.random((units, raters)) < np.sqrt(alpha), truth, guesses).astype(float)
    ratings[rng.random((units, raters)) < gaps] = GAP
    return ratings


def covered(truth, units, figure):
    """The share of replicates whose interval holds the truth."""
    rng = np.random.default_rng(7)
    by = Resampling(rng, resamples=300)
    found = [figure(simulated(rng, units, 0.6), by).interval for _ in range(REPLICATES)]
    return np.mean([interval.low <= truth <= interval.high for interval in found])


@pytest.mark.parametrize("alpha", [0.1, 0.5, 0.8, 0.95])
@pytest.mark.parametrize("metric", [Metric.NOMINAL, Metric.INTERVAL])
def test_known_agreement_is_recovered_within_its_interval(alpha, metric):
    """At 99.9 %, as eight intervals at 95 % would miss once in three times."""
    rng = np.random.default_rng(3)
    ratings = simulated(rng, 400, alpha)

    result = krippendorff_alpha(ratings, metric, Resampling(rng, 2000, level=0.999))

    assert result.interval.low < alpha < result.interval.high
    assert result.interval.high - result.interval.low < 0.35


@pytest.mark.parametrize("raters", [2, 3, 6])
def test_the_number_of_raters_does_not_move_the_figure(raters):
    tally = tally_of(simulated(np.random.default_rng(raters), 20_000, 0.6, raters, gaps=0.4))

    assert alphas(tally, once(tally), Metric.NOMINAL)[0] == pytest.approx(0.6, abs=0.02)


def test_intervals_of_alpha_hold_the_truth_as_often_as_they_claim():
    share = covered(0.6, 100, lambda ratings, by: krippendorff_alpha(ratings, Metric.NOMINAL, by))

    assert 0.89 <= share <= 0.995


def test_intervals_of_ac1_hold_the_truth_as_often_as_they_claim():
    chance = (COMMON * (1 - COMMON)).sum()
    truth = 1 - 0.4 * chance / (1 - chance / 2)

    share = covered(truth, 100, lambda ratings, by: gwet_ac1(ratings, range(3), by))

    assert 0.89 <= share <= 0.995


def test_intervals_of_per_cent_agreement_hold_the_truth_as_often_as_they_claim():
    truth = 1 - 0.4 * (COMMON * (1 - COMMON)).sum()

    assert 0.89 <= covered(truth, 100, percent_agreement) <= 0.995
