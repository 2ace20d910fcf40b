"""A report is drafted, revised, circulated and called back by the secretariat."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.report.body import body_of
from reports.committee.report.canonical import digest_of
from reports.committee.report.models import Part, Position, Report
from reports.committee.report.refusals import DayUnfit, FindingUnfit, NoCharter, NothingInIt
from reports.committee.report.services import circulate, recall, revise_report
from reports.committee.report.states import REPORT, Status
from reports.committee.seats.interests import recuse
from reports.committee.seats.refusals import MustKeepAway
from tests.reports.committee.report.way import (
    CLOSED,
    DRAFTED,
    REPLY_BY,
    TEXT,
    again,
    circulated,
    drafted,
    published,
    signed,
    trail_of,
)
from tests.reports.committee.worlds import inside, seated


def references(report) -> list[str]:
    parts = Part.objects.filter(report=report).order_by("number")
    return inside(lambda: [part.finding.reference for part in parts.select_related("finding")])


def recalled(report, by, *, at=DRAFTED):
    return inside(recall, report_id=report.pk, by=by, at=at)


def test_a_report_is_numbered_and_prints_findings_in_the_order_given(sybil, finding, other):
    first, another = drafted(sybil, other, finding), drafted(sybil, finding)

    assert (first.number, another.number) == (1, 2)
    assert references(first) == [other.reference, finding.reference]
    assert (first.status, first.edition, first.digest) == ("DRAFT", 0, "")


@pytest.mark.parametrize("name", ["mabel", "moses", "otto", "nobody", "stan"])
def test_the_secretariat_alone_drafts(name, finding, request):
    with pytest.raises(AccessDenied):
        drafted(request.getfixturevalue(name), finding)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"title": " "}, WordsMissing),
        ({"title": "x" * 201}, WordsTooLong),
        ({"text": ""}, WordsMissing),
        ({"text": "x" * 10_001}, WordsTooLong),
    ],
)
def test_a_report_has_a_title_and_a_text_that_fit(changes, refusal, sybil, finding):
    with pytest.raises(refusal):
        drafted(sybil, finding, **changes)


def test_a_report_prints_only_what_was_settled_and_each_once(sybil, finding, report):
    for findings in ([finding.pk, finding.pk], [uuid4()]):
        given = {"title": "T", "text": "W", "findings": findings}

        with pytest.raises(FindingUnfit):
            inside(revise_report, report_id=report.pk, **given, by=sybil, at=DRAFTED)


def test_without_a_charter_there_is_no_report(sybil, finding):
    with pytest.raises(NoCharter):
        drafted(sybil, finding, at=DRAFTED + timedelta(days=36_500))


def test_a_draft_is_written_anew_whole(sybil, report, other):
    given = {"title": " Anew ", "text": "Other words.", "findings": [other.pk]}

    inside(revise_report, report_id=report.pk, **given, by=sybil, at=DRAFTED)

    assert (again(report).title, again(report).text) == ("Anew", "Other words.")
    assert references(report) == [other.reference]


def test_what_is_circulated_is_not_written_anew(sybil, out):
    given = {"title": "Anew", "text": "Other words.", "findings": []}

    with pytest.raises(TransitionRefused):
        inside(revise_report, report_id=out.pk, **given, by=sybil, at=DRAFTED)


def test_circulating_counts_an_edition_and_keeps_the_text_with_its_digest(sybil, out):
    kept = again(out)

    assert (kept.status, kept.edition, kept.reply_by) == ("CIRCULATED", 1, REPLY_BY)
    assert kept.body == inside(body_of, kept)
    assert kept.digest == digest_of(kept.body)
    assert kept.body["text"] == TEXT


def test_the_text_holds_votes_by_name_with_reasons_recusals_and_statements(out):
    first, second = again(out).body["parts"]

    votes = {one["name"]: (one["choice"], bool(one["reason"])) for one in first["vote"]["votes"]}
    assert votes["Mabel"] == ("YES", False)
    assert votes["Moses"] == ("NO", True)
    assert [one["name"] for one in first["recused"]] == ["Mae"]
    assert [one["opinion"] for one in first["statements"]] == ["DISSENT", "CONCURRENCE"]
    assert [one["addressee"] for one in first["recommendations"]] == ["Ohio"]
    assert (first["outcome"], second["outcome"]) == ("ADOPTED", "FAILED")


@pytest.mark.parametrize(("days", "is_taken"), [(6, False), (7, True), (60, True), (61, False)])
def test_seats_have_from_seven_to_sixty_days(days, is_taken, sybil, report):
    given = {"report_id": report.pk, "reply_by": date(2026, 9, 20) + timedelta(days=days)}

    if is_taken:
        assert inside(circulate, **given, by=sybil, at=DRAFTED).status == "CIRCULATED"
    else:
        with pytest.raises(DayUnfit):
            inside(circulate, **given, by=sybil, at=DRAFTED)


def test_a_report_without_a_finding_is_not_circulated(sybil, committee):
    with pytest.raises(NothingInIt):
        circulated(drafted(sybil), sybil)


def test_called_back_it_is_a_draft_and_its_positions_stay(sybil, mabel, out):
    signed(out, mabel)

    recalled(out, sybil)

    kept = again(out)
    assert (kept.status, kept.edition, kept.body, kept.digest) == ("DRAFT", 1, None, "")
    assert inside(Position.objects.filter(report=out, edition=1).count) == 1
    assert circulated(out, sybil).edition == 2


@pytest.mark.parametrize("source", Status)
@pytest.mark.parametrize("target", Status)
def test_a_report_goes_the_ways_of_the_table_and_no_other(source, target, sybil, heard):
    steps = {"DRAFT": recalled, "PUBLISHED": published}
    reach = steps.get(source)
    go = {**steps, "CIRCULATED": circulated}[target]
    if reach:
        reach(heard, sybil, at=CLOSED)
    ways = {"at": DRAFTED if target == "CIRCULATED" else CLOSED}

    if target in REPORT.ways[source]:
        assert go(heard, sybil, **ways).status == target
    else:
        with pytest.raises(TransitionRefused):
            go(heard, sybil, **ways)


@pytest.mark.parametrize("name", ["mabel", "otto", "nobody"])
@pytest.mark.parametrize("act", [circulated, recalled, published])
def test_nobody_but_the_secretariat_moves_a_report(name, act, report, sybil, request):
    if act is not circulated:
        circulated(report, sybil)

    with pytest.raises(AccessDenied):
        act(report, request.getfixturevalue(name))


def test_whoever_runs_the_committee_and_sits_on_it_is_bound_as_a_member(
    charter, finding, matter, sybil, chief
):
    draft = drafted(sybil, finding)
    seated(charter, "POLICE_CHIEF", chief, by=sybil)
    inside(recuse, matter=matter, by=chief, at=DRAFTED)

    with pytest.raises(MustKeepAway):
        circulated(draft, chief)


def test_what_there_is_not_is_refused(sybil, committee):
    with pytest.raises(AccessDenied):
        inside(recall, report_id=uuid4(), by=sybil, at=DRAFTED)


def test_the_trail_tells_of_each_step_and_of_the_digest(sybil, out):
    recalled(out, sybil)

    found = {row.event: row.detail for row in trail_of(out)}
    assert list(found) == [
        "committee.report_drafted",
        "committee.report_circulated",
        "committee.report_recalled",
    ]
    assert found["committee.report_circulated"]["digest"] == out.digest


def test_the_number_of_a_report_is_given_once(sybil, report, finding):
    drafted(sybil, finding)

    assert inside(lambda: sorted(Report.objects.values_list("number", flat=True))) == [1, 2]
