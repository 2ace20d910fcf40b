import numpy as np
import pytest

from reports.statistics.review.history import cusum
from reports.statistics.review.run_length import one_sided, two_sided


def test_run_lengths_are_those_of_the_literature():
    assert one_sided(0.5, 4) == pytest.approx(335.3676, abs=5e-5)
    assert two_sided(0.5, 4) == pytest.approx(167.6838, abs=5e-5)
    assert one_sided(0.5, 4, shift=1) == pytest.approx(8.383202, abs=5e-7)


def test_our_own_alarm_comes_every_931_quarters_by_chance():
    assert one_sided(0.5, 5) == pytest.approx(930.887, abs=1e-3)
    assert one_sided(0.5, 5, shift=1) == pytest.approx(10.38, abs=5e-3)


def test_a_simulated_cusum_runs_as_long():
    steps = np.random.default_rng(3).normal(1, 1, (100, 4000))

    first = (cusum(steps) > 4).argmax(axis=0) + 1

    assert first.mean() == pytest.approx(one_sided(0.5, 4, shift=1), rel=0.02)


def test_a_greater_shift_is_found_sooner():
    lengths = [one_sided(0.5, 5, shift) for shift in (0, 0.5, 1, 2)]

    assert lengths == sorted(lengths, reverse=True)


def test_two_sides_find_a_shift_in_either_direction():
    assert two_sided(0.5, 4, 1) == pytest.approx(two_sided(0.5, 4, -1))
    assert two_sided(0.5, 4, 1) < one_sided(0.5, 4, 1)


@pytest.mark.parametrize(("slack", "limit"), [(0.5, 0), (-0.1, 4)])
def test_a_scheme_that_never_or_always_alarms_is_refused(slack, limit):
    with pytest.raises(ValueError, match="limit above 0"):
        one_sided(slack, limit)
