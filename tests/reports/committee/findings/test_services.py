"""A finding from the draft to what the public reads: who may do what, and when."""

from datetime import timedelta

import pytest

from complaints.vault.words import WordsMissing
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.findings import drafting
from reports.committee.findings.models import Proposal, PublishedFinding, Recommendation
from reports.committee.findings.refusals import (
    AddresseeUnfit,
    DayUnfit,
    ItemUnfit,
    MotionUnfit,
    NoSuchFinding,
    NotADraft,
    SaidAlready,
    StatementsClosed,
    StatementsOpen,
)
from reports.committee.findings.states import FINDING, Status
from reports.committee.meetings.services import adjourn
from reports.committee.seats.refusals import MustKeepAway, NotSitting
from tests.reports.committee.findings import way
from tests.reports.committee.findings.way import (
    CIRCULATED,
    DRAFTED,
    LAST,
    MET,
    SETTLED,
    VOTED,
    again,
    does,
)
from tests.reports.committee.worlds import inside

STATES = {
    "draft": Status.DRAFT,
    "circulated": Status.CIRCULATED,
    "deliberated": Status.DELIBERATED,
    "voted": Status.VOTED,
    "adopted": Status.ADOPTED,
    "failed": Status.FAILED,
}
ACTS = {
    "circulate": {Status.CIRCULATED},
    "take_back": {Status.DRAFT},
    "deliberate": {Status.DELIBERATED},
    "record_vote": {Status.VOTED},
    "settle": {Status.ADOPTED, Status.FAILED},
}


def named(act, request) -> dict:
    """What an act is given beside the finding."""
    if act == "deliberate":
        return {"item_id": request.getfixturevalue("item").pk}
    if act == "record_vote":
        return {"motion_id": request.getfixturevalue("carried").pk}
    return {}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", STATES)
def test_a_finding_goes_where_the_table_leads_and_nowhere_else(state, act, sybil, request):
    finding = request.getfixturevalue(state)
    given = named(act, request)
    finding = again(finding)
    leads = set(FINDING.ways[finding.status]) & ACTS[act]

    if leads:
        assert does(act, finding, sybil, at=SETTLED, **given).status in leads
    else:
        with pytest.raises(TransitionRefused):
            does(act, finding, sybil, at=SETTLED, **given)


@pytest.mark.parametrize("name", ["mabel", "nobody", "otto", "paul", "stan"])
def test_the_way_of_a_finding_is_the_secretariats(name, draft, committee, request):
    person = request.getfixturevalue(name)

    with pytest.raises(AccessDenied):
        way.circulated(draft, person)
    with pytest.raises(AccessDenied):
        way.proposed(draft, person)
    assert again(draft).status == Status.DRAFT


def test_an_administrator_runs_the_committees_records_and_makes_no_statement(voted, chief):
    with pytest.raises(NotSitting):
        way.stated(voted, chief)

    assert way.settled(voted, chief).status == Status.ADOPTED


def test_findings_are_numbered_by_the_year_of_washington(matter, sybil):
    new_year = DRAFTED.replace(year=2027, month=1, day=1, hour=4)

    found = [
        way.drafted(matter, sybil).reference,
        way.drafted(matter, sybil).reference,
        way.drafted(matter, sybil, at=new_year).reference,
        way.drafted(matter, sybil, at=new_year + timedelta(hours=1)).reference,
    ]

    assert found == ["2026-1", "2026-2", "2026-3", "2027-1"]


def test_a_draft_says_something(matter, sybil):
    with pytest.raises(WordsMissing):
        way.drafted(matter, sybil, text="  ")


def test_a_draft_is_written_anew_until_it_is_circulated(draft, sybil, committee):
    words = {"finding_id": draft.pk, "duty": "OVERSIGHT", "title": "Stops", "text": "Other."}
    edit = {**words, "by": sybil, "at": DRAFTED}
    inside(drafting.edit_finding, **edit)
    way.circulated(draft, sybil)

    with pytest.raises(NotADraft):
        inside(drafting.edit_finding, **edit)
    with pytest.raises(NotADraft):
        way.proposed(draft, sybil)
    does("take_back", draft, sybil, at=CIRCULATED)
    inside(drafting.edit_finding, **{**edit, "text": "Better."})

    assert (again(draft).title, again(draft).text) == ("Stops", "Better.")


def test_what_a_draft_recommends_is_taken_out_again(draft, sybil):
    proposal = inside(Proposal.objects.get, finding=draft)
    gone = {"finding_id": draft.pk, "proposal_id": proposal.pk, "by": sybil, "at": DRAFTED}
    inside(drafting.withdraw, **gone)

    with pytest.raises(NoSuchFinding):
        inside(drafting.withdraw, **gone)
    assert inside(Proposal.objects.count) == 0


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"addressee": "39999"}, AddresseeUnfit),
        ({"addressee": ""}, AddresseeUnfit),
        ({"due_on": DRAFTED.date()}, DayUnfit),
        ({"words": ""}, WordsMissing),
    ],
)
def test_a_recommendation_names_a_place_a_day_and_says_something(changed, refusal, draft, sybil):
    with pytest.raises(refusal):
        way.proposed(draft, sybil, **changed)


