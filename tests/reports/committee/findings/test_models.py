"""What the database itself refuses, whoever asks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError

from portal.jurisdictions import scope
from reports.committee.findings.models import (
    Finding,
    MemberStatement,
    Proposal,
    PublishedFinding,
    Recommendation,
    Response,
    Step,
)
from reports.committee.findings.states import FINDING, RECOMMENDATION, Progress, Status
from tests.reports.committee.findings import way
from tests.reports.committee.worlds import inside

AT = way.SETTLED + 30 * way.DAY
STATES = ["draft", "circulated", "deliberated", "voted", "adopted", "failed"]


def changed(record, **fields) -> None:
    inside(lambda: type(record).objects.filter(pk=record.pk).update(**fields))


def changed_there(advice, record, **fields) -> None:
    """A change in the addressee's scope."""
    with scope.within(scope.tenant([advice.addressee_id])):
        type(record).objects.filter(pk=record.pk).update(**fields)


@pytest.mark.parametrize("state", STATES)
def test_a_status_follows_the_table_in_the_database_too(state, request):
    finding = way.again(request.getfixturevalue(state))

    for target in set(Status) - set(FINDING.ways[finding.status]) - {finding.status}:
        with pytest.raises(DatabaseError):
            changed(finding, status=target)


@pytest.mark.parametrize("state", STATES[1:])
@pytest.mark.parametrize("field", ["title", "text", "duty"])
def test_the_words_of_a_finding_stay_once_it_is_out(field, state, request):
    finding = request.getfixturevalue(state)

    with pytest.raises(ProgrammingError):
        changed(finding, **{field: "OVERSIGHT"})


def test_a_finding_begins_as_a_draft(matter, sybil):
    row = Finding(
        reference="2026-9",
        matter=matter,
        duty="OVERSIGHT",
        title="Stops",
        text="Words.",
        status="ADOPTED",
        changed_at=AT,
        drafted_by=sybil,
        drafted_at=AT,
    )

    with pytest.raises(DatabaseError):
        inside(row.save, force_insert=True)


@pytest.mark.parametrize(
    "fields",
    [
        {"reference": "26-1"},
        {"reference": "2026-0"},
        {"duty": "NONE"},
        {"status": "NONE"},
        {"statements_until": way.REPLY_BY},
        {"circulated_at": AT},
    ],
)
def test_a_draft_is_in_order(fields, matter, sybil):
    row = Finding(matter=matter, title="Stops", text="Words.", drafted_by=sybil)
    row.reference, row.duty, row.changed_at, row.drafted_at = "2026-9", "OVERSIGHT", AT, AT
    for name, value in fields.items():
        setattr(row, name, value)

    with pytest.raises(DatabaseError):
        inside(row.save, force_insert=True)


def test_a_vote_on_something_else_settles_nothing(deliberated, sybil, committee, mabel, mina):
    item = way.met(way.matter_of(sybil, "Elsewhere"), sybil, committee, at=way.MET + way.DAY)
    motion = way.moved(item, mabel, mina, at=way.MET + way.DAY)
    way.decided(motion, sybil, {mabel: "YES", mina: "YES"}, at=way.MET + way.DAY)

    with pytest.raises(ProgrammingError, match="a vote on it"):
        changed(deliberated, status="VOTED", motion=motion.pk, statements_until=way.REPLY_BY)


def test_a_lost_vote_adopts_nothing(deliberated, lost, sybil):
    way.does("record_vote", deliberated, sybil, at=way.VOTED, motion_id=lost.pk)

    with pytest.raises(ProgrammingError, match="as the vote was"):
        changed(deliberated, status="ADOPTED", changed_at=AT)


def test_nothing_is_settled_while_statements_may_come(voted):
    with pytest.raises(ProgrammingError, match="may still add"):
        changed(voted, status="ADOPTED", changed_at=way.LAST)


def test_what_is_proposed_stays_with_what_is_out(circulated):
    with pytest.raises(ProgrammingError):
        inside(Proposal.objects.filter(finding=circulated).delete)


@pytest.mark.parametrize(("state", "at"), [("deliberated", way.MET), ("voted", AT)])
def test_statements_come_after_the_vote_in_time(state, at, committee, request):
    row = MemberStatement(
        finding=request.getfixturevalue(state),
        term=committee["moses"],
        opinion="DISSENT",
        words="No.",
        signed_at=at,
    )

    with pytest.raises(ProgrammingError):
        inside(row.save)


def test_who_is_recused_says_nothing(voted, matter, marco, committee):
    way.kept_from(matter, marco)
    row = MemberStatement(finding=voted, term=committee["marco"], opinion="DISSENT", words="No.")
    row.signed_at = way.VOTED

    with pytest.raises(ProgrammingError, match="recused"):
        inside(row.save)


@pytest.mark.parametrize("model", [MemberStatement, PublishedFinding, Finding, Response])
def test_what_was_said_is_neither_changed_nor_removed(model, agreed):
    row = inside(model.objects.first)
    field = {"Finding": "text"}.get(model.__name__, "")
    field = field or {"PublishedFinding": "text"}.get(model.__name__, "words")

    with pytest.raises(ProgrammingError):
        changed(row, **{field: "Other words."})
    with pytest.raises(ProgrammingError):
        inside(lambda: model.objects.filter(pk=row.pk)._raw_delete("default"))


