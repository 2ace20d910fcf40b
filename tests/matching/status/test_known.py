"""What was known at an instant is told from what was on record by then, and stays so."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.status.known import known_from, known_of
from matching.status.models import Claim, Conviction, Finding, Query, Response
from matching.status.on_record import records_of
from matching.status.subjects import Circumstance, Factor
from tests.kept import kept
from tests.matching.casework import casework, confirmed

BEGIN = datetime(2031, 1, 1, tzinfo=UTC)
SUBJECTS = [*Circumstance.values, *Factor.values]
# In a transaction of the test's own: what one example stores, the next one finds below its own
# instants, which lie later and later.
EXAMPLES = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
minutes = st.integers(0, 500)
presences = st.sampled_from(["PRESENT", "ABSENT", "UNKNOWN"])
acts = st.one_of(
    st.tuples(st.just("finding"), st.sampled_from(SUBJECTS), presences),
    st.tuples(st.just("conviction"), st.integers(1, 300), st.booleans()),
    st.tuples(
        st.just("claim"), st.integers(1, 300), st.sampled_from(["", "UPHELD", "NOT_UPHELD"])
    ),
    st.tuples(st.just("response"), st.sampled_from(["REMOVABLE", "UNDETERMINED"]), st.none()),
)


class Recorder:
    """Puts acts on record for a case at given instants, as rows alone."""

    def __init__(self, case, user):
        self.case, self.user = case, user
        self.place = case.jurisdiction_id

    def record(self, act, at):
        kind, first, second = act
        getattr(self, kind)(first, second, at)

    def finding(self, subject, presence, at):
        given = {"case": self.case, "subject": subject, "recorded_at": at}
        if not Finding.objects.filter(**given).exists():
            Finding.objects.create(
                jurisdiction_id=self.place,
                presence=presence,
                note=b"",
                recorded_by=self.user,
                **given,
            )

    def conviction(self, later, retracted, at):
        end = at + timedelta(minutes=later) if retracted else None
        Conviction.objects.create(
            jurisdiction_id=self.place,
            booking=self.case.booking,
            convicted_on=date(2009, 1, 1),
            recorded_by=self.user,
            recorded_at=at,
            retracted_at=end,
            retracted_by=self.user if end else None,
        )

    def claim(self, later, outcome, at):
        decided = {
            "outcome": outcome,
            "reason": b"",
            "decided_at": at + timedelta(minutes=later),
            "decided_by": self.user,
        }
        Claim.objects.create(
            jurisdiction_id=self.place,
            booking=self.case.booking,
            kind="CITIZENSHIP",
            claimant="PERSON",
            words=b"",
            received_at=at,
            **(decided if outcome else {}),
        )

    def response(self, finding, _none, at):
        query = Query.objects.create(
            jurisdiction_id=self.place, case=self.case, asked_by=self.user, asked_at=at
        )
        Response.objects.create(
            jurisdiction_id=self.place,
            query=query,
            finding=finding,
            ground="FINAL_ORDER" if finding == "REMOVABLE" else "",
            evidence_type="OTHER",
            evidence=b"x",
            officer=self.user,
            answered_at=at,
        )


def test_before_anything_is_recorded_nothing_is_known_but_the_charges(case):
    with casework():
        known = known_of(case, case.opened_at)

    assert [charge.code for charge in known.charges] == ["2203"]
    assert (known.finding, known.convictions, known.claims) == ("", (), ())
    assert set(known.circumstances.values()) == set(known.factors.values()) == {"UNKNOWN"}
    assert (len(known.circumstances), len(known.factors)) == (9, 19)


def test_before_the_booking_came_not_even_the_charges_are_known(case):
    with casework():
        earlier = case.booking.received_at - timedelta(seconds=1)

        assert known_of(case, earlier).charges == ()


@EXAMPLES
@given(
    before=st.lists(st.tuples(acts, minutes), max_size=6),
    after=st.lists(st.tuples(acts, minutes), max_size=6),
)
def test_what_is_recorded_later_never_changes_what_was_known(case, sara, before, after):
    recorder, at = Recorder(case, sara), BEGIN + timedelta(minutes=500)
    with casework():
        for act, minute in before:
            recorder.record(act, BEGIN + timedelta(minutes=minute))
        known = known_of(case, at)

        for act, minute in after:
            recorder.record(act, at + timedelta(minutes=minute + 1))

        assert known_of(case, at) == known


def test_the_latest_finding_of_a_subject_counts(case, sara):
    recorder = Recorder(case, sara)
    with casework():
        recorder.finding("DUAL_ARREST", "PRESENT", BEGIN)
        recorder.finding("DUAL_ARREST", "ABSENT", BEGIN + timedelta(minutes=2))

        for minute, presence in ((-1, "UNKNOWN"), (0, "PRESENT"), (1, "PRESENT"), (2, "ABSENT")):
            known = known_of(case, BEGIN + timedelta(minutes=minute))
            assert known.circumstances["DUAL_ARREST"] == presence


def test_a_conviction_counts_until_it_is_taken_back(case, sara):
    with casework():
        Recorder(case, sara).conviction(10, True, BEGIN)

        found = [
            len(known_of(case, BEGIN + timedelta(minutes=minute)).convictions)
            for minute in (-1, 0, 9, 10)
        ]
    assert found == [0, 1, 1, 0]


def test_a_claim_is_open_until_the_instant_of_its_decision(case, sara):
    with casework():
        Recorder(case, sara).claim(10, "UPHELD", BEGIN)

        known = [known_of(case, BEGIN + timedelta(minutes=minute)) for minute in (-1, 0, 9, 10)]
    assert [len(one.open_claims) for one in known] == [0, 1, 1, 0]
    assert [len(one.upheld_claims) for one in known] == [0, 0, 0, 1]


def test_the_latest_response_counts(case, sara):
    recorder = Recorder(case, sara)
    with casework():
        recorder.response("REMOVABLE", None, BEGIN)
        recorder.response("UNDETERMINED", None, BEGIN + timedelta(minutes=1))

        first, second = (known_of(case, BEGIN + timedelta(minutes=minute)) for minute in (0, 1))
    assert (first.finding, first.ground) == ("REMOVABLE", "FINAL_ORDER")
    assert (second.finding, second.ground) == ("UNDETERMINED", "")


@kept
def other(case, riverton_police, rosa):
    """Another case of the same place."""
    return confirmed(riverton_police, rosa)


@EXAMPLES
@given(first=st.lists(acts, max_size=4), second=st.lists(acts, max_size=4), minute=minutes)
def test_many_cases_are_read_as_each_by_itself(case, other, sara, first, second, minute):
    at = BEGIN + timedelta(minutes=minute)
    with casework():
        for one, several in ((case, first), (other, second)):
            for number, act in enumerate(several):
                Recorder(one, sara).record(act, BEGIN + timedelta(minutes=100 * number))

        records = records_of([case, other])

        assert [known_from(records[one.pk], at) for one in (case, other)] == [
            known_of(case, at),
            known_of(other, at),
        ]


@pytest.mark.parametrize("number", [1, 3])
def test_what_is_on_record_costs_seven_queries_however_many_cases_ask(
    case, riverton_police, rosa, sara, number, django_assert_num_queries
):
    others = [confirmed(riverton_police, rosa) for _turn in range(number - 1)]
    with casework():
        Recorder(case, sara).response("REMOVABLE", None, BEGIN)

        with django_assert_num_queries(7):
            assert len(records_of([case, *others])) == number