def test_an_item_about_something_else_is_none_of_the_findings(
    circulated, sybil, committee, matter
):
    other = way.met(way.matter_of(sybil, "Elsewhere"), sybil, committee)

    with pytest.raises(ItemUnfit):
        does("deliberate", circulated, sybil, at=MET, item_id=other.pk)


def test_a_meeting_that_ended_before_it_was_circulated_did_not_deliberate_on_it(
    draft, matter, sybil, committee
):
    item = way.met(matter, sybil, committee)
    inside(adjourn, meeting_id=item.meeting_id, by=sybil, at=VOTED)
    way.circulated(draft, sybil, at=VOTED + way.DAY)

    with pytest.raises(ItemUnfit):
        does("deliberate", draft, sybil, at=SETTLED, item_id=item.pk)


def test_it_can_be_circulated_in_the_meeting_itself(draft, matter, sybil, committee):
    item = way.met(matter, sybil, committee)
    way.circulated(draft, sybil, at=MET + timedelta(minutes=5))

    found = does("deliberate", draft, sybil, at=VOTED, item_id=item.pk)

    assert found.status == Status.DELIBERATED


def test_a_vote_on_what_was_not_circulated_yet_decides_nothing(deliberated, carried, sybil):
    does("circulate", deliberated, sybil, at=VOTED)
    does("take_back", deliberated, sybil, at=VOTED)
    way.circulated(deliberated, sybil, at=VOTED)
    does("deliberate", deliberated, sybil, at=VOTED, item_id=carried.item_id)

    with pytest.raises(MotionUnfit):
        does("record_vote", deliberated, sybil, at=VOTED, motion_id=carried.pk)


def test_one_vote_decides_on_one_finding(deliberated, carried, voted, matter, sybil, item):
    other = way.drafted(matter, sybil)
    way.circulated(other, sybil)
    does("deliberate", other, sybil, at=MET, item_id=item.pk)

    with pytest.raises(MotionUnfit):
        does("record_vote", other, sybil, at=VOTED, motion_id=carried.pk)


def test_members_add_one_statement_each_until_the_day_named(voted, mina, milo, moses):
    way.stated(voted, moses, at=LAST)
    way.stated(voted, mina, "CONCURRENCE")

    with pytest.raises(SaidAlready):
        way.stated(voted, moses, "SEPARATE")
    with pytest.raises(StatementsClosed):
        way.stated(voted, milo, at=LAST + way.DAY)


def test_there_is_no_statement_before_the_vote(deliberated, moses):
    with pytest.raises(StatementsClosed):
        way.stated(deliberated, moses, at=MET)


@pytest.mark.parametrize("name", ["sybil", "nobody", "otto"])
def test_who_does_not_sit_adds_no_statement(name, voted, request):
    with pytest.raises(NotSitting):
        way.stated(voted, request.getfixturevalue(name))


def test_who_keeps_away_adds_no_statement(voted, matter, marco):
    way.kept_from(matter, marco)

    with pytest.raises(MustKeepAway):
        way.stated(voted, marco)


def test_a_member_of_the_secretariat_who_keeps_away_drafts_nothing(matter, committee, chief, mae):
    mae.is_superuser = True
    mae.save()
    way.kept_from(matter, mae)

    with pytest.raises(MustKeepAway):
        way.drafted(matter, mae)


def test_a_finding_is_not_settled_while_members_may_add_statements(voted, sybil):
    with pytest.raises(StatementsOpen):
        way.settled(voted, sybil, at=LAST)


def test_an_adopted_finding_is_published_with_every_statement(adopted):
    published = inside(PublishedFinding.objects.get, pk=adopted.pk)

    assert (published.outcome, published.text) == ("ADOPTED", way.SECRET)
    assert [(one["name"], one["opinion"]) for one in published.statements] == [
        ("Moses", "DISSENT")
    ]
    assert published.proposals == []


def test_its_recommendations_begin_with_it(adopted, riverton):
    advice = way.only(adopted)

    assert (advice.reference, advice.status) == ("2026-1", "ADOPTED")
    assert (advice.addressee, advice.due_on) == (riverton, way.REPLY_BY)


def test_a_finding_that_was_not_adopted_is_published_and_recommends_nothing(failed):
    published = inside(PublishedFinding.objects.get, pk=failed.pk)

    assert published.outcome == "FAILED"
    assert [one["words"] for one in published.proposals] == [way.ADVICE]
    assert inside(Recommendation.objects.count) == 0


def test_the_trail_tells_each_move_and_no_word(adopted):
    with scope.within(scope.oversight(who="test", why="test")):
        rows = AuditEvent.objects.filter(subject_id=str(adopted.pk)).order_by("pk")
        told = [(row.event, row.after, str(row.detail)) for row in rows]

    moves = [after for event, after, _ in told if event == "committee.finding_moved"]
    assert moves == ["CIRCULATED", "DELIBERATED", "VOTED", "ADOPTED"]
    assert not any(way.SECRET in detail for _, _, detail in told)
