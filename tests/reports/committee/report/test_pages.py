"""The desk's pages of reports: who sees which, and what can be done on them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.jurisdictions.zones import washington_day
from reports.committee.report.models import Report
from reports.committee.seats.services import remove
from tests.portal.participation.desk import at_desk, words_of
from tests.reports.committee.report.way import (
    CLOSED,
    DISSENT,
    TEXT,
    again,
    circulated,
    closed,
    drafted,
    signed,
)
from tests.reports.committee.worlds import inside

LIST = "/committee/desk/report/"
NEW = f"{LIST}new/"
ACTS = ("write", "circulate", "sign", "recall", "close", "publish")


def page(report, act="") -> str:
    return f"{LIST}{report.pk}/{f'{act}/' if act else ''}"


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("sybil", (200, 200, 200, 200)),
        ("chief", (200, 200, 200, 200)),
        ("mabel", (200, 404, 200, 403)),
        ("otto", (403, 403, 403, 403)),
        ("nobody", (403, 403, 403, 403)),
    ],
)
def test_drafts_are_the_secretariats_and_what_is_out_is_the_members_too(
    name, codes, report, sybil, finding, request
):
    draft = drafted(sybil, finding)
    circulated(report, sybil)
    desk = at_desk(request.getfixturevalue(name))

    answers = [desk.get(path) for path in (LIST, page(draft), page(report), NEW)]

    assert tuple(answer.status_code for answer in answers) == codes


def test_a_reader_without_an_account_is_sent_to_sign_in(client, out):
    assert client.get(page(out)).status_code == 302


def test_the_list_names_what_the_reader_may_see(report, sybil, finding, mabel):
    drafted(sybil, finding, title="A later one")
    circulated(report, sybil)

    assert "A later one" in words_of(at_desk(sybil).get(LIST))
    listed = words_of(at_desk(mabel).get(LIST))
    assert "On minor traffic offenses" in listed
    assert "A later one" not in listed
    assert "Begin a report" not in listed


def test_who_keeps_away_from_every_finding_finds_no_report(sybil, finding, mae):
    only = circulated(drafted(sybil, finding), sybil)
    desk = at_desk(mae)

    assert "There is no report that you may see." in words_of(desk.get(LIST))
    assert desk.get(page(only)).status_code == 404
    assert desk.get(page(only, "sign")).status_code == 404
    assert desk.post(page(only, "sign"), {"stand": "CONCUR"}).status_code == 404


def test_who_keeps_away_from_a_finding_sees_the_rest(out, mae, finding):
    desk = at_desk(mae)

    for shown in (words_of(desk.get(page(out))), words_of(desk.get(page(out, "sign")))):
        assert "You keep away from the matter of this finding." in shown
        assert "Traffic stops" not in shown
        assert "too small" not in shown
        assert "Suspend it" in shown


def test_a_position_is_signed_after_the_whole_text(out, moses):
    desk = at_desk(moses)
    shown = desk.get(page(out, "sign"))

    for words in (TEXT.splitlines()[1], "Traffic stops", "The sample was too small.", "Tell"):
        assert words in words_of(shown)
    form = {**shown.context["form"].initial, "stand": "DISSENT", "words": DISSENT}
    assert desk.post(page(out, "sign"), form).status_code == 302
    assert DISSENT in words_of(desk.get(page(out)))
    assert "Sign the position" not in words_of(desk.get(page(out)))


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"seen": "0" * 64}, 409, "Read it again"),
        ({"stand": "DISSENT", "words": " "}, 422, "Say why you dissent"),
        ({"stand": "NO_REPLY"}, 422, "Select a valid choice"),
        ({"stand": ""}, 422, "required"),
    ],
)
def test_what_the_domain_refuses_is_said_on_the_form(changes, code, words, out, moses):
    form = {"stand": "CONCUR", "words": "", "seen": out.digest, **changes}

    answer = at_desk(moses).post(page(out, "sign"), form)

    assert answer.status_code == code
    assert words in words_of(answer)


def test_words_that_could_unblind_a_case_are_warned_of_once(out, moses, riverton):
    words = "I know the case: it is from Riverton County."
    form = {"stand": "DISSENT", "words": words, "seen": out.digest}
    desk = at_desk(moses)

    warned = desk.post(page(out, "sign"), form)

    assert warned.status_code == 422
    assert "These words could tell" in words_of(warned)
    assert "Riverton County" in words_of(warned)
    assert desk.post(page(out, "sign"), {**form, "kept": "on"}).status_code == 302


def test_a_seat_signs_once_on_the_pages_too(out, moses):
    signed(out, moses)
    form = {"stand": "CONCUR", "seen": out.digest}

    answer = at_desk(moses).post(page(out, "sign"), form)

    assert answer.status_code == 409
    assert "This seat signed" in words_of(answer)


def test_until_every_seat_is_heard_the_page_shows_who_and_not_what(out, sybil, moses, mabel):
    signed(out, moses, "DISSENT", DISSENT)

    for person in (sybil, mabel):
        shown = words_of(at_desk(person).get(page(out)))
        assert "Moses" in shown
        assert DISSENT not in shown
        assert "Dissents" not in shown
    closed(out, sybil)
    assert DISSENT in words_of(at_desk(mabel).get(page(out)))


def test_who_keeps_away_from_a_finding_reads_no_words_of_others_that_can_be_about_it(heard, mae):
    shown = words_of(at_desk(mae).get(page(heard)))

    assert "Dissents" in shown
    assert DISSENT not in shown


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_whose_business_it_is(act, out, mabel, sybil):
    mine, theirs = (mabel, sybil) if act == "sign" else (sybil, mabel)

    assert at_desk(mine).get(page(out, act)).status_code == 200
    assert at_desk(theirs).get(page(out, act)).status_code == 403
    assert at_desk(theirs).post(page(out, act), {}).status_code == 403


def test_a_report_goes_all_its_way_on_the_pages(finding, other, sybil, moses):
    desk, day = at_desk(sybil), washington_day(timezone.now())
    first = {"title": "On stops", "text": TEXT, f"place_{finding.reference}": "2"}
    begun = desk.post(NEW, {**first, f"place_{other.reference}": "1"})
    report = inside(Report.objects.get, number=1)
    due = {"reply_by": (day + timedelta(days=14)).isoformat()}

    codes = [
        begun.status_code,
        desk.post(page(report, "write"), {**first, "title": "On traffic stops"}).status_code,
        desk.post(page(report, "circulate"), due).status_code,
        desk.post(page(report, "recall")).status_code,
        desk.post(page(report, "circulate"), due).status_code,
    ]

    assert codes == [302] * 5
    assert begun["Location"] == page(report)
    assert (again(report).edition, again(report).title) == (2, "On traffic stops")
    assert [one["reference"] for one in again(report).body["parts"]] == [finding.reference]


def test_a_heard_report_is_published_on_the_pages(heard, sybil):
    answer = at_desk(sybil).post(page(heard, "publish"), follow=True)

    assert "This is on record." in words_of(answer)
    assert again(heard).status == "PUBLISHED"
    assert "The published report" in words_of(answer)


def test_the_refusals_of_publishing_and_of_closing_are_said(sybil, finding, other):
    report, day = drafted(sybil, finding, other), washington_day(timezone.now())
    desk = at_desk(sybil)
    desk.post(page(report, "circulate"), {"reply_by": day + timedelta(days=14)})

    answers = [desk.post(page(report, act)) for act in ("publish", "close", "circulate")]

    assert [answer.status_code for answer in answers] == [409, 409, 422]
    assert "These seats have no position yet: 1, 2, 3, 4, 5, 6, 7." in words_of(answers[0])
    assert "The seats may sign through" in words_of(answers[1])


def test_two_findings_do_not_stand_in_one_place(finding, other, sybil):
    places = {f"place_{one.reference}": "1" for one in (finding, other)}

    answer = at_desk(sybil).post(NEW, {"title": "T", "text": "W", **places})

    assert answer.status_code == 422
    assert "Two findings cannot have the same place." in words_of(answer)


def test_the_form_of_a_draft_begins_with_what_it_holds(report, sybil, finding):
    form = at_desk(sybil).get(page(report, "write")).context["form"]

    assert form.initial["text"] == TEXT
    assert form.fields[f"place_{finding.reference}"].initial == 1


def test_what_there_is_not_is_not_found(sybil, out):
    desk = at_desk(sybil)

    assert desk.get(f"{LIST}{uuid4()}/").status_code == 404
    assert desk.get(page(out, "burn")).status_code == 404


def test_a_member_whose_term_is_over_signs_no_more(out, moses, sybil, committee):
    last = CLOSED - timedelta(days=2)
    gone = {"term_id": committee["moses"].pk, "last_day": last.date()}
    inside(remove, **gone, by=sybil, at=last)
    desk = at_desk(moses)

    assert "Sign the position" not in words_of(desk.get(page(out)))
    answer = desk.post(page(out, "sign"), {"stand": "CONCUR", "seen": out.digest})
    assert answer.status_code == 403


def test_the_list_asks_as_many_queries_for_three_reports_as_for_one(out, sybil, finding, mabel):
    desk = at_desk(mabel)
    desk.get(LIST)

    with CaptureQueriesContext(connection) as one:
        desk.get(LIST)
    for _again in range(2):
        circulated(drafted(sybil, finding), sybil)
    with CaptureQueriesContext(connection) as three:
        desk.get(LIST)

    assert len(one) == len(three) <= 18
