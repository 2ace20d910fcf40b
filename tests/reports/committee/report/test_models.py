"""What the database refuses of reports and positions, whoever asks."""

from datetime import date, timedelta

import psycopg
import pytest
from django.db import DatabaseError

from portal.jurisdictions import scope
from portal.participation.documents import publish
from reports.committee.report.models import Part, Position, Report
from reports.committee.report.sealing import sealed_of
from reports.committee.seats.models import Seat
from reports.committee.seats.services import resign
from tests.reports.committee.report.way import (
    CLOSED,
    DISSENT,
    DRAFTED,
    again,
    closed,
    signed,
)
from tests.reports.committee.worlds import chartered, inside, seated


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(DatabaseError) as problem:
        inside(call, *args, **kwargs)
    return str(problem.value)


def rows(report):
    return Report.objects.filter(pk=report.pk)


def position(report, committee, **changes):
    """Plant a position of Moses on what is out."""
    term = committee["moses"]
    row = {
        "report": report,
        "edition": 1,
        "digest": report.digest,
        "seat_id": term.seat_id,
        "term": term,
        "stand": "CONCUR",
        "signed_at": DRAFTED,
        **changes,
    }
    return Position.objects.create(**row)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"digest": "0" * 64}, "report_circulated_when_and_until"),
        ({"circulated_at": DRAFTED}, "report_circulated_when_and_until"),
        ({"body": {}}, "report_circulated_when_and_until"),
        ({"reply_by": date(2026, 10, 1)}, "report_circulated_when_and_until"),
        ({"sealed": {}}, "report_sealed_when_it_is_published"),
        ({"sealed_digest": "0" * 64}, "report_sealed_when_it_is_published"),
        ({"published_at": DRAFTED}, "report_sealed_when_it_is_published"),
        ({"status": "LOST"}, "does not go from there to there"),
        ({"status": "PUBLISHED"}, "does not go from there to there"),
        ({"edition": 1}, "an edition is counted"),
        ({"charter": 1}, "denied"),
        ({"number": 7}, "denied"),
    ],
)
def test_a_draft_is_a_draft(changes, name, report):
    assert name in refused(rows(report).update, **changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": "DRAFT", "text": "Others."}, "stays as it was read"),
        ({"status": "DRAFT", "title": "Another"}, "stays as it was read"),
        ({"status": "DRAFT", "edition": 2}, "an edition is counted"),
        ({"status": "PUBLISHED", "digest": "0" * 64}, "is what was circulated"),
        ({"title": "Another"}, "does not go from there to there"),
    ],
)
def test_what_is_circulated_is_not_changed(changes, words, out):
    assert words in refused(rows(out).update, **changes)


def test_a_report_begins_as_a_draft(out, charter, sybil):
    row = {one.attname: getattr(out, one.attname) for one in Report._meta.concrete_fields}
    row |= {"number": 9}
    del row["id"]

    assert "begins as a draft" in refused(Report.objects.create, **row)


@pytest.mark.parametrize("changes", [{"title": "Another"}, {"sealed": {}}, {"status": "DRAFT"}])
def test_a_published_report_stays_as_it_is(changes, printed):
    assert "stays as it is" in refused(rows(printed).update, **changes)


def test_nobody_deletes_a_report_or_a_position(printed):
    assert "denied" in refused(rows(printed)._raw_delete, "default")
    assert "denied" in refused(Position.objects.filter(report=printed)._raw_delete, "default")


def test_parts_change_while_it_is_a_draft(out, finding):
    part = Part.objects.filter(report=out)

    assert "while it is a draft" in refused(part.filter(number=1).delete)
    assert "while it is a draft" in refused(
        Part.objects.create, report=out, finding=finding, number=9
    )


@pytest.mark.parametrize(
    ("changes", "name"),
    [({"number": 1}, "part_numbered"), ({"number": 3}, "part_once")],
)
def test_a_report_prints_a_finding_once_in_its_place(changes, name, report, finding):
    assert name in refused(Part.objects.create, report=report, finding=finding, **changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"stand": "MAYBE"}, "position_of_a_known_stand"),
        ({"stand": "NO_REPLY"}, "position_signed_by_somebody"),
        ({"stand": "DISSENT"}, "position_dissents_in_words"),
        ({"edition": 2}, "on the edition that is out"),
        ({"digest": "0" * 64}, "on the edition that is out"),
        ({"signed_at": DRAFTED + timedelta(days=36_500)}, "by who sits in the seat"),
        ({"term": None}, "recorded after the day"),
    ],
)
def test_a_position_is_signed_on_what_is_out_by_who_sits_there(changes, words, out, committee):
    assert words in refused(position, out, committee, **changes)


def test_a_position_is_not_of_another_seat(out, committee):
    changes = {"term": committee["milo"]}

    assert "by who sits in the seat" in refused(position, out, committee, **changes)


