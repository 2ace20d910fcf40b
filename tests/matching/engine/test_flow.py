import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.flow import Flow

SHAPE = (380, 320)


def drawn(seed):
    return Flow.draw(np.random.default_rng(seed), SHAPE)


def turning_about(flow, point):
    """How far the flow turns along a small circle around a point, in half turns."""
    around = np.linspace(0, 2 * math.pi, 400)
    angle = flow.at(point[0] - 3 * np.sin(around), point[1] + 3 * np.cos(around))
    return np.unwrap(angle, period=math.pi)[[0, -1]] @ [-1, 1] / math.pi


@given(st.integers(0, 10_000))
def test_the_flow_turns_by_half_around_cores_and_back_around_deltas(seed):
    flow = drawn(seed)

    for core in flow.cores:
        assert turning_about(flow, core) == pytest.approx(1, abs=0.05)
    for delta in flow.deltas:
        assert turning_about(flow, delta) == pytest.approx(-1, abs=0.05)


@given(st.integers(0, 10_000))
def test_there_are_as_many_cores_as_deltas(seed):
    flow = drawn(seed)

    assert len(flow.cores) == len(flow.deltas) in (0, 1, 2)
    assert (flow.rise > 0) == (len(flow.cores) == 0)


def test_loops_are_the_most_and_arches_the_fewest():
    counts = np.bincount([len(drawn(seed).cores) for seed in range(600)], minlength=3)

    assert counts[1] > counts[2] > counts[0] > 0


def test_ridges_run_across_the_top_of_a_finger():
    angles = [drawn(seed).at(np.array([10.0]), np.array([160.0]))[0] for seed in range(100)]

    across = [abs(math.remainder(angle, math.pi)) < math.pi / 4 for angle in angles]

    assert np.mean(across) > 0.8
