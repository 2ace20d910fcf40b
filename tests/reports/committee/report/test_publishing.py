"""A report is published with the position of every seat and every resignation, or not at all."""

import hashlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.participation.models import Document
from reports.committee.report.canonical import canonical, digest_of
from reports.committee.report.models import Position
from reports.committee.report.refusals import PositionsMissing
from reports.committee.report.sealing import sealed_of
from reports.committee.report.selectors import paper_of, published_report, published_reports
from reports.committee.report.services import recall
from reports.committee.seats.services import remove, resign
from tests.reports.committee.report.way import (
    CLOSED,
    DISSENT,
    DRAFTED,
    TEXT,
    again,
    circulated,
    closed,
    published,
    signed,
    trail_of,
)
from tests.reports.committee.worlds import inside, seated

ONE_DATABASE = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def full(charter, report, sybil, alma):
    """The report is out, and no seat is vacant."""
    seated(charter, "POLICE_CHIEF", alma, by=sybil)
    return circulated(report, sybil)


@pytest.fixture
def people(alma, mabel, marco, mina, milo, mae, moses):
    return (mabel, alma, marco, mina, milo, mae, moses)


@pytest.mark.parametrize("silent", range(7))
def test_one_seat_without_a_position_holds_a_report_back(silent, full, people, sybil):
    for place, person in enumerate(people):
        if place != silent:
            signed(full, person)

    with pytest.raises(PositionsMissing, match=f"{silent + 1}\\."):
        published(full, sybil)
    assert again(full).status == "CIRCULATED"


def test_with_every_seat_it_is_published_before_the_day(full, people, sybil):
    for person in people:
        signed(full, person)

    assert published(full, sybil, at=DRAFTED).status == "PUBLISHED"


@ONE_DATABASE
@given(who=st.sets(st.integers(0, 6), max_size=6))
def test_whichever_seats_are_silent_they_are_named(who, full, people, sybil):
    if inside(Position.objects.filter(report=full).exists):
        inside(recall, report_id=full.pk, by=sybil, at=DRAFTED)
        circulated(full, sybil)
    for place in who:
        signed(full, people[place])

    with pytest.raises(PositionsMissing) as refusal:
        published(full, sybil)

    missing = ", ".join(str(place + 1) for place in range(7) if place not in who)
    assert f": {missing}." in str(refusal.value)


def test_positions_on_an_earlier_edition_publish_nothing(full, people, sybil):
    for person in people:
        signed(full, person)
    inside(recall, report_id=full.pk, by=sybil, at=DRAFTED)
    circulated(full, sybil)

    with pytest.raises(PositionsMissing):
        published(full, sybil)


def test_every_position_is_sealed_in_the_order_of_seats_with_its_words(printed):
    told = [(one["seat"], one["stand"], one["words"]) for one in printed.sealed["positions"]]

    assert told == [
        (1, "CONCUR", ""),
        (2, "VACANT", ""),
        (3, "NO_REPLY", ""),
        (4, "CONCUR", "With all of it."),
        (5, "ABSTAIN", ""),
        (6, "CONCUR", ""),
        (7, "DISSENT", DISSENT),
    ]


def test_what_a_position_does_not_cover_is_sealed_with_it(printed, finding):
    apart = {one["seat"]: one["apart"] for one in printed.sealed["positions"]}

    assert apart == {**{seat: [] for seat in (1, 2, 3, 4, 5, 7)}, 6: [finding.reference]}


def test_the_text_is_sealed_as_it_was_circulated(heard, sybil):
    body = again(heard).body

    assert published(heard, sybil).sealed["body"] == body
    assert body["text"] == TEXT


def test_resignations_are_sealed_also_of_those_who_left_before(out, moses, mabel, sybil):
    leave = {"last_day": DRAFTED.date()}
    inside(resign, **leave, statement="They do not listen.", by=moses, at=DRAFTED)
    inside(resign, **leave, statement="", by=mabel, at=DRAFTED)
    closed(out, sybil)

    told = published(out, sybil).sealed

    left = {one["name"]: one["statement"] for one in told["resignations"]}
    assert left == {"Moses": "They do not listen.", "Mabel": ""}
    assert {one["stand"] for one in told["positions"]} == {"NO_REPLY", "VACANT"}
    ended = {one["name"]: one["ended_how"] for one in told["members"]}
    assert (ended["Moses"], ended["Marco"]) == ("RESIGNED", "")


def test_a_dissent_is_printed_when_its_member_left_since(out, moses, sybil, committee):
    signed(out, moses, "DISSENT", DISSENT)
    gone = {"term_id": committee["moses"].pk, "last_day": DRAFTED.date()}
    inside(remove, **gone, by=sybil, at=DRAFTED)
    closed(out, sybil)

    told = published(out, sybil).sealed["positions"]

    assert [(one["name"], one["words"]) for one in told if one["seat"] == 7] == [
        ("Moses", DISSENT)
    ]


def test_anybody_can_compute_the_digest_of_the_sealed_file(printed):
    found = published_report(printed.number)

    assert hashlib.sha256(canonical(found.sealed)).hexdigest() == found.sealed_digest
    assert digest_of(found.sealed["body"]) == found.sealed["digest"] == again(printed).digest


def test_the_sealed_text_is_the_same_however_the_database_keeps_it(heard):
    told = inside(sealed_of, again(heard), at=CLOSED)

    assert canonical(json.loads(canonical(told))) == canonical(told)


def test_the_pdf_is_kept_as_a_document(printed):
    found = published_report(printed.number)

    assert (found.pdf.name, found.pdf.media_type) == ("report-1.pdf", "application/pdf")
    assert hashlib.sha256(paper_of(found)).hexdigest() == found.pdf.sha256
    assert Document.objects.count() == 1


def test_the_trail_holds_the_digests_of_what_was_sealed(printed):
    row = trail_of(printed)[-1]

    assert row.event == "committee.report_published"
    assert row.detail["digest"] == printed.sealed_digest
    assert row.detail["pdf"] == printed.pdf.sha256


def test_the_public_list_is_of_what_is_published_alone(report, printed, sybil, finding):
    assert [(one.number, one.heading) for one in published_reports()] == [
        (1, "On minor traffic offenses")
    ]
    assert published_report(2) is None


def test_the_canonical_bytes_depend_on_the_words_and_not_on_the_order_of_keys():
    one = {"a": 1, "b": "\u00e9"}

    assert canonical(one) == canonical(dict(reversed(one.items()))) == b'{"a":1,"b":"\\u00e9"}'
    assert digest_of(one) != digest_of({**one, "a": 2})
