"""What a place's flow is, from the list of decisions about it and what stands above it."""

import itertools
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.models import ParticipationDecision
from portal.jurisdictions.participation import decide, flow_at, governing_decision, record_history
from tests.factories import LONG_AGO, NOON, takes_part

FLOWS = ("L0", "L1", "L2")


def test_a_place_that_never_joined_is_closed(riverton):
    assert flow_at(jurisdiction_id=riverton.pk, at=NOON) == "L2"


def test_a_place_that_is_not_there_is_closed(db):
    assert flow_at(jurisdiction_id=0, at=NOON) == "L2"


@pytest.mark.parametrize(("own", "above"), list(itertools.product(FLOWS, FLOWS)))
def test_the_strictest_of_county_and_state_holds(own, above, riverton, ohio):
    takes_part(riverton, own)
    takes_part(ohio, above)

    assert flow_at(jurisdiction_id=riverton.pk, at=NOON) == max(own, above)


def test_the_program_stands_above_all(riverton, program):
    takes_part(riverton, "L0")
    takes_part(program, "L2")

    assert flow_at(jurisdiction_id=riverton.pk, at=NOON) == "L2"


def test_a_decision_acts_from_its_instant_on(riverton):
    takes_part(riverton, "L0")
    takes_part(riverton, "L2", effective_at=NOON)

    before = NOON - timedelta(microseconds=1)
    assert flow_at(jurisdiction_id=riverton.pk, at=before) == "L0"
    assert flow_at(jurisdiction_id=riverton.pk, at=NOON) == "L2"


def test_the_county_next_door_is_another_matter(riverton, lakeside):
    takes_part(riverton, "L0")

    assert flow_at(jurisdiction_id=lakeside.pk, at=NOON) == "L2"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    days=st.lists(st.integers(0, 60), unique=True, max_size=6),
    flows=st.lists(st.sampled_from(FLOWS), min_size=6, max_size=6),
    day=st.integers(-1, 61),
)
def test_the_latest_decision_in_effect_holds(riverton, days, flows, day):
    made = dict(zip(days, flows, strict=False))
    with transaction.atomic():
        for each, flow in made.items():
            takes_part(riverton, flow, effective_at=LONG_AGO + timedelta(days=each))
        found = flow_at(jurisdiction_id=riverton.pk, at=LONG_AGO + timedelta(days=day))
        transaction.set_rollback(True)

    in_effect = [each for each in made if each <= day]
    assert found == (made[max(in_effect)] if in_effect else "L2")


def test_two_decisions_about_one_instant_are_refused(riverton):
    takes_part(riverton, "L0")

    with pytest.raises(IntegrityError, match="one_decision_at_an_instant"):
        takes_part(riverton, "L2")


def test_a_decision_for_the_past_takes_effect_now_unless_it_is_history(riverton, now):
    late = takes_part(riverton, "L2", effective_at=now - timedelta(days=1), retroactive=False)

    assert late.effective_at >= now
    assert late.effective_at == late.decided_at


def test_a_decision_for_the_future_keeps_its_instant(riverton, now):
    tomorrow = now + timedelta(days=1)

    assert (
        takes_part(riverton, "L2", effective_at=tomorrow, retroactive=False).effective_at == tomorrow
    )


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET flow = 'L0'", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_no_decision_is_ever_changed(statement, riverton):
    takes_part(riverton, "L2")
    table = ParticipationDecision._meta.db_table

    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_even_the_owner_of_the_tables_changes_no_decision(owner_connection, committed):
    with pytest.raises(Exception, match="append-only"):
        owner_connection.execute("TRUNCATE jurisdictions_participationdecision CASCADE")


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        pytest.param("otto", True, id="answers-for-the-county"),
        pytest.param("gwen", True, id="answers-for-its-state"),
        pytest.param("rosa", False, id="books-for-the-county"),
        pytest.param("luca", False, id="answers-for-the-county-next-door"),
        pytest.param("iris", False, id="examines"),
        pytest.param("nobody", False, id="no-role"),
    ],
)
def test_who_may_decide(name, allowed, riverton, request):
    act = {
        "jurisdiction": riverton,
        "flow": "L2",
        "effective_at": NOON,
        "instrument": "LETTER",
        "authority": "the board",
        "reason": "A test.",
        "by": request.getfixturevalue(name),
        "at": NOON,
    }

    if allowed:
        assert decide(**act).flow == "L2"
    else:
        with pytest.raises(AccessDenied, match="do not have the right"):
            decide(**act)
        assert not riverton.decisions.exists()


def test_the_governing_decision_is_the_strictest_and_nearest(riverton, ohio):
    own = takes_part(riverton, "L0")
    assert governing_decision(jurisdiction=riverton, at=NOON) == own

    state = takes_part(ohio, "L2")
    assert governing_decision(jurisdiction=riverton, at=NOON) == state

    both = takes_part(riverton, "L2", effective_at=LONG_AGO + timedelta(days=1))
    assert governing_decision(jurisdiction=riverton, at=NOON) == both


def test_history_is_recorded_as_such_or_not_at_all(riverton, chief):
    present = ParticipationDecision(jurisdiction=riverton, flow="L0", effective_at=NOON)

    with pytest.raises(ValueError, match="retroactive"):
        record_history(decisions=[present], by=chief, at=NOON)
