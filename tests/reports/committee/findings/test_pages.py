"""The pages of findings and recommendations: who sees which, and what can be done on them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.jurisdictions.zones import washington_day
from reports.committee.findings.models import Finding, Step
from reports.committee.findings.states import Progress, Status
from reports.committee.seats.models import Matter
from tests.portal.participation.desk import at_desk, paper, words_of
from tests.reports.committee.findings import way
from tests.reports.committee.worlds import inside

DESK, PLACE = "/committee/desk/findings/", "/our-recommendations/"
ADVICE_DESK = "/committee/desk/recommendations/"
PUBLIC = ["/committee/findings/", "/committee/recommendations/"]
WORDS = {"duty": "MINOR_TRAFFIC", "title": "Stops", "text": "They went on."}


def detail(finding) -> str:
    return f"{DESK}{finding.pk}/"


def soon(days: int = 30) -> str:
    return (washington_day(timezone.now()) + timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("sybil", (200, 200, 200)),
        ("chief", (200, 200, 200)),
        ("mabel", (200, 200, 403)),
        ("otto", (403, 403, 403)),
        ("stan", (403, 403, 403)),
    ],
)
def test_the_desk_is_the_committees_and_drafting_the_secretariats(
    name, codes, draft, committee, request
):
    desk = at_desk(request.getfixturevalue(name))

    pages = [desk.get(DESK), desk.get(detail(draft)), desk.get(f"{DESK}new/")]

    assert tuple(page.status_code for page in pages) == codes


def test_who_keeps_away_finds_no_page(advice, adopted, matter, marco, mabel):
    way.kept_from(matter, marco)
    desk, other = at_desk(marco), at_desk(mabel)
    paths = [detail(adopted), f"{detail(adopted)}state/", f"{ADVICE_DESK}{advice.pk}/"]

    assert [desk.get(path).status_code for path in paths] == [404] * 3
    assert [other.get(path).status_code for path in paths] == [200] * 3
    assert "Traffic stops" not in words_of(desk.get(DESK))
    assert "2026-1" not in words_of(desk.get(ADVICE_DESK))


def test_the_public_reads_no_draft(voted, matter, sybil):
    pages = [Client().get(path) for path in [*PUBLIC, "/committee/findings/2026-1/"]]

    assert [page.status_code for page in pages] == [200, 200, 404]
    assert not any("Traffic stops" in words_of(page) for page in pages)


def test_a_finding_goes_its_way_on_the_pages(matter, sybil, committee, riverton):
    desk = at_desk(sybil)

    made = desk.post(f"{DESK}new/", {**WORDS, "matter": matter.pk})
    finding = inside(Finding.objects.get)
    advice = {"words": "Stop it.", "addressee": "39901", "due_on": soon()}
    codes = [
        desk.post(f"{detail(finding)}edit/", {**WORDS, "text": "It goes on."}).status_code,
        desk.post(f"{detail(finding)}propose/", advice).status_code,
        desk.post(f"{detail(finding)}circulate/").status_code,
    ]

    assert made["Location"] == detail(finding)
    assert codes == [302] * 3
    page = words_of(desk.get(detail(finding)))
    assert "It goes on." in page
    assert "Stop it." in page
    assert "Record the deliberation" in page


def test_the_item_and_the_vote_are_chosen_from_those_on_the_matter(
    circulated, item, sybil, mabel, mina, milo, moses
):
    desk = at_desk(sybil)
    desk.post(f"{detail(circulated)}deliberate/", {"item_id": item.pk})
    votes = dict.fromkeys((mabel, mina, milo, moses), "YES")
    motion = way.decided(way.moved(item, mabel, mina), sybil, votes)

    shown = words_of(desk.get(f"{detail(circulated)}vote/"))
    done = desk.post(f"{detail(circulated)}vote/", {"motion_id": motion.pk})

    assert "Carried: That it be adopted." in shown
    assert done.status_code == 302
    assert way.again(circulated).status == Status.VOTED


def test_a_member_adds_a_dissent_on_the_page(deliberated, carried, sybil, moses):
    at = timezone.now()
    way.does("record_vote", deliberated, sybil, at=at, motion_id=carried.pk)
    desk = at_desk(moses)

    form = {"opinion": "DISSENT", "words": "It is rare."}
    done = desk.post(f"{detail(deliberated)}state/", form, follow=True)
    again = desk.post(f"{detail(deliberated)}state/", form)

    assert "Dissent: Moses" in words_of(done)
    assert again.status_code == 409
    assert "You added your statement" in words_of(again)


def test_on_a_round_the_form_warns_of_words_that_could_tell_whose_case_it_was(
    sybil, committee, riverton
):
    given = {"kind": "ROUND", "title": "Round 1", "opened_at": way.DRAFTED}
    matter = inside(Matter.objects.create, **given)
    desk, words = at_desk(sybil), {**WORDS, "text": "They were of Riverton County."}

    warned = desk.post(f"{DESK}new/", {**words, "matter": matter.pk})
    kept = desk.post(f"{DESK}new/", {**words, "matter": matter.pk, "kept": "on"})
    finding = inside(Finding.objects.get)
    again = desk.post(f"{detail(finding)}edit/", words)

    assert [one.status_code for one in (warned, kept, again)] == [422, 302, 422]
    assert "“Riverton County” names a place or an agency." in words_of(warned)


def test_elsewhere_a_place_is_named_without_a_warning(matter, sybil, committee, riverton):
    words = {**WORDS, "text": "They were of Riverton County.", "matter": matter.pk}

    assert at_desk(sybil).post(f"{DESK}new/", words).status_code == 302


def test_what_the_domain_refuses_is_said_on_the_form(draft, voted, sybil, mabel, moses):
    desk = at_desk(sybil)

    answers = [
        desk.post(f"{DESK}new/", {}),
        desk.post(f"{detail(voted)}propose/", {"words": "No.", "addressee": "1"}),
        desk.post(f"{detail(voted)}circulate/"),
        at_desk(mabel).post(f"{detail(voted)}circulate/"),
        at_desk(moses).post(f"{detail(voted)}state/", {"opinion": "DISSENT", "words": "Late."}),
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 409, 403, 409]
    assert "Statements are added after the vote" in words_of(answers[-1])


@pytest.mark.parametrize("path", [f"{DESK}{{}}/", f"{DESK}{{}}/edit/", f"{ADVICE_DESK}{{}}/"])
def test_what_there_is_not_is_not_found(path, sybil):
    assert at_desk(sybil).get(path.format(uuid4())).status_code == 404


def test_an_act_that_there_is_not_is_not_found(draft, sent, sybil, otto):
    assert at_desk(sybil).get(f"{detail(draft)}burn/").status_code == 404
    assert at_desk(sybil).get(f"{ADVICE_DESK}{sent.pk}/burn/").status_code == 404
    assert at_desk(otto).get(f"{PLACE}{sent.pk}/burn/").status_code == 404


def test_a_settled_finding_is_public_with_the_vote_and_every_dissent(adopted):
    page = words_of(Client().get("/committee/findings/2026-1/"))

    assert way.SECRET in page
    assert "Dissent: Moses" in page
    assert "moses differs." in page
    assert "3 yes, 1 no, 0 abstained" in page
    assert "Mae Field agents Did not vote" in page
    assert way.ADVICE[:30] in page


def test_so_is_one_that_was_not_adopted(failed):
    page = words_of(Client().get("/committee/findings/2026-1/"))

    assert "Not adopted" in page
    assert way.ADVICE in page
    assert "did not adopt these" in page


def test_the_tracker_lists_what_is_unanswered_and_overdue(under_way, another, sybil):
    way.sent(another, sybil)

    counts = Client().get("/committee/recommendations/").context["counts"]
    narrow = words_of(Client().get("/committee/recommendations/", {"unanswered": "on"}))

    assert (counts["UNANSWERED"], counts["OVERDUE"], counts["CONCUR"]) == (1, 1, 1)
    assert "Recommendations, the latest first: 1 of 2" in narrow
    assert "Issue an order." in narrow
    assert way.ADVICE not in narrow


@pytest.mark.parametrize("filters", [{"status": "NONE"}, {"addressee": "00000"}])
def test_a_filter_that_there_is_not_narrows_nothing(filters, sent):
    answer = Client().get("/committee/recommendations/", filters)

    assert answer.status_code == 200
    assert "2026-1" in words_of(answer)


def test_the_tracker_asks_as_many_queries_for_two_as_for_one(under_way, another):
    client = Client()
    client.get(PUBLIC[1])

    with CaptureQueriesContext(connection) as one:
        client.get(PUBLIC[1], {"status": "ADOPTED"})
    with CaptureQueriesContext(connection) as two:
        client.get(PUBLIC[1])

    assert len(one) == len(two) <= 8


def test_a_recommendation_keeps_its_address(sent, another, sybil):
    page = Client().get("/committee/recommendations/2026-1/")

    assert page.status_code == 200
    assert "There is none, and its day is over." in words_of(page)
    assert Client().get("/committee/recommendations/2026-9/").status_code == 404


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("committee-recommendations-csv", "text/csv"),
        ("committee-recommendations-json", "application/json"),
        ("committee-recommendations-feed", "application/atom+xml"),
        ("committee-recommendations-files", "text/html"),
    ],
)
def test_the_files_are_for_everybody(name, media_type, under_way):
    answer = Client().get(reverse(name))

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(media_type)


def test_the_secretariat_sends_and_verifies_on_the_pages(advice, sybil, otto, mabel):
    desk, place = at_desk(sybil), at_desk(otto)
    where, there = f"{ADVICE_DESK}{advice.pk}/", f"{PLACE}{advice.pk}/"
    reply = {"stance": "PARTLY", "words": "In part.", "office": "Sheriff"}

    answers = [
        desk.post(f"{where}transmit/", {"due_on": soon()}),
        place.post(f"{there}answer/", reply),
        place.post(f"{there}undertake/", {"words": "An order.", "due_on": soon()}),
        place.post(f"{there}done/", {"step": 1, "evidence": "Order 1.", "file": paper()}),
        desk.post(f"{where}ask-more/", {"step": 1, "reason": "Which?"}),
        place.post(f"{there}done/", {"step": 1, "evidence": "Order 2.", "file": paper()}),
        desk.post(f"{where}verify/", {"step": 1}),
    ]

    assert [answer.status_code for answer in answers] == [302] * 7
    assert way.again(advice).status == Progress.VERIFIED
    public = words_of(Client().get("/committee/recommendations/2026-1/"))
    for word in ("Concurs in part", "In part.", "Order 2.", "resolution.pdf", "Verified"):
        assert word in public
    assert at_desk(mabel).get(f"{where}verify/").status_code == 403


def test_evidence_is_downloaded_by_anybody_and_no_other_document_is(under_way, otto):
    document = way.done(under_way, otto, content=paper().read(), name="order.pdf").document

    found = Client().get(f"/committee/evidence/{document.sha256}/")

    assert (found.status_code, found["Content-Type"]) == (200, "application/pdf")
    assert "order.pdf" in found["Content-Disposition"]
    assert Client().get(f"/committee/evidence/{'0' * 64}/").status_code == 404


def test_what_is_no_document_is_refused_on_the_form(under_way, otto):
    form = {"step": 1, "evidence": "Order.", "file": paper(b"<html>", "order.pdf")}

    answer = at_desk(otto).post(f"{PLACE}{under_way.pk}/done/", form)

    assert answer.status_code == 422
    assert inside(Step.objects.get).done_at is None


@pytest.mark.parametrize(
    ("name", "codes"),
    [("otto", (200, 200)), ("gwen", (200, 200)), ("luca", (200, 404)), ("rosa", (403, 404))],
)
def test_an_addressee_finds_its_own_recommendations(name, codes, sent, request):
    desk = at_desk(request.getfixturevalue(name))

    listed, page = desk.get(PLACE), desk.get(f"{PLACE}{sent.pk}/")

    assert (listed.status_code, page.status_code) == codes
    assert ("2026-1" in words_of(listed)) == (codes == (200, 200))


def test_a_reply_is_given_once(sent, otto):
    desk = at_desk(otto)
    reply = {"stance": "CONCUR", "words": "Yes.", "office": "Sheriff"}
    where = f"{PLACE}{sent.pk}/answer/"

    codes = [desk.post(where, each).status_code for each in ({}, reply, reply)]

    assert codes == [422, 302, 409]


def test_lists_ask_as_many_queries_for_two_as_for_one(sent, another, otto, sybil, committee):
    place, desk = at_desk(otto), at_desk(sybil)
    place.get(PLACE)

    with CaptureQueriesContext(connection) as one:
        place.get(PLACE)
    way.sent(another, sybil)
    with CaptureQueriesContext(connection) as two:
        place.get(PLACE)
    with CaptureQueriesContext(connection) as listed:
        desk.get(DESK)

    assert len(one) == len(two)
    assert len(listed) <= 16
