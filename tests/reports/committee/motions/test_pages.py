"""The desk of motions: who sees which, what each can do, what an open vote hides."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.portal.participation.desk import at_desk, words_of
from tests.reports.committee.motions.way import (
    TEXT,
    again,
    amended,
    closed,
    moved,
    opened,
    put,
    says,
    seconded,
)

DESK = "/committee/desk/motions/"


def page_of(motion) -> str:
    return f"{DESK}{motion.pk}/"


@pytest.mark.parametrize(
    ("name", "code"),
    [("mabel", 200), ("sybil", 200), ("chief", 200), ("irma", 403), ("otto", 403), ("stan", 403)],
)
def test_the_desk_is_for_who_sits_and_who_runs_the_business(name, code, motion, request):
    desk = at_desk(request.getfixturevalue(name))

    answers = [desk.get(path) for path in (DESK, page_of(motion), f"{page_of(motion)}second/")]

    expected = [code, code, 403 if name in ("sybil", "chief") else code]
    assert [answer.status_code for answer in answers] == expected


def test_the_role_without_a_term_moves_nothing(item, irma, sybil):
    for person in (irma, sybil):
        assert at_desk(person).get(f"{DESK}new/{item.pk}/").status_code == 403


def test_a_motion_goes_all_its_way_on_the_pages(item, mabel, mina, sybil):
    chair, member, office = at_desk(mabel), at_desk(mina), at_desk(sybil)
    made = chair.post(f"{DESK}new/{item.pk}/", {"text": TEXT, "majority": "OF_SEATS"})
    there = made["Location"]

    answers = [
        member.post(f"{there}second/"),
        office.post(f"{there}open/"),
        member.post(f"{there}vote/", {"choice": "NO", "reason": "Too early."}),
        chair.post(f"{there}vote/", {"choice": "YES", "reason": ""}),
        office.post(f"{there}close/"),
    ]

    assert [answer["Location"] for answer in answers] == [there] * 5
    page = words_of(chair.get(there))
    assert "Not carried" in page
    assert "Too early." in page


def test_an_amendment_begins_with_how_the_motion_reads(item, mabel, mina, milo):
    motion = seconded(item, mabel, mina)
    desk = at_desk(milo)

    form = desk.get(f"{page_of(motion)}amend/").context["form"]
    answer = desk.post(f"{page_of(motion)}amend/", {"text": "Weekly figures."})

    assert form.initial["text"] == TEXT
    assert answer.status_code == 302
    assert "Weekly figures." in words_of(desk.get(page_of(motion)))


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("mabel", {"withdraw"}),
        ("mina", {"second"}),
        ("sybil", {"lapse"}),
        ("chief", {"lapse"}),
    ],
)
def test_each_is_offered_what_is_theirs_to_do(name, offered, motion, request):
    page = at_desk(request.getfixturevalue(name)).get(page_of(motion))

    assert {act.key for act in page.context["acts"]} == offered


def test_what_is_offered_changes_with_the_vote(item, mabel, mina, milo, sybil):
    motion = seconded(item, mabel, mina)

    def offered(person) -> set[str]:
        return {act.key for act in at_desk(person).get(page_of(motion)).context["acts"]}

    assert (offered(milo), offered(sybil)) == ({"amend"}, {"open"})
    put(motion, sybil)
    assert (offered(milo), offered(sybil)) == ({"vote"}, {"close"})
    says(motion, milo)
    assert offered(milo) == set()


def test_neither_amending_nor_opening_is_offered_beside_an_amendment(item, mabel, mina, sybil):
    motion = seconded(item, mabel, mina)
    amended(motion, mabel)

    for person in (mina, sybil):
        assert at_desk(person).get(page_of(motion)).context["acts"] == []


@pytest.mark.parametrize("act", ["", "second/", "vote/", "amend/"])
def test_who_keeps_away_finds_nothing(act, hearing, marco, mabel, mina, sybil):
    motion = opened(hearing, mabel, mina, sybil)
    desk = at_desk(marco)

    assert desk.get(f"{page_of(motion)}{act}").status_code == 404
    if act:
        assert desk.post(f"{page_of(motion)}{act}", {"choice": "YES"}).status_code == 404


def test_who_keeps_away_sees_neither_item_nor_motion_on_the_list(
    hearing, marco, mabel, mina, sybil
):
    moved(hearing, mabel)

    hers, his = at_desk(mabel).get(DESK), at_desk(marco).get(DESK)

    assert TEXT in words_of(hers)
    assert TEXT not in words_of(his)
    assert (len(hers.context["items"]), len(his.context["items"])) == (1, 0)
    assert at_desk(marco).get(f"{DESK}new/{hearing.pk}/").status_code == 404


def test_an_administrator_who_sits_is_bound_as_a_member(hearing, marco, mabel):
    motion = moved(hearing, mabel)
    marco.is_superuser = True
    marco.save()
    desk = at_desk(marco)

    assert [desk.get(page_of(motion) + act).status_code for act in ("", "open/")] == [404, 404]


@pytest.mark.parametrize("name", ["mabel", "mina", "sybil", "chief"])
def test_while_the_vote_is_open_the_desk_shows_who_voted_and_not_how(
    name, vote, mabel, milo, request
):
    says(vote, mabel, "NO", reason="A secret until the close.")
    says(vote, milo, "ABSTAIN")

    page = words_of(at_desk(request.getfixturevalue(name)).get(page_of(vote)))

    assert page.count("Voted") == 2
    assert page.count("Not yet") == 4
    assert "A secret" not in page
    assert "Abstain" not in page


def test_once_it_is_closed_each_vote_is_shown_with_its_reason(vote, mabel, sybil):
    says(vote, mabel, "NO", reason="The figures are old.")
    closed(vote, sybil)

    page = words_of(at_desk(sybil).get(page_of(vote)))

    assert "The figures are old." in page
    assert page.count("Did not vote") == 5


def test_what_the_domain_refuses_is_said_on_the_form(motion, mabel, mina, sybil):
    chair, office = at_desk(mabel), at_desk(sybil)

    answers = [
        chair.post(f"{page_of(motion)}second/"),
        office.post(f"{page_of(motion)}open/"),
        chair.post(f"{page_of(motion)}vote/", {"choice": "YES"}),
        chair.post(f"{page_of(motion)}vote/", {"choice": "PERHAPS"}),
        at_desk(mina).post(f"{page_of(motion)}withdraw/"),
    ]

    assert [answer.status_code for answer in answers] == [409, 409, 409, 422, 403]
    assert "Somebody of another seat seconds" in words_of(answers[0])
    assert "its mover's to withdraw" in words_of(answers[4])


@pytest.mark.parametrize("act", ["open", "close", "lapse"])
def test_a_member_does_not_do_what_the_secretariat_does(act, motion, mabel):
    assert at_desk(mabel).post(f"{page_of(motion)}{act}/").status_code == 403


@pytest.mark.parametrize("act", ["second", "amend", "withdraw", "vote"])
def test_the_secretariat_does_not_do_what_a_member_does(act, motion, sybil):
    assert at_desk(sybil).post(f"{page_of(motion)}{act}/").status_code == 403


def test_a_vote_is_cast_once_on_the_page_too(vote, mabel):
    desk = at_desk(mabel)

    codes = [
        desk.post(f"{page_of(vote)}vote/", {"choice": choice}).status_code
        for choice in ("YES", "NO")
    ]

    assert codes == [302, 409]


def test_the_same_is_not_moved_twice_by_a_second_press(item, mabel):
    desk = at_desk(mabel)

    codes = [
        desk.post(f"{DESK}new/{item.pk}/", {"text": TEXT, "majority": "OF_VOTES"}).status_code
        for _press in range(2)
    ]

    assert codes == [302, 409]


def test_what_there_is_not_is_not_found(motion, mabel):
    desk = at_desk(mabel)
    paths = [f"{DESK}{uuid4()}/", f"{DESK}{uuid4()}/vote/", f"{page_of(motion)}pardon/"]

    codes = [desk.get(path).status_code for path in [*paths, f"{DESK}new/{uuid4()}/"]]

    assert codes == [404] * 4


def test_the_page_says_whether_there_is_a_quorum(motion, sybil):
    page = words_of(at_desk(sybil).get(page_of(motion)))

    assert "6 of 6 seats that may act, of 6 constituencies" in page
    assert "There is a quorum." in page


def test_the_list_asks_as_many_queries_for_three_motions_as_for_one(item, mabel, mina, sybil):
    moved(item, mabel)
    desk = at_desk(sybil)
    desk.get(DESK)
    with CaptureQueriesContext(connection) as one:
        desk.get(DESK)
    moved(item, mina)
    seconded(item, mina, mabel, "Another one.")

    with CaptureQueriesContext(connection) as three:
        desk.get(DESK)

    assert len(one) == len(three) <= 16


def test_the_desk_of_a_decided_motion_offers_nothing(vote, mabel, sybil):
    closed(vote, sybil)

    assert at_desk(mabel).get(page_of(vote)).context["acts"] == []
    assert again(vote).status == "FAILED"
