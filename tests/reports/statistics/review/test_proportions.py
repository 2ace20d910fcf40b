import numpy as np
import pytest

from reports.statistics.review.proportions import fit_truncated, screen_shares
from reports.statistics.review.screen import screen


def shares(mean: float, *, precision: float = 40, units: int = 400) -> tuple[np.ndarray, ...]:
    """Events and trials of units whose shares are Beta with this mean, the largest first."""
    rng = np.random.default_rng(1)
    trials = np.sort(np.floor(np.exp(rng.normal(3.5, 1, units))))[::-1]
    own = rng.beta(mean * precision, (1 - mean) * precision, units)
    return rng.binomial(trials.astype(int), own).astype(float), trials


def test_the_model_that_was_drawn_is_found():
    share, precision = fit_truncated(*shares(0.4, units=1500))

    assert share == pytest.approx(0.4, abs=0.01)
    assert precision == pytest.approx(40, rel=0.25)


def test_units_apart_are_flagged_on_their_side():
    events, trials = shares(0.4)
    events[:3], events[3:6] = trials[:3], 0

    found = screen_shares(events, trials)

    assert np.flatnonzero(found.high.flagged).tolist() == [0, 1, 2]
    assert np.flatnonzero(found.low.flagged).tolist() == [3, 4, 5]


def test_the_other_outcome_turns_the_sides():
    events, trials = shares(0.4)
    events[:3] = trials[:3]

    once, turned = screen_shares(events, trials), screen_shares(trials - events, trials)

    assert turned.low.flagged.tolist() == once.high.flagged.tolist()
    assert turned.low.p == pytest.approx(once.high.p, rel=0.02)


def test_rates_lie_between_the_usual_share_and_the_units_own():
    events, trials = shares(0.4)

    found = screen_shares(events, trials)
    own = events / trials / (events.sum() / trials.sum())

    ends = np.sort([own, np.full_like(own, found.model.mean)], axis=0)
    assert (ends[0] - 1e-9 <= found.rates.mean).all()
    assert (found.rates.mean <= ends[1] + 1e-9).all()
    assert ((found.rates.low < found.rates.mean) & (found.rates.mean < found.rates.high)).all()


def test_the_model_tells_the_spread_relative_to_its_mean():
    events, trials = shares(0.4)

    model = screen_shares(events, trials).model
    p, precision = fit_truncated(events, trials)

    assert model.mean == pytest.approx(p / (events.sum() / trials.sum()))
    assert model.dispersion * p**2 == pytest.approx(p * (1 - p) / (precision + 1))


def test_a_rare_share_is_judged_as_counts():
    events, trials = shares(0.1)

    found = screen_shares(events, trials)
    counts = screen(events, trials * (events.sum() / trials.sum()))

    assert np.array_equal(found.high.p, counts.high.p)


def test_a_unit_without_trials_is_no_test():
    events, trials = shares(0.4)

    found = screen_shares(np.append(events, 0), np.append(trials, 0))

    assert found.high.p[-1] == pytest.approx(0.5)
    assert found.high.q[-1] == 1
    assert found.rates.mean[-1] == pytest.approx(found.model.mean)


@pytest.mark.parametrize(
    ("events", "trials", "sentence"),
    [
        ([], [], "two units"),
        ([1], [2], "two units"),
        ([0, 0], [4, 4], "with and without"),
        ([4, 4], [4, 4], "with and without"),
        ([5, 1], [4, 4], "more events than trials"),
        ([1], [4, 4], "do not go together"),
    ],
)
def test_what_is_no_share_is_refused_in_a_sentence(events, trials, sentence):
    with pytest.raises(ValueError, match=sentence):
        screen_shares(events, trials)
