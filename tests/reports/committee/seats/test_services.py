"""Charters, terms and how they end: forward only, and nothing that was done is undone."""

from datetime import date, timedelta

import pytest
from django.db import Error, transaction

from complaints.vault.words import WordsTooLong
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from reports.committee.seats.models import Charter, Seat, Term
from reports.committee.seats.refusals import (
    CharterUnfit,
    LooksBack,
    NotBalanced,
    NotSitting,
    SeatTaken,
    TermUnfit,
)
from reports.committee.seats.selectors import seats_of, shares_of, sitting, term_of
from reports.committee.seats.services import appoint, remove, resign
from reports.committee.seats.states import Capacity, Constituency, End
from tests.conftest import person
from tests.reports.committee.worlds import AT, BEGINS, ENDS, chartered, inside, seated

TODAY = date(2026, 11, 2)
TOMORROW = TODAY + timedelta(days=1)


def trail_of(event):
    with scope.within(scope.oversight(who="test", why="the trail")):
        return list(AuditEvent.objects.filter(event=event))


def test_a_charter_comes_with_its_seats_by_constituency(charter):
    seats = list(seats_of(charter).values_list("number", "constituency"))

    assert len(seats) == 7
    assert seats[:3] == [(1, "POLICE_CHIEF"), (2, "POLICE_CHIEF"), (3, "SHERIFF")]
    assert len(trail_of("committee.charter_filed")) == 1


@pytest.mark.parametrize("who", ["mabel", "nobody", "otto", "stan"])
def test_only_the_secretariat_files_a_charter(who, request):
    with pytest.raises(AccessDenied):
        chartered(request.getfixturevalue(who))


@pytest.mark.parametrize("silent", Constituency)
def test_a_charter_without_a_constituency_is_refused(sybil, silent):
    seats = {each: 0 if each == silent else 1 for each in Constituency}

    with pytest.raises(NotBalanced, match=str(silent.label)):
        chartered(sybil, seats=seats)


def test_a_charter_that_asks_for_more_members_than_seats_is_refused(sybil):
    with pytest.raises(NotBalanced):
        chartered(sybil, least=dict.fromkeys(Constituency, 2))


@pytest.mark.parametrize(
    "changed",
    [
        {"effective_on": ENDS, "ends_on": BEGINS},
        {"quorum_constituencies": 0},
        {"quorum_constituencies": 7},
    ],
)
def test_days_and_a_quorum_that_cannot_be_are_refused(sybil, changed):
    with pytest.raises(CharterUnfit):
        chartered(sybil, **changed)


def test_two_charters_are_not_in_force_at_once(charter, sybil):
    with pytest.raises(CharterUnfit):
        chartered(sybil, effective_on=ENDS, ends_on=ENDS + timedelta(days=700))

    later = ENDS + timedelta(days=1)
    assert chartered(sybil, effective_on=later, ends_on=later + timedelta(days=700)).number == 2


def test_the_balance_says_where_a_seat_is_vacant(committee, charter):
    shares = {share.constituency: share for share in shares_of(charter, day=TODAY)}

    assert (shares["POLICE_CHIEF"].seats, shares["POLICE_CHIEF"].filled) == (2, 1)
    assert all(share.balanced for share in shares.values())


def test_a_constituency_whose_member_left_is_out_of_balance(committee, charter, mae):
    inside(resign, last_day=TODAY, statement="", by=mae, at=AT)

    (out,) = [one for one in shares_of(charter, day=TOMORROW) if not one.balanced]

    assert out.constituency == Constituency.FIELD_AGENT


def test_a_term_opens_nothing_to_who_has_not_the_role(charter, sybil, nobody):
    with pytest.raises(TermUnfit):
        seated(charter, "COURT", nobody, by=sybil)


@pytest.mark.parametrize("who", ["mabel", "nobody", "gwen"])
def test_only_the_secretariat_fills_a_seat(charter, mina, who, request):
    with pytest.raises(AccessDenied):
        seated(charter, "COURT", mina, by=request.getfixturevalue(who))


@pytest.mark.parametrize(
    "days",
    [
        {"begins_on": BEGINS - timedelta(days=1)},
        {"ends_on": ENDS + timedelta(days=1)},
        {"begins_on": ENDS, "ends_on": BEGINS},
    ],
)
def test_a_term_lies_in_the_days_of_its_charter(charter, sybil, mina, days):
    with pytest.raises(TermUnfit):
        seated(charter, "COURT", mina, by=sybil, **days)


def test_a_seat_has_one_member_and_one_alternate_at_a_time(committee, sybil):
    abby, arno = person("abby", ("MEMBER", None)), person("arno", ("MEMBER", None))
    seat = Seat.objects.select_related("charter").get(constituency="COURT")
    given = {"seat": seat, "begins_on": BEGINS, "ends_on": ENDS, "by": sybil, "at": AT}

    with pytest.raises(SeatTaken):
        inside(appoint, person=abby, name="Abby", **given)
    assert inside(appoint, person=abby, name="Abby", capacity=Capacity.ALTERNATE, **given)
    with pytest.raises(SeatTaken):
        inside(appoint, person=arno, name="Arno", capacity=Capacity.ALTERNATE, **given)


