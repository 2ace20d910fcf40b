"""What counts as which error, and what may be published."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.proficiency.rates import FEWEST_PAIRS, Tally, figures_of, tally_of
from matching.searches.models import Candidate

CONCLUSIONS = list(Candidate.Conclusion.values)
ANSWERS = st.lists(st.tuples(st.booleans(), st.sampled_from(CONCLUSIONS)), max_size=60)
ERRORS = {(False, "IDENTIFICATION"): "false_positives", (True, "EXCLUSION"): "false_negatives"}


@pytest.mark.parametrize("answer", list(itertools.product([True, False], CONCLUSIONS)))
def test_each_answer_counts_once(answer):
    tally = tally_of([answer])
    counted = {
        name for name in ("false_positives", "false_negatives", "inconclusive")
        if getattr(tally, name)
    }  # fmt: skip

    wanted = {ERRORS[answer]} if answer in ERRORS else set()
    wanted |= {"inconclusive"} if answer[1] in ("INCONCLUSIVE", "UNSUITABLE") else set()
    assert counted == wanted
    assert (tally.same, tally.different) == (int(answer[0]), int(not answer[0]))


@given(ANSWERS, ANSWERS)
def test_tallies_add_up_whatever_the_order(some, others):
    together = tally_of(some + others)

    assert together == tally_of(some) + tally_of(others) == tally_of(others + some)
    assert together.pairs == len(some) + len(others)


@given(ANSWERS)
def test_no_rate_is_of_more_than_there_were(answers):
    rates = tally_of(answers).rates()

    assert all(rate.count <= rate.total <= len(answers) for rate in rates.values())


def examiner(errors: int, pairs: int = FEWEST_PAIRS) -> Tally:
    half = pairs // 2
    return Tally(same=pairs - half, different=half, false_positives=errors)


@pytest.mark.parametrize(
    "tallies",
    [[], [examiner(1)] * 4, [*[examiner(1)] * 4, examiner(1, FEWEST_PAIRS - 1)],
     [examiner(0, FEWEST_PAIRS - 1)] * 50],
)  # fmt: skip
def test_of_few_nothing_at_all_is_said(tallies):
    assert figures_of(tallies) == {"enough": False}


def test_of_enough_the_whole_and_the_spread_are_said():
    figures = figures_of([examiner(errors) for errors in (0, 1, 2, 3, 4)])

    assert (figures["examiners"], figures["pairs"]) == (5, 100)
    assert figures["overall"]["false_positive"]["count"] == 10
    assert figures["overall"]["false_positive"]["rate"] == 10 / 50
    assert figures["spread"]["false_positive"] == {
        "lowest": 0.0, "median": 0.2, "highest": 0.4,
    }  # fmt: skip


def test_whoever_has_few_pairs_is_in_no_figure():
    five = [examiner(1)] * 5

    assert figures_of([*five, examiner(9, FEWEST_PAIRS - 1)]) == figures_of(five)


def test_a_rate_that_few_examiners_have_shows_no_spread():
    only_same = Tally(same=FEWEST_PAIRS, false_negatives=1)

    figures = figures_of([only_same] * 5)

    assert figures["spread"]["false_positive"] is None
    assert figures["spread"]["false_negative"] is not None
