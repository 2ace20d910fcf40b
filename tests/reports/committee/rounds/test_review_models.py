"""What the database refuses of reviews, answers, outcomes and figures, whoever asks."""

import pytest
from django.db import DatabaseError

from reports.committee.rounds.models import Answer, Figures, Outcome, Review, Round
from reports.committee.rounds.states import REVIEW, Work
from tests.reports.committee.rounds import way
from tests.reports.committee.worlds import inside


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(DatabaseError) as problem:
        inside(call, *args, **kwargs)
    return str(problem.value)


def change(review, **fields):
    return Review.objects.filter(pk=review.pk).update(**fields)


def one(round_, **which):
    return way.reviews_of(round_, **which)[0]


def answer(review, asked, **changed):
    given = {"review": review, "question": asked, "phase": 1, "value": asked.answers[0][0]}
    return Answer.objects.create(**{**given, **changed})


FIELDS = {
    Work.OPEN: {"locked_at": None, "settled_at": None},
    Work.LOCKED: {"locked_at": way.WRITTEN, "settled_at": None},
    Work.SETTLED: {"locked_at": way.WRITTEN, "settled_at": way.BESIDE},
    Work.RELEASED: {},
}


@pytest.mark.parametrize("target", Work)
def test_a_written_review_of_a_round_under_review_goes_where_the_table_says(target, reviewing):
    review, asked = one(reviewing), way.questions(reviewing)
    way.write(review, asked)
    if target in REVIEW.ways[Work.LOCKED] and target != Work.SETTLED:
        assert inside(change, review, status=target, **FIELDS[target]) == 1
    else:
        assert refused(change, review, status=target, **FIELDS[target])


@pytest.mark.parametrize("target", Work)
@pytest.mark.parametrize("source", [Work.SETTLED, Work.RELEASED])
def test_a_review_that_is_over_goes_where_the_table_says(source, target, beside):
    review = one(beside)
    if source == Work.SETTLED:
        way.settle(review, way.questions(beside))
    else:
        inside(change, review, status=source)

    if target in REVIEW.ways[source]:
        assert inside(change, review, status=target) == 1
    else:
        assert "does not go this way" in refused(change, review, status=target, **FIELDS[target])


def test_nothing_is_locked_before_all_is_answered(reviewing):
    review = one(reviewing)

    assert "once all is answered" in refused(
        change, review, status="LOCKED", locked_at=way.WRITTEN
    )


def test_a_locked_answer_stays(reviewing):
    review, asked = one(reviewing), way.questions(reviewing)
    way.write(review, asked)
    rows = Answer.objects.filter(review=review.pk)

    assert "locked" in refused(rows.update, value=asked[0].answers[1][0])
    assert "denied" in refused(rows.update, phase=2)
    assert "denied" in refused(rows.delete)


def test_nobody_answers_again_before_all_lie_side_by_side(reviewing):
    review, asked = one(reviewing), way.questions(reviewing)
    way.write(review, asked)

    assert "not asked for yet" in refused(answer, review, asked[0], phase=2)


@pytest.mark.parametrize("changed", [{"value": 99}, {"phase": 3}])
def test_an_answer_is_of_the_codebook_and_of_a_phase(changed, reviewing):
    assert refused(answer, one(reviewing), way.questions(reviewing)[0], **changed)


def test_an_answer_is_given_once_a_phase(reviewing):
    review, asked = one(reviewing), way.questions(reviewing)
    inside(answer, review, asked[0])

    assert "answer_once_a_phase" in refused(answer, review, asked[0])


def test_nobody_changes_whose_review_it_is(reviewing, committee):
    assert "denied" in refused(change, one(reviewing), term=committee["mae"])


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("review_once_of_a_case", {"letter": "Z"}),
        ("review_lettered", {}),
        ("begins in a round under review", {"letter": "Z", "status": "RELEASED"}),
    ],
)
def test_a_review_is_one_of_a_case_under_one_letter(name, changed, reviewing, committee):
    review = one(reviewing)
    taken = {each.term_id for each in way.reviews_of(reviewing, case=review.case_id)}
    free = next(term for term in committee.values() if term.pk not in taken)
    term = review.term if name == "review_once_of_a_case" else free
    given = {"case": review.case, "term": term, "letter": review.letter, "drawn_at": way.START}

    assert name in refused(Review.objects.create, **{**given, **changed})


def test_reviews_begin_while_a_round_is_reviewed(beside, committee):
    review = one(beside)
    taken = {each.term_id for each in way.reviews_of(beside, case=review.case_id)}
    free = next(term for term in committee.values() if term.pk not in taken)
    given = {"case": review.case, "term": free, "letter": "Z", "drawn_at": way.BESIDE}

    assert "under review" in refused(Review.objects.create, **given)


@pytest.mark.parametrize("status", ["CONSOLIDATING", "CLOSED"])
def test_a_round_waits_until_all_is_locked(status, reviewing):
    rows = Round.objects.filter(pk=reviewing.pk)

    assert refused(rows.update, status=status)


def test_a_closed_round_stays(closed):
    review, asked = one(closed), way.questions(closed)

    assert "closed round stay" in refused(change, review, status="RELEASED")
    given = {"case": review.case, "question": asked[0], "value": None, "conflicted": True}
    assert refused(Outcome.objects.create, **given)
    assert "denied" in refused(Outcome.objects.update, conflicted=False)
    assert "denied" in refused(Figures.objects.update, results=[])


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("outcome_is_a_value_or_a_conflict", {"value": None, "conflicted": False}),
        ("of a round that closes", {"value": 99, "conflicted": False}),
    ],
)
def test_an_outcome_is_a_value_of_the_codebook_or_a_conflict(name, given, beside):
    case, asked = one(beside).case, way.questions(beside)[0]

    assert name in refused(Outcome.objects.create, case=case, question=asked, **given)


def test_figures_are_of_a_closed_round(beside):
    given = {"round": beside, "results": [], "computed_at": way.END}

    assert "closed round" in refused(Figures.objects.create, **given)