def test_nobody_sits_in_two_seats(committee, charter, sybil, mae):
    with pytest.raises(SeatTaken):
        seated(charter, "POLICE_CHIEF", mae, by=sybil)


def test_the_committee_has_one_chair_and_no_alternate_chairs(committee, charter, sybil):
    abby = person("abby", ("MEMBER", None))

    with pytest.raises(SeatTaken):
        seated(charter, "POLICE_CHIEF", abby, by=sybil, chairs=True)
    with pytest.raises(TermUnfit):
        seated(charter, "COURT", abby, by=sybil, chairs=True, capacity=Capacity.ALTERNATE)


def test_who_resigns_sits_through_the_last_day_and_no_longer(committee, mae):
    inside(resign, last_day=TOMORROW, statement="I cannot sign this.", by=mae, at=AT)

    assert term_of(mae, at=AT + timedelta(days=1)) is not None
    assert term_of(mae, at=AT + timedelta(days=2)) is None
    assert committee["mae"].pk in [one.pk for one in sitting(TODAY)]
    (line,) = trail_of("committee.resigned")
    assert "sign" not in str(line.detail)


def test_a_resignation_looks_forward(committee, mae):
    with pytest.raises(LooksBack):
        inside(resign, last_day=TODAY - timedelta(days=1), statement="", by=mae, at=AT)


def test_the_day_of_a_resignation_is_one_of_washington(committee, mae):
    night = AT.replace(hour=3)  # still the evening before, there
    yesterday = TODAY - timedelta(days=1)

    assert inside(resign, last_day=yesterday, statement="", by=mae, at=night).given_on == yesterday


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"last_day": ENDS + timedelta(days=1)}, TermUnfit),
        ({"statement": "x" * 10_001}, WordsTooLong),
    ],
)
def test_a_resignation_that_cannot_be_is_refused(committee, mae, given, refusal):
    with pytest.raises(refusal):
        inside(resign, **{"last_day": TODAY, "statement": "", "by": mae, "at": AT, **given})


def test_nobody_resigns_twice_or_without_a_seat(committee, mae, sybil):
    inside(resign, last_day=TOMORROW, statement="", by=mae, at=AT)

    with pytest.raises(TermUnfit):
        inside(resign, last_day=TODAY, statement="", by=mae, at=AT)
    with pytest.raises(NotSitting):
        inside(resign, last_day=TODAY, statement="", by=sybil, at=AT)


def test_a_seat_that_was_left_is_filled_again_from_the_next_day_on(committee, charter, sybil, mae):
    inside(resign, last_day=TODAY, statement="", by=mae, at=AT)
    seat = Seat.objects.select_related("charter").get(constituency="FIELD_AGENT")
    anton = person("anton", ("MEMBER", None))
    given = {
        "seat": seat,
        "person": anton,
        "name": "Anton",
        "ends_on": ENDS,
        "by": sybil,
        "at": AT,
    }

    with pytest.raises(SeatTaken):
        inside(appoint, begins_on=TODAY, **given)

    assert inside(appoint, begins_on=TOMORROW, **given)


def test_the_secretariat_ends_a_term_from_today_on(committee, sybil, milo):
    term = committee["milo"].pk

    with pytest.raises(LooksBack):
        inside(remove, term_id=term, last_day=TODAY - timedelta(days=1), by=sybil, at=AT)
    with pytest.raises(AccessDenied):
        inside(remove, term_id=term, last_day=TODAY, by=milo, at=AT)
    ended = inside(remove, term_id=term, last_day=TODAY, by=sybil, at=AT)

    assert (ended.ended_on, ended.ended_how) == (TODAY, End.REMOVED)
    with pytest.raises(TermUnfit):
        inside(remove, term_id=term, last_day=TOMORROW, by=sybil, at=AT)


@pytest.mark.parametrize(
    "change",
    [
        {"ended_on": TODAY, "ended_how": ""},
        {"ended_on": BEGINS - timedelta(days=1), "ended_how": "RESIGNED"},
        {"ended_on": None, "ended_how": "RESIGNED"},
    ],
)
def test_the_database_refuses_an_end_that_cannot_be(committee, change):
    with scope.within(scope.committee()), pytest.raises(Error), transaction.atomic():
        Term.objects.filter(pk=committee["mae"].pk).update(**change)


def test_the_database_keeps_a_term_that_was_ended(committee, mae):
    inside(resign, last_day=TODAY, statement="", by=mae, at=AT)

    with scope.within(scope.committee()), pytest.raises(Error), transaction.atomic():
        Term.objects.filter(pk=committee["mae"].pk).update(ended_on=TOMORROW)


def test_the_database_refuses_a_term_beyond_its_charter(committee, charter, sybil, nobody):
    seat = charter.seats.last()

    with scope.within(scope.committee()), pytest.raises(Error), transaction.atomic():
        Term.objects.create(
            seat=seat, person=nobody, capacity="ALTERNATE", name="x", begins_on=BEGINS,
            ends_on=ENDS + timedelta(days=1), appointed_by=sybil, appointed_at=AT,
        )  # fmt: skip


def test_the_committee_changes_no_charter_and_no_seat(charter):
    for rows, change in ((Charter, {"title": "x"}), (Seat, {"number": 99})):
        with scope.within(scope.committee()), pytest.raises(Error), transaction.atomic():
            rows.objects.update(**change)
