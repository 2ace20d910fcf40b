import numpy as np
import pytest

from portal.demo.measure_review import bench_review, populations
from reports.statistics.review import gate

PASSING = gate.Figures(0.12, 0.68, 0.90, naive_false=0.6, naive_power=0.9)


@pytest.fixture(scope="module")
def figures() -> gate.Figures:
    """All replicates, as whoever relies on the review has them run: five seconds."""
    return gate.run(populations())


def test_the_review_finds_what_is_planted_and_little_else(figures):
    assert figures.false <= 0.12
    assert figures.power >= 0.68
    assert figures.power_large >= 0.90
    assert figures.passed


def test_the_usual_rule_flags_more_wrongly_than_rightly(figures):
    assert figures.naive_false > 0.45


def test_the_gate_gives_the_same_figures_again():
    sizes = populations()[::4]

    assert gate.run(sizes, replicates=1) == gate.run(sizes, replicates=1)
    assert gate.run(sizes, replicates=1) != gate.run(sizes, replicates=1, seed=2)


def test_a_draw_plants_what_it_says():
    sizes = populations()

    quarter = gate.draw(sizes, np.random.default_rng(1))

    ratio = quarter.observed / quarter.expected
    assert quarter.planted.sum() == gate.PLANTED
    assert quarter.expected.sum() == pytest.approx(quarter.observed.sum())
    assert ratio[quarter.planted].mean() > 3 * ratio[~quarter.planted].mean()


@pytest.mark.parametrize("worse", [{"false": 0.121}, {"power": 0.67}, {"power_large": 0.89}])
def test_each_figure_alone_can_fail_the_gate(worse):
    assert PASSING.passed
    assert not gate.Figures(**{**vars(PASSING), **worse}).passed


def test_the_bench_says_the_verdict_beside_the_usual_rule():
    said = list(bench_review(replicates=1))

    assert "3,135 counties, 1 replicates" in said[0]
    assert any("z > 3" in line for line in said)
    assert [line.split(":")[0] for line in said[-2:]] == [
        "one indicator, counts", "one indicator, shares",
    ]  # fmt: skip
