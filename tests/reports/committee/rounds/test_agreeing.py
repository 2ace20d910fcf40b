"""Figures of agreement: known ones are found again, gaps and ranks count as they should."""

import numpy as np
import pytest

from reports.agreement.bootstrap import Resampling
from reports.agreement.metrics import Metric
from reports.agreement.results import Interval, Reason
from reports.committee.rounds.agreeing import Asked, Measure, agreement_on, as_row, table_of
from reports.committee.rounds.states import Scale

YES_OR_NO = Asked(1, Scale.NOMINAL, [1, 0, -1, -2])
GRADED = Asked(2, Scale.ORDINAL, [3, 2, 1, -1, -2])
SEED = "four words said aloud"
COMMON = np.array([0.5, 0.3, 0.2])


def on(asked, cases, **changed):
    return agreement_on(asked, cases, seed=SEED, **{"resamples": 300, **changed})


def simulated(rng, cases, alpha, raters):
    """Answers whose alpha in the population is known: the share of pairs that see the truth."""
    truth = rng.choice(3, cases, p=COMMON)[:, None]
    guesses = rng.choice(3, (cases, raters), p=COMMON)
    given = np.where(rng.random((cases, raters)) < np.sqrt(alpha), truth, guesses) + 1
    given[rng.random((cases, raters)) < 0.1] = -1
    return given.tolist()


@pytest.mark.parametrize("alpha", [0.4, 0.8])
def test_a_known_alpha_lies_within_its_interval_in_ninety_of_a_hundred_rounds(alpha):
    nominal = Asked(1, Scale.NOMINAL, [1, 2, 3, -1, -2])

    def holds(number):
        rng = np.random.default_rng(number)
        cases = simulated(rng, 150, alpha, raters=int(rng.integers(2, 5)))
        found = agreement_on(nominal, cases, seed=f"a seed of round {number}", resamples=200)
        interval = found[Measure.ALPHA].interval
        return isinstance(interval, Interval) and interval.low <= alpha <= interval.high

    assert sum(map(holds, range(100))) >= 90


def test_the_number_of_answers_of_a_case_may_differ():
    rng = np.random.default_rng(5)
    cases = [row[: 2 + place % 3] for place, row in enumerate(simulated(rng, 4000, 0.6, 4))]

    found = on(Asked(1, Scale.NOMINAL, [1, 2, 3, -1]), cases, resamples=50)

    assert found[Measure.ALPHA].value == pytest.approx(0.6, abs=0.04)


def test_the_figures_are_those_of_the_published_measures():
    cases = [[1, 1], [1, 0], [0, 0], [1, 1], [0, 0], [0, 1]]
    found = on(YES_OR_NO, cases)

    assert found[Measure.PERCENT].value == pytest.approx(4 / 6)
    # Two raters, two values, twelve answers of which six are 1: 1 - 11 * 4 / (2 * 6 * 6).
    assert found[Measure.ALPHA].value == pytest.approx(1 - 11 * 4 / 72)
    # Chance is 2 * (1/2) * (1/2).
    assert found[Measure.GWET].value == pytest.approx((4 / 6 - 0.5) / 0.5)


def test_what_cannot_be_told_is_a_gap():
    found = on(YES_OR_NO, [[1, 1], [1, -1], [-2, -1], [0, 0], [0]])

    assert found[Measure.PERCENT].units == 2
    assert found[Measure.PERCENT].value == 1.0
    assert np.isnan(table_of([[1, -1], [0]])).tolist() == [[False, True], [False, True]]


def test_answers_in_an_order_are_compared_by_it():
    near = [[1, 2], [2, 3], [3, 3], [1, 1], [2, 1], [3, 2]]
    plain = Asked(2, Scale.NOMINAL, GRADED.values)

    for measure in (Measure.ALPHA, Measure.GWET):
        assert on(GRADED, near)[measure].value > on(plain, near)[measure].value
    assert Metric(GRADED.scale.lower()) is Metric.ORDINAL


def test_the_same_seed_gives_the_same_interval_and_another_question_another_one():
    cases = simulated(np.random.default_rng(1), 40, 0.5, 2)
    asked = Asked(1, Scale.NOMINAL, [1, 2, 3, -1])

    assert as_row(on(asked, cases)) == as_row(on(asked, cases))
    assert on(asked, cases) != agreement_on(asked, cases, seed="another", resamples=300)


@pytest.mark.parametrize(
    ("cases", "reason"),
    [
        ([], Reason.NO_PAIRS),
        ([[1], [0]], Reason.NO_PAIRS),
        ([[1, -1], [-2, -2]], Reason.NO_PAIRS),
        ([[1, 1], [1, 1]], Reason.NO_VARIATION),
    ],
)
def test_where_there_is_no_figure_there_is_a_reason(cases, reason):
    row = as_row(on(YES_OR_NO, cases))

    assert row["ALPHA"]["value"] == reason
    assert row["ALPHA"]["interval"] == reason


def test_a_row_holds_numbers_that_a_file_can():
    row = as_row(on(YES_OR_NO, [[1, 1], [1, 0], [0, 0], [0, 0], [1, 0], [1, 1]]))

    low, high = row["PERCENT"]["interval"]

    assert low <= row["PERCENT"]["value"] <= high
    assert (row["PERCENT"]["cases"], row["PERCENT"]["answers"]) == (6, 12)
    assert Resampling(np.random.default_rng(1)).level == 0.95
