"""How answers are graded, and in which order options stand."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.training.courses.content import Question
from portal.training.courses.grading import Unanswered, grade, order_of


@st.composite
def questions(draw):
    number = draw(st.integers(2, 6))
    right = draw(st.sets(st.integers(0, number - 1), min_size=1, max_size=number - 1))
    return Question("Q", tuple(map(str, range(number))), frozenset(right), "W")


SHEETS = st.lists(questions(), min_size=1, max_size=8)


@given(SHEETS)
def test_all_right_is_a_hundred(sheet):
    assert grade(sheet, [one.right for one in sheet]).score == 100


@given(SHEETS, st.data())
def test_the_score_counts_what_matches_exactly_and_nothing_else(sheet, data):
    answers = [
        data.draw(st.sets(st.integers(0, len(one.options) - 1), min_size=1)) for one in sheet
    ]

    got = grade(sheet, answers)

    assert got.marks == tuple(set(a) == q.right for q, a in zip(sheet, answers, strict=True))
    assert got.score == 100 * sum(got.marks) // len(sheet)


@given(SHEETS, st.data())
def test_a_sheet_with_a_gap_has_no_grade(sheet, data):
    gap = data.draw(st.integers(0, len(sheet) - 1))
    answers = [set(one.right) for one in sheet]
    answers[gap] = data.draw(st.sampled_from([set(), {-1}, {len(sheet[gap].options)}]))

    with pytest.raises(Unanswered):
        grade(sheet, answers)


@given(SHEETS)
def test_too_few_or_too_many_answers_have_no_grade(sheet):
    answers = [one.right for one in sheet]

    for wrong in (answers[1:], [*answers, {0}], []):
        with pytest.raises(Unanswered):
            grade(sheet, wrong)


@given(questions(), st.integers(1, 9), st.text(max_size=8))
def test_every_option_stands_once_in_the_same_order_for_the_same_seed(question, number, seed):
    order = order_of(question, number, seed=seed)

    assert sorted(order) == list(range(len(question.options)))
    assert order == order_of(question, number, seed=seed)


def test_another_try_has_another_order():
    question = Question("Q", tuple("abcde"), frozenset({0}), "W")

    orders = {tuple(order_of(question, 1, seed=str(seed))) for seed in range(50)}

    assert len(orders) > 20
    assert {order[0] for order in orders} == set(range(5))


@given(questions())
def test_all_options_chosen_is_never_right(question):
    everything = set(range(len(question.options)))
    assume(everything != question.right)

    assert grade([question], [everything]).score == 0
