import numpy as np
import pytest

from reports.statistics.review.disparity import screen_disparities


def places(ratios: list[float], *, people: int = 400, seed: int = 5) -> np.ndarray:
    """Tables of two strata with a base rate of .1 and .3 and these odds ratios."""
    rng = np.random.default_rng(seed)
    base = np.array([0.1, 0.3])
    odds = np.multiply.outer(np.array(ratios), base / (1 - base))
    group = rng.binomial(people, odds / (1 + odds))
    others = rng.binomial(people, np.broadcast_to(base, odds.shape))
    events = np.stack([group, others], axis=-1)
    return np.stack([events, people - events], axis=-1)


def test_one_place_apart_from_the_others_is_flagged():
    found = screen_disparities(places([1.0] * 60 + [4.0]))

    assert found.high.flagged[-1]
    assert found.high.flagged.sum() == 1
    assert not found.low.flagged.any()


def test_a_disparity_that_all_share_is_told_by_the_pooled_value_alone():
    found = screen_disparities(places([2.0] * 60))

    assert not found.high.flagged.any()
    assert np.exp(found.pooled.mean) == pytest.approx(2, rel=0.1)
    assert found.pooled.tau_squared < 0.01


def test_spread_between_places_is_no_finding_of_each():
    ratios = np.exp(np.random.default_rng(6).normal(0, 0.4, 60))

    found = screen_disparities(places(list(ratios)))

    assert found.pooled.tau_squared == pytest.approx(0.16, abs=0.08)
    assert found.high.flagged.sum() <= 1


def test_places_too_small_to_judge_are_no_tests():
    tables = places([1.0] * 30 + [4.0])
    small = np.tile([[1, 3], [1, 4]], (30, 2, 1, 1))

    found = screen_disparities(np.concatenate([tables, small]))

    assert found.eligible.tolist() == [True] * 31 + [False] * 30
    assert (found.high.q[31:] == 1).all()
    assert np.array_equal(found.high.q[:31], screen_disparities(tables).high.q)


def test_no_place_large_enough_is_refused():
    with pytest.raises(ValueError, match="no effects"):
        screen_disparities(np.ones((5, 2, 2, 2)))