def test_what_is_published_is_the_settled_finding(voted, carried):
    row = PublishedFinding(
        finding=voted,
        reference=voted.reference,
        matter_id=voted.matter_id,
        duty=voted.duty,
        title=voted.title,
        text="Other words.",
        outcome="ADOPTED",
        motion=carried,
        statements=[],
        proposals=[],
        settled_at=AT,
    )

    with pytest.raises(ProgrammingError):
        inside(row.save, force_insert=True)


@pytest.mark.parametrize("column", ["title", "text", "duty", "matter", "motion", "drafted_by"])
def test_the_site_reads_no_word_of_a_draft(column, draft):
    with pytest.raises(ProgrammingError):
        list(Finding.objects.values_list(column))


@pytest.mark.parametrize("model", [Proposal, MemberStatement])
def test_nor_what_it_proposes_or_members_say_of_it(model, voted, moses):
    way.stated(voted, moses)

    with pytest.raises(ProgrammingError):
        list(model.objects.values_list("words"))


@pytest.mark.parametrize("state", ["advice", "sent", "agreed", "under_way"])
def test_a_recommendation_follows_the_table_in_the_database_too(state, request):
    advice = way.again(request.getfixturevalue(state))

    for target in set(Progress) - set(RECOMMENDATION.ways[advice.status]) - {advice.status}:
        with pytest.raises(DatabaseError):
            changed(advice, status=target)


@pytest.mark.parametrize("field", ["words", "reference"])
def test_the_words_of_a_recommendation_stay(field, advice):
    with pytest.raises(ProgrammingError):
        changed(advice, **{field: "2026-8"})


def test_the_day_of_a_reply_stays_once_it_is_sent(sent):
    with pytest.raises(ProgrammingError, match="set when it is sent"):
        changed(sent, due_on=way.REPLY_BY + timedelta(days=9))


def test_no_recommendation_begins_with_a_finding_that_was_not_adopted(failed, riverton):
    row = Recommendation(
        reference="2026-9",
        finding=failed,
        words="Do.",
        addressee=riverton,
        due_on=way.REPLY_BY,
        adopted_at=AT,
        changed_at=AT,
    )

    with pytest.raises(ProgrammingError, match="adopted"):
        inside(row.save, force_insert=True)


def test_the_secretariat_does_not_answer_for_the_addressee(sent):
    with pytest.raises(ProgrammingError, match="nobody else"):
        changed(sent, status="ANSWERED")


def test_an_addressee_changes_nothing_that_is_addressed_to_others(sent, lakeside):
    with pytest.raises(ProgrammingError), scope.within(scope.tenant([lakeside.pk])):
        Recommendation.objects.filter(pk=sent.pk).update(changed_at=AT)


def test_nor_answers_it(sent, lakeside, luca):
    row = Response(recommendation=sent, stance="CONCUR", words="Yes.", office="We")
    row.given_by, row.given_at = luca, AT

    with pytest.raises(ProgrammingError), scope.within(scope.tenant([lakeside.pk])):
        row.save()


def test_a_state_says_what_is_on_record(sent):
    with pytest.raises(ProgrammingError, match="does not bear"):
        changed_there(sent, sent, status="ANSWERED")


@pytest.mark.parametrize("state", ["advice", "agreed", "under_way"])
def test_a_reply_comes_while_it_is_waited_for(state, otto, request):
    advice = request.getfixturevalue(state)
    row = Response(recommendation=advice, stance="CONCUR", words="Yes.", office="We")
    row.given_by, row.given_at = otto, AT

    with pytest.raises((ProgrammingError, IntegrityError)):
        way.at_place(advice, lambda **_on: row.save())


@pytest.mark.parametrize("stance", ["CONCUR", "DOES_NOT"])
def test_steps_are_of_who_agreed_and_stay(stance, sent, otto):
    way.answered(sent, otto, stance)
    row = Step(recommendation=sent, number=1, words="Do.", due_on=way.STEP_BY)
    row.undertaken_by, row.undertaken_at = otto, AT

    if stance == "DOES_NOT":
        with pytest.raises(ProgrammingError, match="who agreed"):
            way.at_place(sent, lambda **_on: row.save())
    else:
        way.at_place(sent, lambda **_on: row.save())
        with pytest.raises(ProgrammingError):
            changed_there(sent, row, words="Do less.")


def test_evidence_stays_unless_more_is_asked_for_and_what_was_verified_stays(
    under_way, otto, sybil
):
    step = way.done(under_way, otto)

    with pytest.raises(ProgrammingError, match="evidence stays"):
        changed_there(under_way, step, done_at=AT, evidence="Another.")
    way.undertaken(under_way, otto)
    way.verified(under_way, sybil)
    with pytest.raises(ProgrammingError, match="verified stays"):
        changed(step, verified_at=AT)


@pytest.mark.parametrize(
    "fields",
    [{"done_at": AT}, {"evidence": "There."}, {"done_at": AT, "asked_more": "What?"}],
)
def test_a_step_is_in_order(fields, under_way):
    step = inside(Step.objects.get)

    with pytest.raises(IntegrityError):
        changed_there(under_way, step, **fields)


def test_a_member_says_one_thing_of_a_finding(voted, moses, committee):
    way.stated(voted, moses)
    row = MemberStatement(finding=voted, term=committee["moses"], opinion="SEPARATE", words="And.")
    row.signed_at = way.VOTED

    with pytest.raises(IntegrityError):
        inside(row.save)
