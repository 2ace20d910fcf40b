"""The pages of case reviews: who sees which, and a case goes all its way on them."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from reports.committee.rounds.models import Review
from tests.portal.participation.desk import at_desk, words_of
from tests.reports.committee.rounds import way
from tests.reports.committee.rounds.seen import seen_of
from tests.reports.committee.rounds.worlds import again, counties_of
from tests.reports.committee.worlds import inside

DESK = "/committee/desk/reviews/"


def at(review, act="") -> str:
    return f"{DESK}{review.pk}/{act}"


def mine(round_, user):
    return next(one for one in way.reviews_of(round_) if one.term.person == user)


def filled(asked, place=0) -> dict[str, object]:
    return {f"value-{one.number}": one.answers[place][0] for one in asked}


@pytest.mark.parametrize(
    ("name", "code"),
    [("mina", 200), ("sybil", 200), ("chief", 200), ("otto", 403), ("stan", 403), ("nobody", 403)],
)
def test_the_list_is_for_members_and_the_secretariat(name, code, reviewing, request):
    desk = at_desk(request.getfixturevalue(name))

    assert desk.get(DESK).status_code == code


def test_a_member_sees_the_own_cases_without_any_number_of_all(reviewing, mina):
    page = words_of(at_desk(mina).get(DESK))

    assert "Case 1 on your list, of round 1" in page
    assert "Rounds to run" not in page


def test_a_case_goes_all_its_way_on_the_pages(reviewing, mina, sybil):
    review, asked, desk = mine(reviewing, mina), way.questions(reviewing), at_desk(mina)

    codes = [
        desk.post(at(review), filled(asked)).status_code,
        desk.post(at(review, "lock/")).status_code,
    ]
    way.beside(reviewing, sybil, way.by_letter)
    page = words_of(desk.get(at(review)))
    codes += [
        desk.post(at(review), filled(asked, 1)).status_code,
        desk.post(at(review, "settle/")).status_code,
    ]

    assert codes == [302] * 4
    assert inside(Review.objects.get, pk=review.pk).status == "SETTLED"
    assert "(you)" in page
    assert all(name not in page.lower() for name in ("mabel", "marco", "milo", "mae", "moses"))


def test_the_form_begins_with_what_was_saved_and_a_part_may_be_saved(reviewing, mina):
    review, asked, desk = mine(reviewing, mina), way.questions(reviewing), at_desk(mina)
    given = {"value-1": asked[0].answers[1][0], "words-1": "As the sheet says."}

    answer = desk.post(at(review), given, follow=True)

    assert "They are not locked yet" in words_of(answer)
    assert answer.context["form"].fields["words-1"].initial == "As the sheet says."
    assert desk.post(at(review, "lock/")).status_code == 422


def test_words_that_could_unblind_come_back_once(reviewing, mina, riverton):
    review, asked, desk = mine(reviewing, mina), way.questions(reviewing), at_desk(mina)
    given = {**filled(asked), "words-1": "This looks like Riverton County."}

    first = desk.post(at(review), given)
    second = desk.post(at(review), {**given, "kept": "on"})

    assert first.status_code == 422
    assert "Riverton County" in words_of(first)
    assert "I have read this and keep my words" in words_of(first)
    assert second.status_code == 302


def test_words_without_an_answer_are_refused(reviewing, mina):
    review = mine(reviewing, mina)

    answer = at_desk(mina).post(at(review), {"words-1": "Because."})

    assert answer.status_code == 422
    assert "Choose an answer" in words_of(answer)


def test_what_is_locked_takes_nothing_and_says_so(reviewing, mina):
    review, asked, desk = mine(reviewing, mina), way.questions(reviewing), at_desk(mina)
    way.write(review, asked)

    answer = desk.post(at(review), filled(asked, 1))

    assert answer.status_code == 409
    assert "it stays as it is" in words_of(answer)
    assert desk.post(at(review, "lock/")).status_code == 409
    assert "They are locked" in words_of(desk.get(at(review)))


def test_nobody_opens_the_case_of_another(reviewing, committee, mina, sybil, chief):
    review = mine(reviewing, mina)
    others = [term.person for term in committee.values() if term.person != mina]

    for person in [*others, sybil, chief]:
        desk = at_desk(person)
        assert desk.get(at(review)).status_code == 404
        assert desk.post(at(review), {}).status_code == 404
        assert desk.get(at(review, "lock/")).status_code == 404


def test_a_case_that_there_is_not_looks_like_one_of_another(reviewing, mina, milo):
    desk = at_desk(mina)

    pages = [desk.get(at(mine(reviewing, milo))), desk.get(f"{DESK}{uuid4()}/")]

    assert seen_of(pages[0]) == seen_of(pages[1])
    assert desk.get(at(mine(reviewing, mina), "pardon/")).status_code == 404


def test_who_declares_an_interest_finds_the_case_gone_for_good(reviewing, lakeside):
    counties = counties_of(reviewing)
    review = next(
        one for one in way.reviews_of(reviewing) if counties[one.case_id] == lakeside.code
    )
    desk = at_desk(review.term.person)
    assert desk.get(at(review)).status_code == 200

    way.declares(review.term.person, lakeside)

    assert desk.get(at(review)).status_code == 404
    assert inside(Review.objects.get, pk=review.pk).status == "RELEASED"


def test_every_look_at_a_case_is_on_record(reviewing, mina):
    review, desk = mine(reviewing, mina), at_desk(mina)
    desk.get(at(review))

    with scope.within(scope.oversight(who="test", why="read the trail")):
        seen = AuditEvent.objects.filter(event="committee.case_opened")
        found = list(seen.values_list("subject_id", "actor"))

    assert found == [(str(review.case_id), f"user:{mina.pseudonym}")]


def test_the_list_asks_as_many_queries_for_many_cases_as_for_few(reviewing, mina):
    desk, asked = at_desk(mina), way.questions(reviewing)
    desk.get(DESK)
    with CaptureQueriesContext(connection) as many:
        desk.get(DESK)
    own = [one for one in way.reviews_of(reviewing) if one.term.person == mina]
    for review in own[1:]:
        way.write(review, asked)

    with CaptureQueriesContext(connection) as few:
        desk.get(DESK)

    assert len(few) == len(many) <= 45


def test_the_secretariat_runs_a_round_on_the_pages(drawn, sybil):
    desk, rounds = at_desk(sybil), f"{DESK}rounds/{drawn.pk}/"

    started = desk.post(f"{rounds}start/", follow=True)
    early = desk.post(f"{rounds}consolidate/")
    way.written(again(drawn), way.by_letter)
    codes = [desk.post(f"{rounds}{act}/").status_code for act in ("release", "consolidate")]

    assert "Who reviews which case" in words_of(started)
    assert (early.status_code, codes) == (409, [302, 302])
    assert "Not every review is locked yet" in words_of(early)
    assert desk.post(f"{rounds}close/").status_code == 409
    assert desk.get(f"{rounds}pardon/").status_code == 404


def test_the_secretariat_takes_a_case_back(reviewing, sybil):
    review, desk = way.reviews_of(reviewing)[0], at_desk(sybil)

    page = desk.get(at(review, "release/"))
    done = desk.post(at(review, "release/"))

    assert review.case.key[:8] in words_of(page)
    assert done.status_code == 302
    assert desk.post(at(review, "release/")).status_code == 409
    assert desk.get(f"{DESK}{uuid4()}/release/").status_code == 404


@pytest.mark.parametrize("name", ["mina", "stan", "nobody"])
def test_who_reviews_what_is_for_the_secretariat_alone(name, reviewing, request):
    desk, review = at_desk(request.getfixturevalue(name)), way.reviews_of(reviewing)[0]

    for path in (f"{DESK}rounds/{reviewing.pk}/progress/", at(review, "release/")):
        assert desk.get(path).status_code == 403
    assert desk.post(f"{DESK}rounds/{reviewing.pk}/close/").status_code == 403


def test_no_page_of_the_secretariat_shows_an_answer(beside, sybil):
    desk, asked = at_desk(sybil), way.questions(beside)

    page = words_of(desk.get(f"{DESK}rounds/{beside.pk}/progress/"))

    assert all(one.text not in page for one in asked)


@pytest.mark.parametrize(
    ("name", "code"), [("mina", 200), ("sybil", 200), ("chief", 200), ("stan", 403)]
)
def test_results_are_for_the_committee_once_answers_lie_side_by_side(name, code, beside, request):
    desk = at_desk(request.getfixturevalue(name))

    assert desk.get(f"{DESK}rounds/{beside.pk}/").status_code == code


def test_before_that_nobody_sees_results(reviewing, mina, sybil, client):
    pages = [at_desk(user).get(f"{DESK}rounds/{reviewing.pk}/") for user in (mina, sybil)]

    assert [page.status_code for page in pages] == [404, 404]
    assert client.get("/committee/rounds/1/figures/").status_code == 404


def test_everybody_reads_the_figures_of_a_closed_round(closed, client):
    page = words_of(client.get("/committee/rounds/1/figures/"))

    assert "What the case reviews of round 1 showed" in page
    assert "Krippendorff's alpha" in page
    assert "fewer than 5" in page
    assert client.get("/committee/rounds/2/figures/").status_code == 404


def test_a_member_reads_what_a_closed_case_came_to(closed, mina):
    review, desk = mine(closed, mina), at_desk(mina)

    page = words_of(desk.get(at(review)))

    assert "All answers" in page
    assert "Save my answers" not in page


def test_before_all_are_locked_a_case_shows_no_table_of_answers(reviewing, mina):
    page = words_of(at_desk(mina).get(at(mine(reviewing, mina))))

    assert "Your answers" in page
    assert "All answers" not in page
    assert "The same" not in page
