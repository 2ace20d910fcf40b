"""A job is taken by one worker at a time, given up after its attempts, and handed out fairly."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction

from matching.bookings.models import Booking, Reading
from portal import leases
from portal.jurisdictions import scope
from portal.leases import JobStatus, LeaseLost
from tests.factories import NOON

LEASE = timedelta(seconds=120)
RESEND = timedelta(seconds=15)
MOMENT = timedelta(microseconds=1)


def queue(agency, user, *, at=NOON, **state):
    """A reading of a fresh booking, waiting unless told otherwise."""
    place = agency.jurisdiction
    with scope.within(scope.tenant([place.pk])):
        booking = Booking.objects.create(
            jurisdiction=place, agency=agency, local_number=uuid.uuid4().hex, person=b"",
            booked_at=NOON, received_at=NOON, received_by=user, source="FORM",
        )  # fmt: skip
        return Reading.objects.create(jurisdiction=place, booking=booking, queued_at=at, **state)


@pytest.fixture
def job(riverton_police, rosa):
    return queue(riverton_police, rosa)


def claim(job, at=NOON):
    with scope.within(scope.tenant([job.jurisdiction_id])):
        return leases.claim(Reading, pk=job.pk, at=at)


def finish(job, at=NOON, **fields):
    with scope.within(scope.tenant([job.jurisdiction_id])):
        leases.finish(job, at=at, **fields)


def stored(job):
    with scope.within(scope.tenant([job.jurisdiction_id])):
        return Reading.objects.get(pk=job.pk)


def waiting(at=NOON, room=100, per_tenant=100):
    with scope.within(scope.dispatch()):
        return leases.waiting(
            Reading, at=at, resend_after=RESEND, room=room, per_tenant=per_tenant
        )


def spend(job):
    """Claim a job as often as it allows, each lease running out; the instant of the last end."""
    at = NOON
    for _ in range(3):
        assert claim(job, at)
        at += LEASE + MOMENT
    return at


def test_a_claim_is_written_before_the_work(job):
    claimed = claim(job)

    assert (claimed.status, claimed.attempts, claimed.started_at) == ("RUNNING", 1, NOON)
    assert claimed.lease_until == NOON + LEASE
    assert claimed.lease_token is not None


@pytest.mark.parametrize("repetition", range(5))
def test_of_two_workers_one_takes_the_job(repetition, committed, job):
    gate, taken = threading.Barrier(4), []

    def work():
        gate.wait()
        taken.append(claim(job))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    winners = [one for one in taken if one]
    assert len(taken) == 4
    assert len(winners) == 1
    assert stored(job).lease_token == winners[0].lease_token


def test_a_job_under_way_is_not_taken(job):
    claim(job)

    assert claim(job, NOON + LEASE) is None


def test_a_job_whose_lease_ran_out_is_taken_over(job):
    first = claim(job)

    second = claim(job, NOON + LEASE + MOMENT)

    assert second.attempts == 2
    assert second.lease_token != first.lease_token


def test_a_job_is_not_taken_again_when_its_attempts_are_spent(job):
    assert claim(job, spend(job)) is None


@pytest.mark.parametrize("status", ["DONE", "FAILED", "WITHHELD"])
def test_a_finished_job_is_not_taken(status, job):
    finish(claim(job), status=status)

    assert claim(job, NOON + LEASE * 2) is None
    assert not stored(job).is_open


def test_a_job_that_is_not_there_is_not_taken(riverton):
    with scope.within(scope.tenant([riverton.pk])):
        assert leases.claim(Reading, pk=uuid.uuid4(), at=NOON) is None


def test_the_worker_next_door_takes_nothing(job, lakeside):
    with scope.within(scope.tenant([lakeside.pk])):
        assert leases.claim(Reading, pk=job.pk, at=NOON) is None


def test_finishing_closes_the_job(job):
    finish(claim(job), at=NOON + MOMENT)

    done = stored(job)
    assert (done.status, done.finished_at, done.problem) == ("DONE", NOON + MOMENT, "")
    assert (done.lease_token, done.lease_until) == (None, None)


def test_a_failure_says_why(job):
    finish(claim(job), status=JobStatus.FAILED, problem="No print could be read.")

    assert (stored(job).status, stored(job).problem) == ("FAILED", "No print could be read.")


@transaction.atomic
def finish_with_an_effect(job):
    Group.objects.create(name="an effect")
    scope.enter(scope.tenant([job.jurisdiction_id]))
    leases.finish(job, at=NOON)
    scope.leave()


def test_an_effect_is_written_with_the_end(job):
    finish_with_an_effect(claim(job))

    assert Group.objects.filter(name="an effect").exists()
    assert stored(job).status == "DONE"


def test_a_worker_that_lost_its_lease_writes_nothing(job):
    slow = claim(job)
    quick = claim(job, NOON + LEASE + MOMENT)

    with pytest.raises(LeaseLost, match="held by another"):
        finish_with_an_effect(slow)

    assert not Group.objects.filter(name="an effect").exists()
    assert stored(job).lease_token == quick.lease_token


def test_a_job_is_finished_once(job):
    held = claim(job)
    finish(held)

    with pytest.raises(LeaseLost):
        finish(held)


def test_a_spent_job_fails_when_its_last_lease_ends(job):
    end = spend(job)
    with scope.within(scope.dispatch()):
        assert leases.give_up_spent(Reading, at=end - MOMENT) == []
        assert leases.give_up_spent(Reading, at=end) == [job.pk]
        assert leases.give_up_spent(Reading, at=end) == []

    failed = stored(job)
    assert (failed.status, failed.finished_at) == ("FAILED", end)
    assert "never finished" in failed.problem


def test_a_job_with_attempts_left_is_not_given_up(job):
    claim(job)

    with scope.within(scope.dispatch()):
        assert leases.give_up_spent(Reading, at=NOON + LEASE * 9) == []


def test_a_failed_job_is_given_back_with_all_its_attempts(job):
    end = spend(job)
    with scope.within(scope.dispatch()):
        leases.give_up_spent(Reading, at=end)
        assert leases.retry(job, at=end)

    again = stored(job)
    assert (again.status, again.attempts, again.queued_at) == ("QUEUED", 0, end)
    assert (again.sent_at, again.finished_at, again.problem) == (None, None, "")
    assert claim(job, end).attempts == 1


@pytest.mark.parametrize("reach", [None, "RUNNING", "DONE", "WITHHELD"])
def test_only_a_failed_job_is_given_back(reach, job):
    held = claim(job) if reach else job
    if reach in ("DONE", "WITHHELD"):
        finish(held, status=reach)
    before = stored(job).status

    with scope.within(scope.dispatch()):
        assert not leases.retry(job, at=NOON)

    assert stored(job).status == before


def test_a_job_waits_until_it_was_sent_and_again_when_it_was_lost(job):
    wanted = [(job.pk, job.jurisdiction_id)]
    assert waiting() == wanted

    with scope.within(scope.dispatch()):
        leases.mark_sent(Reading, ids=[job.pk], at=NOON)

    assert waiting(NOON + RESEND) == []
    assert waiting(NOON + RESEND + MOMENT) == wanted


def test_a_job_waits_again_when_its_worker_died(job):
    claim(job)

    assert waiting(NOON + LEASE) == []
    assert waiting(NOON + LEASE + MOMENT) == [(job.pk, job.jurisdiction_id)]


def test_a_spent_or_finished_job_does_not_wait(job, riverton_police, rosa):
    finish(claim(queue(riverton_police, rosa)))

    assert waiting(spend(job)) == []


def test_only_the_jobs_named_are_marked_as_sent(job, riverton_police, rosa):
    other = queue(riverton_police, rosa)
    with scope.within(scope.dispatch()):
        leases.mark_sent(Reading, ids=iter([job.pk]), at=NOON)

    assert [pk for pk, _ in waiting()] == [other.pk]


def test_a_small_tenant_is_not_behind_a_big_one(riverton_police, lakeside_sheriff, rosa):
    for n in range(6):
        queue(riverton_police, rosa, at=NOON + n * MOMENT)
    small = queue(lakeside_sheriff, rosa, at=NOON + timedelta(hours=1))

    assert [pk for pk, _ in waiting(room=2)][1] == small.pk


def test_a_tenants_places_count_what_it_has_under_way(riverton_police, rosa):
    for _ in range(2):
        claim(queue(riverton_police, rosa))
    for n in range(4):
        queue(riverton_police, rosa, at=NOON + n * MOMENT)

    assert len(waiting(per_tenant=3)) == 1
    assert len(waiting(per_tenant=2)) == 0


def test_a_lease_that_ran_out_takes_no_place(riverton_police, rosa):
    for _ in range(2):
        claim(queue(riverton_police, rosa))

    assert len(waiting(NOON + LEASE + MOMENT, per_tenant=2)) == 2
