"""Cases are given to members, answered by each alone, and locked."""

from collections import Counter
from uuid import uuid4

import pytest

from complaints.vault.words import WordsTooLong
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.states import TransitionRefused
from reports.committee.rounds.models import LONGEST_ANSWER, Review
from reports.committee.rounds.refusals import NoSuchRound
from reports.committee.rounds.review_refusals import (
    NoSuchAnswer,
    NotAllAnswered,
    TooFewMembers,
)
from reports.committee.rounds.reviewing import (
    lock_review,
    save_answers,
    secret_of,
    start_reviews,
)
from reports.committee.rounds.states import REVIEW, Work
from reports.committee.seats.refusals import MustKeepAway, NotSitting
from tests.reports.committee.rounds import way
from tests.reports.committee.rounds.worlds import again, cases_of, counties_of
from tests.reports.committee.rounds.worlds import drawn as drawn_by
from tests.reports.committee.worlds import inside


def start(round_, by):
    return inside(start_reviews, round_id=round_.pk, by=by, at=way.START)


@pytest.fixture
def review(reviewing):
    return way.reviews_of(reviewing)[0]


@pytest.fixture
def asked(reviewing):
    return way.questions(reviewing)


def on(review, **changed):
    return {"review_id": review.pk, "by": review.term.person, "at": way.WRITTEN, **changed}


def test_each_case_gets_two_members_of_different_constituencies(drawn, sybil):
    due = start(drawn, sybil)

    by_case: dict = {}
    for review in way.reviews_of(drawn):
        by_case.setdefault(review.case_id, []).append(review)
    assert due == 24
    assert len(by_case) == 12
    for reviews in by_case.values():
        assert [one.letter for one in reviews] == ["A", "B"]
        assert len({one.term.seat.constituency for one in reviews}) == 2


def test_nobody_gets_a_case_of_the_own_place_and_all_get_about_as_many(reviewing, marco):
    counties = counties_of(reviewing)
    reviews = way.reviews_of(reviewing)

    loads = Counter(one.term.person.username for one in reviews)
    homes = [counties[one.case_id] for one in reviews if one.term.person == marco]

    assert "39901" in counties.values()
    assert "39901" not in homes
    assert sorted(loads) == ["mabel", "mae", "marco", "milo", "mina", "moses"]
    assert max(loads.values()) - min(loads.values()) <= 1


def test_the_draw_is_the_same_each_time_and_not_to_be_told_from_the_seed(drawn):
    assert secret_of(drawn) == secret_of(again(drawn))
    assert drawn.seed not in secret_of(drawn)
    assert len(secret_of(drawn)) == 64


@pytest.mark.parametrize("name", ["mabel", "stan", "nobody", "otto"])
def test_the_secretariat_alone_starts_the_reviews(name, drawn, request):
    with pytest.raises(AccessDenied):
        start(drawn, request.getfixturevalue(name))


def test_a_secretary_who_sits_does_not_run_the_reviews(drawn, mabel, sybil, chief):
    give_role(user=mabel, role="SECRETARY", jurisdiction=None, by=None, at=way.START)
    with pytest.raises(AccessDenied, match="does not run"):
        start(drawn, type(mabel).objects.get(pk=mabel.pk))


def test_a_round_starts_once_and_there_is_such_a_round(reviewing, sybil):
    with pytest.raises(TransitionRefused):
        start(reviewing, sybil)
    with pytest.raises(NoSuchRound):
        inside(start_reviews, round_id=uuid4(), by=sybil, at=way.START)


def test_where_too_few_may_see_a_case_nothing_begins_and_the_case_is_named(
    quarter, committee, sybil, riverton
):
    round_ = drawn_by(sybil, per_case=6)

    with pytest.raises(TooFewMembers, match="Fewer than 6 members") as problem:
        start(round_, sybil)

    assert any(case.key[:8] in str(problem.value) for case in cases_of(round_))
    assert way.reviews_of(round_) == []
    assert again(round_).status == "DRAWN"


def test_answers_are_kept_and_written_over_until_the_lock(review, asked):
    values = [answer[0] for answer in asked[0].answers]

    inside(save_answers, given={asked[0].pk: (values[0], "As the sheet says.")}, **on(review))
    inside(save_answers, given={asked[0].pk: (values[1], "")}, **on(review))

    assert way.answers_of(review) == {1: values[1]}


def test_a_review_is_locked_once_all_is_answered_and_stays(review, asked):
    inside(save_answers, given={asked[0].pk: (asked[0].answers[0][0], "")}, **on(review))
    with pytest.raises(NotAllAnswered, match="2, 3"):
        inside(lock_review, **on(review))

    way.write(review, asked)

    with pytest.raises(TransitionRefused, match="stays as it is"):
        inside(save_answers, given=way.given_by(review, asked, way.first), **on(review))
    with pytest.raises(TransitionRefused):
        inside(lock_review, **on(review))


@pytest.mark.parametrize("value", [99, -9])
def test_an_answer_is_one_of_the_codebook(value, review, asked):
    with pytest.raises(NoSuchAnswer):
        inside(save_answers, given={asked[0].pk: (value, "")}, **on(review))
    with pytest.raises(NoSuchAnswer):
        inside(save_answers, given={0: (1, "")}, **on(review))


def test_words_are_not_too_long(review, asked):
    given = {asked[0].pk: (asked[0].answers[0][0], "x" * (LONGEST_ANSWER + 1))}

    with pytest.raises(WordsTooLong):
        inside(save_answers, given=given, **on(review))


def test_nobody_writes_anothers_review(review, asked, committee, sybil, chief):
    others = [term.person for term in committee.values() if term.pk != review.term_id]
    given = way.given_by(review, asked, way.first)

    for person in others:
        with pytest.raises(AccessDenied):
            inside(save_answers, given=given, **on(review, by=person))
    for person in (sybil, chief):
        with pytest.raises(NotSitting):
            inside(save_answers, given=given, **on(review, by=person))
        with pytest.raises(NotSitting):
            inside(lock_review, **on(review, by=person))


def test_who_declares_an_interest_writes_no_more(reviewing, asked, lakeside):
    counties = counties_of(reviewing)
    review = next(
        one for one in way.reviews_of(reviewing) if counties[one.case_id] == lakeside.code
    )

    way.declares(review.term.person, lakeside)

    with pytest.raises(MustKeepAway):
        way.write(review, asked)


def test_what_is_done_goes_on_record_without_answers(review, asked):
    way.write(review, asked)

    with scope.within(scope.oversight(who="test", why="read the trail")):
        moved = AuditEvent.objects.get(event="committee.review_locked")

    assert (moved.subject_id, moved.detail) == (str(review.pk), {})


@pytest.mark.parametrize("source", Work)
@pytest.mark.parametrize("target", Work)
def test_a_review_goes_no_other_way_than_the_table_says(source, target):
    allowed = target in REVIEW.ways[source]

    if allowed:
        assert REVIEW.permission_for(source=source, target=target)
    else:
        with pytest.raises(TransitionRefused):
            REVIEW.permission_for(source=source, target=target)


def test_a_review_of_nobody_is_refused(review, mina):
    with pytest.raises(AccessDenied):
        inside(lock_review, review_id=uuid4(), by=mina, at=way.WRITTEN)
    assert inside(Review.objects.filter(status="LOCKED").count) == 0
