"""Deadlines stand still for a reason and a time, and go on."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints.casework.models import Deadline, Pause
from complaints.casework.pausing import LONGEST_PAUSE
from complaints.casework.refusals import NotPausable
from complaints.casework.selectors import reason_of
from complaints.vault.words import WordsMissing
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.conftest import MONDAY, days, pause, resume
from tests.conftest import CAST

TODAY = MONDAY.date()
WHY = "Waits for the records of the hospital."
STAFF = ("ingrid", "dora")


def letter_due(complaint):
    with scope.within(scope.complaints()):
        return Deadline.objects.get(complaint=complaint, rule="LETTER").due_at


def stop(complaint, by, number=10, at=MONDAY, **fields):
    given = {"until": at.date() + days(number), "reason": WHY, "by": by, "at": at}
    return pause(complaint_id=complaint.pk, **given | fields)


@pytest.mark.parametrize("who", CAST)
def test_investigators_and_supervisors_pause_and_resume_and_nobody_else(bring, everybody, who):
    made, by = bring(), everybody[who]

    if who in STAFF:
        assert stop(made, by).paused_by == by
        assert resume(complaint_id=made.pk, by=by, at=MONDAY).resumed_by == by
        return
    with pytest.raises(AccessDenied):
        stop(made, by)
    stop(made, everybody["dora"])
    with pytest.raises(AccessDenied):
        resume(complaint_id=made.pk, by=by, at=MONDAY)


def test_a_pause_moves_a_deadline_by_its_days(bring, ingrid):
    made = bring("RETAINED")
    before = letter_due(made)

    stop(made, ingrid, 10)

    assert letter_due(made) - before == days(10)


def test_a_pause_that_ends_early_moves_it_by_the_days_that_it_took(bring, ingrid):
    made = bring("RETAINED")
    before = letter_due(made)
    stop(made, ingrid, 30)

    resume(complaint_id=made.pk, by=ingrid, at=MONDAY + days(4))

    assert letter_due(made) - before == days(4)


@given(
    lengths=st.lists(
        st.tuples(st.integers(1, 60), st.integers(0, 60), st.integers(0, 9)), max_size=3
    )
)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_pauses_one_after_another_add_up(bring, ingrid, lengths):
    made, at, stood = bring("RETAINED"), MONDAY, 0
    before = letter_due(made)

    for planned, took, between in lengths:
        stop(made, ingrid, planned, at)
        if took < planned:
            resume(complaint_id=made.pk, by=ingrid, at=at + days(took))
        stood += min(planned, took)
        at += days(min(planned, took) + between)

    shift = letter_due(made) - before
    assert abs(shift - days(stood)) <= timedelta(hours=1)  # the clocks may change on the way


def test_a_new_reminder_is_sent_for_a_deadline_that_moved(bring, ingrid):
    made = bring("RETAINED")
    with scope.within(scope.complaints()):
        Deadline.objects.filter(complaint=made).update(reminded_at=MONDAY)

    stop(made, ingrid)

    with scope.within(scope.complaints()):
        assert Deadline.objects.get(complaint=made, rule="LETTER").reminded_at is None


def test_what_was_missed_stays_missed(bring, ingrid):
    made = bring("RETAINED")
    due = letter_due(made)

    stop(made, ingrid, at=MONDAY + days(200))

    assert letter_due(made) == due


@pytest.mark.parametrize("number", [-1, 0, LONGEST_PAUSE.days + 1])
def test_a_pause_lasts_from_one_day_to_sixty(bring, ingrid, number):
    with pytest.raises(NotPausable):
        stop(bring(), ingrid, number)


def test_a_pause_needs_a_reason_which_is_sealed(bring, ingrid):
    made = bring()
    with pytest.raises(WordsMissing):
        stop(made, ingrid, reason=" ")

    paused = stop(made, ingrid)

    assert b"hospital" not in bytes(paused.reason)
    assert reason_of(paused) == WHY


def test_nothing_is_paused_twice_nor_resumed_unpaused_nor_paused_when_over(bring, ingrid):
    made, over = bring(), bring("WITHDRAWN")
    with pytest.raises(NotPausable):
        resume(complaint_id=made.pk, by=ingrid, at=MONDAY)
    stop(made, ingrid)

    for one in (made, over):
        with pytest.raises(NotPausable):
            stop(one, ingrid)


def test_a_pause_that_is_over_is_not_resumed_and_another_may_follow(bring, ingrid):
    made = bring("RETAINED")
    stop(made, ingrid, 5)

    with pytest.raises(NotPausable):
        resume(complaint_id=made.pk, by=ingrid, at=MONDAY + days(6))
    assert stop(made, ingrid, at=MONDAY + days(6)).first_date == TODAY + days(6)


def test_the_database_refuses_a_pause_that_ends_before_it_began(bring, ingrid):
    paused = stop(bring(), ingrid)
    paused.pk, paused.last_date = None, TODAY - days(1)

    with pytest.raises(IntegrityError, match="after_it_began"), scope.within(scope.complaints()):
        Pause.objects.bulk_create([paused])
