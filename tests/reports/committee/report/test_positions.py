"""What each seat says of a report: in its own words, once, on the text that it read."""

from datetime import timedelta

import pytest

from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.report.models import Position
from reports.committee.report.refusals import AlreadySigned, Changed, NotTheSeat, TimeLeft
from reports.committee.report.sealing import standing
from reports.committee.report.services import recall
from reports.committee.report.states import UNSIGNED
from reports.committee.seats.interests import declare_interest, recuse
from reports.committee.seats.refusals import MustKeepAway, NotSitting
from reports.committee.seats.services import remove, resign
from tests.reports.committee.report.way import (
    CLOSED,
    DISSENT,
    DRAFTED,
    REPLY_BY,
    again,
    circulated,
    closed,
    drafted,
    published,
    signed,
    trail_of,
)
from tests.reports.committee.worlds import inside, seated


def stands(report) -> dict[int, str]:
    return inside(lambda: {one.seat.number: one.stand for one in standing(again(report))})


def test_a_member_signs_for_the_seat_on_the_edition_and_digest_that_is_out(out, moses, committee):
    made = signed(out, moses, "DISSENT", f" {DISSENT}\r\n")

    assert (made.edition, made.digest, made.words) == (1, out.digest, DISSENT)
    assert (made.seat_id, made.term) == (committee["moses"].seat_id, committee["moses"])
    assert (made.stand, made.apart) == ("DISSENT", [])


@pytest.mark.parametrize("stand", ["CONCUR", "ABSTAIN"])
def test_words_are_free_but_for_a_dissent(stand, out, mabel, moses):
    assert signed(out, mabel, stand).words == ""
    with pytest.raises(WordsMissing, match="Say why you dissent"):
        signed(out, moses, "DISSENT", " \n")


def test_words_have_a_length(out, mabel):
    with pytest.raises(WordsTooLong):
        signed(out, mabel, "CONCUR", "x" * 10_001)


@pytest.mark.parametrize("stand", UNSIGNED)
def test_nobody_signs_silence(stand, out, mabel):
    with pytest.raises(ValueError, match="Nobody signs"):
        signed(out, mabel, stand)


@pytest.mark.parametrize(
    ("name", "refusal"),
    [("sybil", AccessDenied), ("nobody", AccessDenied), ("otto", AccessDenied)],
)
def test_who_does_not_sit_signs_nothing(name, refusal, out, request):
    with pytest.raises(refusal):
        signed(out, request.getfixturevalue(name))


def test_an_administrator_without_a_term_signs_nothing(out, chief):
    with pytest.raises(NotSitting):
        signed(out, chief)


def test_a_seat_signs_an_edition_once(out, mabel):
    signed(out, mabel)

    with pytest.raises(AlreadySigned):
        signed(out, mabel, "DISSENT", DISSENT)


def test_what_is_signed_is_what_was_read(out, mabel):
    with pytest.raises(Changed):
        signed(out, mabel, seen="0" * 64)


def test_a_draft_and_a_published_report_take_no_position(report, printed, mabel, marco):
    for one in (report, printed):
        with pytest.raises(TransitionRefused):
            signed(one, marco)


def test_a_position_on_an_earlier_edition_counts_no_more(out, sybil, mabel):
    signed(out, mabel)
    inside(recall, report_id=out.pk, by=sybil, at=DRAFTED)
    circulated(out, sybil)

    assert stands(out) == {}
    assert signed(out, mabel, "ABSTAIN").edition == 2


def test_an_alternate_signs_where_the_seat_has_no_member(charter, out, sybil, alma, committee):
    seated(charter, "SHERIFF", alma, by=sybil, capacity="ALTERNATE")

    with pytest.raises(NotTheSeat):
        signed(out, alma)
    last = {"term_id": committee["marco"].pk, "last_day": DRAFTED.date()}
    inside(remove, **last, by=sybil, at=DRAFTED)
    made = signed(out, alma, at=DRAFTED + timedelta(days=1))

    assert (made.seat_id, made.term.capacity) == (committee["marco"].seat_id, "ALTERNATE")