def test_a_position_is_of_a_seat_of_the_charter(out, committee, sybil):
    days = {"effective_on": date(2100, 1, 1), "ends_on": date(2101, 1, 1)}
    seat = inside(Seat.objects.filter(charter=chartered(sybil, **days)).first)

    assert "of a seat of the charter" in refused(position, out, committee, seat_id=seat.pk)


def test_an_alternate_does_not_sign_beside_a_member(out, committee, charter, alma, sybil):
    given = {"capacity": "ALTERNATE", "by": sybil}
    term = seated(charter, "ADVOCATE", alma, **given)

    assert "by who sits in the seat" in refused(position, out, committee, term=term)


def test_a_draft_has_no_position(report, committee):
    assert "on the edition that is out" in refused(
        position, report, committee, edition=0, digest="0" * 64
    )


def test_a_seat_signs_once_and_is_not_silent_after(out, moses, committee):
    signed(out, moses)
    silent = {"term": None, "stand": "NO_REPLY", "signed_at": CLOSED}

    assert "position_signed_once_a_seat" in refused(position, out, committee)
    assert "the seat has a position" in refused(position, out, committee, **silent)


def test_silence_is_recorded_after_the_day_and_once(out, sybil, committee):
    silent = {"term": None, "stand": "NO_REPLY"}
    early = CLOSED - timedelta(days=1)

    assert "after the day" in refused(position, out, committee, **silent, signed_at=early)
    closed(out, sybil)
    twice = refused(position, out, committee, **silent, signed_at=CLOSED)
    assert "position_recorded_once_a_seat" in twice


def test_a_position_stays_as_it_was_signed(out, moses, owner_connection, committed):
    signed(out, moses, "DISSENT", DISSENT)

    denied = refused(Position.objects.filter(report=out).update, stand="CONCUR")
    assert "denied" in denied
    with pytest.raises(psycopg.Error, match="stays as it was signed"):
        owner_connection.execute("UPDATE committee_report_position SET words = ''")


def planted(report, sealed):
    """Publish by hand, with a sealed text of one's own making."""
    return rows(report).update(
        status="PUBLISHED",
        sealed=sealed,
        sealed_digest="0" * 64,
        published_at=CLOSED,
        pdf_id=pdf(),
    )


def pdf() -> int:
    return publish(content=b"%PDF-", name="x.pdf", media_type="application/pdf").pk


def without(kind, seat):
    """Leave out what one seat says, or who left it."""

    def change(sealed):
        return {**sealed, kind: [one for one in sealed[kind] if one["seat"] != seat]}

    return change


CHANGES = {
    "a dissent left out": (without("positions", 7), "not printed as it was signed"),
    "a dissent softened": (
        lambda told: {
            **told,
            "positions": [
                {**one, "words": "I agree."} if one["seat"] == 7 else one
                for one in told["positions"]
            ],
        },
        "not printed as it was signed",
    ),
    "another name under it": (
        lambda told: {
            **told,
            "positions": [{**one, "name": "Nobody"} for one in told["positions"]],
        },
        "not printed as it was signed",
    ),
    "one position too many": (
        lambda told: {**told, "positions": [*told["positions"], told["positions"][0]]},
        "not printed as it was signed",
    ),
    "another text": (lambda told: {**told, "body": {}}, "is what was circulated"),
    "no resignation": (without("resignations", 1), "a resignation is not printed"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_database_lets_no_report_keep_a_position_or_a_resignation_back(name, heard, mabel):
    inside(resign, last_day=CLOSED.date(), statement="Enough.", by=mabel, at=CLOSED)
    change, words = CHANGES[name]
    sealed = inside(sealed_of, again(heard), at=CLOSED)

    assert words in refused(planted, heard, change(sealed))
    assert inside(planted, heard, sealed) == 1


def test_the_database_publishes_nothing_without_every_seat(out, moses):
    signed(out, moses)
    sealed = inside(sealed_of, again(out), at=CLOSED)

    assert "a seat has no position" in refused(planted, out, sealed)


HIDDEN = {
    Report: ("title", "text", "body", "digest", "edition", "drafted_by_id"),
    Part: ("finding_id", "report_id"),
    Position: ("stand", "words", "term_id"),
}


@pytest.mark.parametrize(
    ("model", "column"), [(m, c) for m, names in HIDDEN.items() for c in names]
)
def test_the_public_site_reads_no_word_of_what_is_not_published(model, column, heard):
    with pytest.raises(DatabaseError, match="denied"):
        list(model.objects.values_list(column))


@pytest.mark.parametrize("other", [scope.statistics, scope.complaints, scope.casework])
def test_no_other_scope_reads_drafts_or_positions(other, heard):
    for model, column in ((Report, "text"), (Position, "words")):
        with pytest.raises(DatabaseError, match="denied"), scope.within(other()):
            list(model.objects.values_list(column))
