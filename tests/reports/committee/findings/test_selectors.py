"""Who sees which finding at the desk, and what the tracker tells."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.jurisdictions import scope
from reports.committee.findings import own, selectors, tracker
from reports.committee.findings.doing import (
    ACTS,
    ADVICE_ACTS,
    OWN_ACTS,
    acts_open,
    advice_acts_open,
    own_acts_open,
)
from reports.committee.findings.feeds import feed
from reports.committee.findings.files import COLUMNS, tracker_csv, tracker_json
from reports.committee.findings.models import PublishedFinding, Recommendation
from reports.committee.seats.models import Matter
from tests.reports.committee.findings import way
from tests.reports.committee.worlds import inside

NOW = way.ANSWERED + 60 * way.DAY


def seen(user, *, at=way.VOTED) -> list[str]:
    return inside(lambda: [one.reference for one in selectors.findings_visible_to(user, at=at)])


def keys(acts) -> list[str]:
    return [act.key for act in acts]


@pytest.mark.parametrize("name", ["sybil", "chief", "mabel", "marco", "moses"])
def test_members_and_the_secretariat_see_drafts(name, draft, committee, request):
    assert seen(request.getfixturevalue(name)) == ["2026-1"]


@pytest.mark.parametrize("name", ["nobody", "otto", "paul"])
def test_nobody_else_does(name, draft, committee, request):
    assert seen(request.getfixturevalue(name)) == []


def test_the_role_without_a_term_shows_nothing(draft, mabel):
    assert seen(mabel) == []


def test_who_keeps_away_sees_no_finding_on_the_matter(advice, matter, sybil, marco, mabel):
    way.drafted(way.matter_of(sybil, "Elsewhere"), sybil)
    way.kept_from(matter, marco)

    assert (seen(marco), seen(mabel)) == (["2026-2"], ["2026-2", "2026-1"])
    hidden = inside(selectors.recommendation_visible_to, marco, advice.pk, at=way.SENT)
    assert hidden is None
    assert matter not in inside(lambda: list(selectors.matters_for(marco, at=way.SENT)))


def test_nobody_sees_a_finding_on_the_own_place(committee, sybil, marco, mabel, riverton):
    given = {"kind": "OUTLIER", "title": "Riverton", "place": riverton, "opened_at": way.DRAFTED}
    way.drafted(inside(Matter.objects.create, **given), sybil)

    assert (seen(marco), seen(mabel)) == ([], ["2026-1"])


def test_the_tenth_comes_after_the_ninth(
    draft, sybil, committee, matter, mabel, mina, milo, moses
):
    for number in range(2, 11):
        way.proposed(draft, sybil, words=f"Do {number}.")
    way.circulated(draft, sybil)
    item = way.met(matter, sybil, committee)
    way.does("deliberate", draft, sybil, at=way.MET, item_id=item.pk)
    votes = dict.fromkeys((mabel, mina, milo, moses), "YES")
    motion = way.decided(way.moved(item, mabel, mina), sybil, votes)
    way.does("record_vote", draft, sybil, at=way.VOTED, motion_id=motion.pk)
    way.settled(draft, sybil)

    rows = tracker.tracked_of(tracker.published_finding("2026-1"), at=NOW)

    assert [row.advice.reference for row in rows] == [f"2026-{n}" for n in range(1, 11)]
    assert tracker.tracked(at=NOW)[0].advice.words == "Do 10."
    desk = inside(lambda: list(selectors.recommendations_of(draft)))
    assert [one.reference for one in desk][-1] == "2026-10"


def test_findings_are_listed_by_state(draft, matter, sybil, committee):
    way.circulated(way.drafted(matter, sybil), sybil)

    listed = inside(
        lambda: list(selectors.findings_visible_to(sybil, at=way.VOTED, status="CIRCULATED"))
    )

    assert [one.reference for one in listed] == ["2026-2"]


def test_the_public_reads_settled_findings_alone(voted, adopted, matter, sybil):
    way.drafted(matter, sybil)

    assert [one.reference for one in tracker.published_findings()] == ["2026-1"]
    assert tracker.published_finding("2026-2") is None
    assert list(tracker.published_findings(duty="OVERSIGHT")) == []


def test_a_finding_shows_how_each_seat_voted_and_every_dissent(adopted, committee):
    finding = tracker.published_finding("2026-1")

    said = [(one.name, one.opinion) for one in tracker.said_on(finding)]
    votes = {one.term.name: one.choice and one.choice.value for one in tracker.ballots_on(finding)}

    assert said == [("Moses", "Dissent")]
    assert votes["Moses"] == "NO"
    assert votes["Mae"] is None
    assert len(votes) == 6


def test_the_tracker_tells_what_was_left_undone(under_way, otto, another, sybil):
    way.sent(another, sybil)

    first, second = sorted(tracker.tracked(at=NOW), key=lambda row: row.advice.reference)

    assert (first.unanswered, first.overdue, first.late) == (False, 1, frozenset({1}))
    assert (second.unanswered, second.overdue, second.finding) == (True, 0, "2026-2")
    assert tracker.counted([first, second]) == {
        "CONCUR": 1,
        "PARTLY": 0,
        "DOES_NOT": 0,
        "WAITING": 0,
        "UNANSWERED": 1,
        "NOT_SENT": 0,
        "OVERDUE": 1,
        "VERIFIED": 0,
    }


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, ["2026-1", "2026-2"]),
        ({"unanswered": True}, ["2026-2"]),
        ({"overdue": True}, ["2026-1"]),
        ({"status": "IMPLEMENTING"}, ["2026-1"]),
        ({"addressee": "39901"}, ["2026-1", "2026-2"]),
        ({"addressee": "39902"}, []),
        ({"unanswered": True, "overdue": True}, []),
    ],
)
def test_the_tracker_is_narrowed(given, found, under_way, another, sybil):
    way.sent(another, sybil)

    rows = tracker.narrowed(tracker.tracked(at=NOW), **given)

    assert sorted(row.advice.reference for row in rows) == found


def test_the_tracker_asks_as_many_queries_for_two_as_for_one(under_way, another):
    with CaptureQueriesContext(connection) as both:
        assert len(tracker.tracked(at=NOW)) == 2
    with CaptureQueriesContext(connection) as one:
        tracker.tracked_one("2026-1", at=NOW)

    assert len(one) == len(both) <= 4


def test_the_files_say_the_same(under_way):
    rows = tracker.tracked(at=NOW)

    (line,) = csv.DictReader(io.StringIO(tracker_csv(rows).decode()))
    (item,) = json.loads(tracker_json(rows))

    assert list(line) == list(item) == [column.name for column in COLUMNS]
    assert (line["reference"], line["addressee"], line["stance"]) == ("2026-1", "39901", "CONCUR")
    assert (item["unanswered"], item["overdue"], item["due_on"]) == (False, 1, "2026-10-15")


def test_no_cell_of_the_csv_is_a_formula(sent, otto):
    way.at_place(
        sent,
        way.answer,
        stance="PARTLY",
        words="=1+1",
        office="@office",
        by=otto,
        at=way.ANSWERED,
    )

    (line,) = csv.DictReader(io.StringIO(tracker_csv(tracker.tracked(at=NOW)).decode()))

    assert (line["response"], line["office"]) == ("'=1+1", "'@office")


def test_the_feed_tells_each_change_the_latest_first(under_way, otto, sybil):
    way.done(under_way, otto)
    way.verified(under_way, sybil)

    made = feed(
        findings=list(PublishedFinding.objects.all()),
        rows=tracker.tracked(at=NOW),
        root="https://site",
        path="/feed",
    ).decode()

    titles = ["step 1 was verified", "step 1 is done", "step 1 was undertaken", "Reply to", "sent"]
    places = [made.index(title) for title in titles]
    assert places == sorted(places)
    assert made.count("<entry>") == 6
    assert "https://site/committee/recommendations/2026-1/" in made


@pytest.mark.parametrize(
    ("name", "count"), [("otto", 1), ("gwen", 1), ("luca", 0), ("paul", 0), ("chief", 0)]
)
def test_an_addressee_sees_what_was_sent_to_it(name, count, sent, request):
    user = request.getfixturevalue(name)

    with scope.within(scope.tenant([sent.addressee_id])):
        assert own.recommendations_to(user).count() == count


def test_nothing_is_shown_to_it_before_it_is_sent(advice, otto):
    with scope.within(scope.tenant([advice.addressee_id])):
        assert own.recommendation_to(otto, advice.pk) is None


@pytest.mark.parametrize(
    ("state", "at", "runs", "sits"),
    [
        ("draft", way.DRAFTED, ["edit", "propose", "withdraw", "circulate"], []),
        ("circulated", way.MET, ["take-back", "deliberate"], []),
        ("deliberated", way.MET, ["circulate", "vote"], []),
        ("voted", way.VOTED, [], ["state"]),
        ("voted", way.SETTLED, ["settle"], []),
        ("adopted", way.SETTLED, [], []),
    ],
)
def test_the_acts_that_are_offered_are_those_that_can_be_done(
    state, at, runs, sits, sybil, mina, committee, request
):
    finding = way.again(request.getfixturevalue(state))

    assert keys(inside(acts_open, finding, sybil, at=at)) == runs
    assert keys(inside(acts_open, finding, mina, at=at)) == sits


def test_who_said_something_is_offered_it_no_more(voted, moses):
    way.stated(voted, moses)

    assert inside(acts_open, way.again(voted), moses, at=way.VOTED) == []


def test_the_secretariat_is_offered_what_a_recommendation_waits_for(under_way, sybil, mina, otto):
    before = inside(advice_acts_open, under_way, sybil)
    way.done(under_way, otto)

    assert keys(before) == ["supersede"]
    assert keys(inside(advice_acts_open, under_way, sybil)) == ["verify", "ask-more", "supersede"]
    assert inside(advice_acts_open, under_way, mina) == []


def offered_to_place(advice) -> list[str]:
    with scope.within(scope.tenant([advice.addressee_id])):
        return keys(own_acts_open(Recommendation.objects.get(pk=advice.pk)))


def test_an_addressee_is_offered_what_it_can_do(sent, otto):
    assert offered_to_place(sent) == ["answer"]
    way.answered(sent, otto)
    assert offered_to_place(sent) == ["undertake"]
    way.undertaken(sent, otto)
    assert offered_to_place(sent) == ["undertake", "done"]


def test_who_does_not_concur_is_offered_nothing(sent, otto):
    way.answered(sent, otto, "DOES_NOT")

    assert offered_to_place(sent) == []


def test_every_act_has_words():
    acts = [*ACTS.values(), *ADVICE_ACTS.values(), *OWN_ACTS.values()]

    assert all(str(act.title) and str(act.about) for act in acts)