def test_who_left_signs_no_more_and_what_was_signed_stays(out, moses, mabel):
    signed(out, moses, "DISSENT", DISSENT)
    for person in (moses, mabel):
        leave = {"last_day": DRAFTED.date(), "statement": "Enough."}
        inside(resign, **leave, by=person, at=DRAFTED)

    with pytest.raises(NotSitting):
        signed(out, mabel, at=DRAFTED + timedelta(days=1))
    assert stands(out) == {7: "DISSENT"}


def test_a_position_does_not_cover_what_its_member_keeps_away_from(out, mae, finding):
    assert signed(out, mae).apart == [finding.reference]


def test_who_keeps_away_from_every_finding_keeps_away_from_the_report(sybil, finding, mae):
    only = circulated(drafted(sybil, finding), sybil)

    with pytest.raises(MustKeepAway):
        signed(only, mae)


def test_an_interest_that_is_declared_since_counts_too(sybil, out, matter, other, milo):
    for about in (matter, inside(lambda: other.matter)):
        given = {"kind": "MATTER", "words": "I wrote on it.", "matter": about}
        inside(declare_interest, **given, by=milo, at=DRAFTED)

    with pytest.raises(MustKeepAway):
        signed(out, milo)


def test_silence_is_recorded_after_the_day_alone(out, sybil):
    last = CLOSED - timedelta(days=1)
    assert last.date() == REPLY_BY

    with pytest.raises(TimeLeft, match="Oct"):
        closed(out, sybil, at=last)


def test_silence_vacancy_and_keeping_away_are_told_apart(sybil, finding, mabel, committee):
    only = circulated(drafted(sybil, finding), sybil)
    signed(only, mabel)

    closed(only, sybil)

    silent = dict.fromkeys((3, 4, 5, 7), "NO_REPLY")
    assert stands(only) == {1: "CONCUR", 2: "VACANT", **silent, 6: "APART"}


def test_recording_silence_twice_records_it_once(out, sybil):
    closed(out, sybil)

    assert closed(out, sybil) == []
    assert inside(Position.objects.filter(report=out).count) == 7


def test_a_seat_recorded_as_silent_may_still_sign_and_that_counts(out, sybil, moses):
    closed(out, sybil)

    signed(out, moses, "DISSENT", DISSENT, at=CLOSED)

    assert stands(out)[7] == "DISSENT"
    told = published(out, sybil).sealed["positions"]
    assert [one["words"] for one in told if one["seat"] == 7] == [DISSENT]
    assert len(told) == 7


def test_a_seat_that_is_filled_after_all_signs_too(charter, out, sybil, alma):
    closed(out, sybil)
    seated(charter, "POLICE_CHIEF", alma, by=sybil)

    signed(out, alma, at=CLOSED)

    assert stands(out)[2] == "CONCUR"


@pytest.mark.parametrize("name", ["mabel", "otto"])
def test_the_secretariat_alone_records_silence(name, out, request):
    with pytest.raises(AccessDenied):
        closed(out, request.getfixturevalue(name))


def test_only_what_is_out_has_seats_that_are_silent(report, sybil):
    with pytest.raises(TransitionRefused):
        closed(report, sybil)


def test_the_trail_names_the_seat_and_neither_stand_nor_word(out, moses):
    signed(out, moses, "DISSENT", DISSENT)

    row = trail_of(out)[-1]
    assert row.event == "committee.position_signed"
    assert row.detail == {"edition": 1, "seat": 7}


def test_a_recusal_that_comes_after_the_position_changes_nothing_of_it(out, milo, matter):
    made = signed(out, milo)
    inside(recuse, matter=matter, by=milo, at=DRAFTED)

    assert inside(Position.objects.get, pk=made.pk).apart == []
