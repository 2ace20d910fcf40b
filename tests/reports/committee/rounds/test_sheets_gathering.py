"""What the sheet of a real case is made of, read by a role that reads no person."""

from datetime import UTC

import pytest
from django.db import DatabaseError, connection

from complaints.models import Complaint
from complaints.services import open_complaint
from matching.bookings.intake import ChargeIn
from matching.detainers.models import Detainer
from matching.galleries import shards
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.committee.rounds.framing import facts_of
from reports.committee.rounds.sheets import FactOf, sheet_of
from reports.committee.rounds.sheets_gathering import common_families, on_record
from reports.committee.rounds.strata import Complaint as Told
from reports.statistics.gathering import gather_open
from tests.factories import takes_part
from tests.kept import kept
from tests.matching.casework import answered, confirmed
from tests.matching.detainers.steps import issued, ready, served
from tests.matching.factories import enroll, now
from tests.reports.committee.rounds.worlds import counting
from tests.reports.statistics.bookings import MATCHING

TRAFFIC = [
    ChargeIn(ncic_code="5404", description="Driving Without License", severity="MISDEMEANOR")
]


@pytest.fixture(autouse=True)
def fresh_galleries():
    shards.forget()
    yield
    shards.forget()


@kept
def galleries(database):
    enroll("IMMIGRATION", [MATCHING])
    enroll("CRIMINAL", [1])


@kept
def detained(riverton, riverton_police, galleries, rosa, sara, omar, jack) -> Detainer:
    """Somebody in Riverton for whom a detainer was issued, and brought to the jail."""
    takes_part(riverton)
    made = issued(ready(riverton_police, rosa, sara, omar), omar)
    served(made, jack)
    return made


def complain(detainer, **given) -> None:
    told = {"topic": "HELD_TOO_LONG", "source": "NOTICE", "notice_number": detainer.number}
    content = {"words": "Held for four days."}
    where = {"jurisdiction": detainer.jurisdiction, "content": content, "by": None, "at": now()}
    open_complaint(**told | where | given)


def facts() -> dict:
    """Who complained or not, by booking, of the quarter that goes on."""
    gather_open(at=now())
    found = counting(facts_of, Quarter.of(now().astimezone(UTC).date()))
    return {one["booking"].tobytes(): Told(int(one["complaint"])) for one in found}


def test_a_case_is_told_by_its_steps_its_decision_and_its_charges(detained):
    (record,) = counting(on_record, [detained.booking_id]).values()

    steps = {"booked", "matched", "decided", "issued", "served"}
    assert steps <= set(record.moments)
    assert record.response == "REMOVABLE"
    assert record.reasons or record.standing
    fact = FactOf(level=1, stage=14, county=39901, hours_over=0, complaint=1, sharing=1)
    sheet = sheet_of(fact, record, common=frozenset())
    assert [step for step, _unit, _number in sheet["intervals"]]
    assert set(sheet["families"]) <= {"other"}


def test_a_match_that_waits_is_told_too(detained, riverton_police, rosa, sara):
    waiting = answered(confirmed(riverton_police, rosa, charges=TRAFFIC), sara)

    (record,) = counting(on_record, [waiting.booking_id]).values()

    assert record.charges == ["5404"]
    assert "issued" not in record.moments


def test_of_invented_bookings_nothing_is_on_record(detained):
    assert counting(on_record, [detained.pk]) == {}


def test_a_complaint_by_the_number_on_the_notice_is_known_of_its_booking(detained):
    before = facts()
    complain(detained)

    assert set(before.values()) == {Told.NO}
    assert facts()[detained.booking_id.bytes] == Told.YES


def test_a_complaint_with_another_number_or_none_is_of_no_booking(detained):
    complain(detained, notice_number="D-7K3M-9QXP")
    complain(detained, source="WEB", notice_number="")

    assert set(facts().values()) == {Told.NO}


def test_who_makes_the_frame_reads_no_complaint(detained):
    complain(detained)

    for columns in (["pk"], ["notice_number"], ["content"]):
        with pytest.raises(DatabaseError, match="permission denied"):
            counting(lambda columns=columns: list(Complaint.objects.values_list(*columns)))


@pytest.mark.parametrize("inner", [scope.committee, scope.casework])
def test_nobody_else_asks_which_bookings_were_complained_of(inner, database):
    with pytest.raises(DatabaseError, match="permission denied"), scope.within(inner()):
        connection.cursor().execute("SELECT rounds_complained_of(8000)")


def test_a_family_of_offenses_is_told_where_twenty_cases_have_it(
    detained, riverton_police, rosa, monkeypatch
):
    confirmed(riverton_police, rosa, charges=TRAFFIC)
    gather_open(at=now())
    quarter = Quarter.of(now().astimezone(UTC).date())
    few = counting(common_families, quarter)
    monkeypatch.setattr("reports.committee.rounds.sheets_gathering.LEAST", 1)

    assert few == frozenset()
    assert "54" in counting(common_families, quarter)
