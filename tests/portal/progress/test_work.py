"""Long work: every state by every act, what is told of it, and who may speak of it."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import DatabaseError, transaction

from portal.accounts.models import User
from portal.leases import LeaseLost
from portal.progress.bars import bar_of
from portal.progress.errors import Canceled, NotYours
from portal.progress.models import Work
from portal.progress.services import ask_work, cancel_work, retry_work
from portal.progress.states import LIFECYCLE, WorkStatus
from portal.progress.working import FAILED, SPENT, Teller, claim, finish, perform, waiting
from portal.states import TransitionRefused
from tests.factories import NOON
from tests.kept import kept

PAIRS = list(product(WorkStatus, WorkStatus))
EXPORT = Work.Kind.EXPORT


class Known(Exception):
    """A refusal that the work foresees."""


@kept
def work(otto) -> Work:
    return ask_work(kind=EXPORT, total=1000, by=otto, at=NOON)


def brought_to(status: str, work: Work, by: User, now) -> Work:
    """The work in a state, by the ways that lead there."""
    if status == WorkStatus.QUEUED:
        return work
    if status == WorkStatus.CANCELED:
        return cancel_work(work_id=work.pk, by=by, at=now)
    taken = claim(work.pk, at=now)
    if status == WorkStatus.DONE:
        finish(taken, at=now)
    if status == WorkStatus.FAILED:
        perform(taken, refused, clock=lambda: now, known=(Known,))
    return Work.objects.get(pk=work.pk)


def refused(_teller: Teller) -> None:
    raise Known("The columns will not do.")


def broken(_teller: Teller) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_the_database_takes_the_ways_of_the_table_alone(source, target, work, otto, now):
    brought_to(source, work, otto, now)
    leased = {"lease_token": work.pk, "lease_until": now} if target == "RUNNING" else {}
    said = {"lease_token": None, "lease_until": None, "finished_at": None, **leased}
    ended = target in ("DONE", "FAILED", "CANCELED")
    said |= {"finished_at": now if ended else None, "problem": "x" * (target == "FAILED")}
    said |= {"cancel_asked_at": None}

    def move():
        with transaction.atomic():
            Work.objects.filter(pk=work.pk).update(status=target, **said)

    if source == target or target in LIFECYCLE.ways[source]:
        move()
    else:
        with pytest.raises(DatabaseError, match="work does not become"):
            move()


@pytest.mark.parametrize("source", WorkStatus)
def test_work_is_canceled_while_it_is_open_and_at_once_while_it_waits(source, work, otto, now):
    brought_to(source, work, otto, now)

    if source in ("QUEUED", "RUNNING"):
        left = cancel_work(work_id=work.pk, by=otto, at=now)
        assert left.status == {"QUEUED": "CANCELED", "RUNNING": "RUNNING"}[source]
        assert left.cancel_asked_at == now
    else:
        with pytest.raises(TransitionRefused):
            cancel_work(work_id=work.pk, by=otto, at=now)


@pytest.mark.parametrize("source", WorkStatus)
def test_failed_work_alone_is_tried_again(source, work, otto, now):
    brought_to(source, work, otto, now)

    if source == "FAILED":
        assert retry_work(work_id=work.pk, by=otto, at=now).status == "QUEUED"
        assert waiting([EXPORT], at=now) == [work.pk]
    else:
        with pytest.raises(TransitionRefused):
            retry_work(work_id=work.pk, by=otto, at=now)


@pytest.mark.parametrize("act", [cancel_work, retry_work])
def test_nobody_speaks_of_anothers_file_not_even_an_administrator(act, work, luca, chief, now):
    for stranger in (luca, chief):
        with pytest.raises(NotYours):
            act(work_id=work.pk, by=stranger, at=now)


def test_a_second_administrator_stops_the_import_of_the_first(chief, now):
    deputy = User.objects.create_superuser("deputy")
    imported = ask_work(kind=Work.Kind.APPLY_IMPORT, total=9, by=chief, at=now)

    assert cancel_work(work_id=imported.pk, by=deputy, at=now).status == "CANCELED"


def test_what_is_told_stands_in_the_row_and_holds_the_lease(work, now):
    later = now + timedelta(seconds=60)
    taken = claim(work.pk, at=now)

    done = perform(taken, lambda teller: teller.step(400, 1000), clock=lambda: later)

    told = Work.objects.get(pk=work.pk)
    assert (done, told.done, told.lease_until > taken.lease_until) == (True, 400, True)
    assert bar_of(told).words == "400 of 1,000 rows"


def test_a_wish_to_cancel_stops_the_work_before_its_next_step(work, otto, now):
    taken, steps = claim(work.pk, at=now), []

    def run(teller: Teller) -> None:
        for number in (1, 2):
            teller.told_at = None
            teller.step(number, 2)
            steps.append(number)
            cancel_work(work_id=work.pk, by=otto, at=now)

    assert not perform(taken, run, clock=lambda: now)
    assert steps == [1]
    assert Work.objects.get(pk=work.pk).status == "CANCELED"


def test_a_wish_that_came_before_the_end_is_heard_at_the_end(work, otto, now):
    taken = claim(work.pk, at=now)
    cancel_work(work_id=work.pk, by=otto, at=now)

    with pytest.raises(Canceled):
        finish(taken, at=now)


def test_a_lost_worker_is_followed_by_another_and_cannot_end_the_work(work, now):
    lost, later = claim(work.pk, at=now), now + timedelta(hours=1)

    assert claim(work.pk, at=now) is None
    assert waiting([EXPORT], at=now) == []
    assert waiting([EXPORT], at=later) == [work.pk]
    assert claim(work.pk, at=later).attempts == 2
    with pytest.raises(LeaseLost):
        finish(lost, at=later)


def test_work_whose_worker_is_lost_three_times_says_that_it_stopped(work, now):
    for turn in range(3):
        claim(work.pk, at=now + timedelta(hours=turn))

    assert waiting([EXPORT], at=now + timedelta(hours=9)) == []
    assert Work.objects.get(pk=work.pk).problem == SPENT


def test_work_that_was_to_stop_when_its_worker_was_lost_is_canceled(work, otto, now):
    claim(work.pk, at=now)
    cancel_work(work_id=work.pk, by=otto, at=now)

    assert waiting([EXPORT], at=now + timedelta(hours=1)) == []
    assert Work.objects.get(pk=work.pk).status == "CANCELED"


def test_a_known_refusal_is_told_in_its_words_and_anything_else_in_plain_ones(work, otto, now):
    said = brought_to("FAILED", work, otto, now).problem
    retry_work(work_id=work.pk, by=otto, at=now)

    with pytest.raises(ZeroDivisionError):
        perform(claim(work.pk, at=now), broken, clock=lambda: now)

    assert said == "The columns will not do."
    assert Work.objects.get(pk=work.pk).problem == FAILED


def test_the_database_keeps_who_asked_and_for_what(work, luca):
    for change in ({"asked_by": luca}, {"kind": "UNDO_IMPORT"}):
        with pytest.raises(DatabaseError, match="stays"), transaction.atomic():
            Work.objects.filter(pk=work.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        work.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Work.objects.filter(pk=work.pk).update(done=1001)


@pytest.mark.parametrize("status", WorkStatus)
def test_every_state_has_its_words(status, work, otto, now):
    bar = bar_of(brought_to(status, work, otto, now))

    assert bar.goes_on == (status in ("QUEUED", "RUNNING"))
    assert bar.words
