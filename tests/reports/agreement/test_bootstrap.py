from functools import partial

import numpy as np
import pytest
from scipy.stats import bootstrap

from reports.agreement import bootstrap as module
from reports.agreement.alpha import alphas
from reports.agreement.bootstrap import Resampling, corrected
from reports.agreement.metrics import Metric
from reports.agreement.percent import shares
from reports.agreement.results import Reason
from reports.agreement.tally import tally_of
from tests.reports.agreement.published import FOUR_OBSERVERS
from tests.reports.agreement.strategies import once

NOMINAL = partial(alphas, metric=Metric.NOMINAL)


def interval(ratings, statistic=NOMINAL, seed=5, **how):
    tally = tally_of(ratings)
    value = statistic(tally, once(tally))[0]
    return Resampling(np.random.default_rng(seed), **how).interval(tally, statistic, value)


def test_the_same_seed_gives_the_same_interval():
    assert interval(FOUR_OBSERVERS) == interval(FOUR_OBSERVERS)
    assert interval(FOUR_OBSERVERS) != interval(FOUR_OBSERVERS, seed=6)


def test_batches_do_not_change_the_interval(monkeypatch):
    whole = interval(FOUR_OBSERVERS, resamples=300)

    monkeypatch.setattr(module, "BATCH", 500)

    assert interval(FOUR_OBSERVERS, resamples=300) == whole


def test_more_certainty_is_a_wider_interval():
    sure, surer = interval(FOUR_OBSERVERS, level=0.8), interval(FOUR_OBSERVERS, level=0.99)

    assert surer.low < sure.low < sure.high < surer.high
    assert (sure.level, surer.level) == (0.8, 0.99)


def test_an_interval_is_that_of_another_program():
    """The BCa interval of a mean of units' shares, by scipy."""
    agreeing = np.repeat([1.0, 0.0], [60, 15])
    ratings = np.stack([np.ones(75), 2 - agreeing], axis=1)
    rng = np.random.default_rng(1)

    ours = interval(ratings, shares, resamples=20_000)
    theirs = bootstrap((agreeing,), np.mean, rng=rng, n_resamples=20_000).confidence_interval

    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.015)


def test_nothing_to_correct_leaves_the_percentiles():
    ends = corrected(np.arange(101.0), np.array([-1.0, 1.0]), 50.0, 0.95)

    assert ends == pytest.approx([0.025, 0.975])


def test_draws_mostly_below_the_figure_move_the_interval_up():
    low, high = corrected(np.arange(101.0), np.array([-1.0, 1.0]), 60.0, 0.95)

    assert low > 0.025
    assert high > 0.975


def test_a_unit_that_pulls_the_figure_up_moves_the_interval_up():
    low, high = corrected(np.arange(101.0), np.array([0, 0, 0, -3.0]), 50.0, 0.95)

    assert low > 0.025
    assert high > 0.975


def test_units_that_all_say_the_same_have_no_interval():
    assert interval([[1, 2, 2], [2, 1, 1], [1, 2, 1]], shares) is Reason.NO_SPREAD


def test_variation_that_rests_on_two_units_has_no_interval():
    assert interval([[1, 1]] * 30 + [[1, 2], [2, 2]]) is Reason.UNSTABLE


def test_variation_that_rests_on_one_unit_has_no_interval():
    assert interval([[1, 1]] * 30 + [[1, 2]]) is Reason.UNSTABLE


def test_draws_without_a_figure_are_left_out_and_told():
    found = interval([[1, 1]] * 30 + [[1, 2]] + [[2, 2]] * 3)

    assert 0 < found.undefined < 100
    assert found.resamples + found.undefined == 2000
