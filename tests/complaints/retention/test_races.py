"""Two things happen to one complaint at the same moment, each on a connection of its own."""

import threading
import time

import pytest
from django.db import IntegrityError

from complaints.following.models import Message
from complaints.retention import disposing
from complaints.retention.finishing import finish_disposals
from complaints.retention.models import LegalHold, Tombstone
from complaints.retention.refusals import NotDisposable, NothingProposed
from complaints.vault.keys import KeyDestroyed
from portal.jurisdictions import scope
from tests.complaints.retention.conftest import (
    OVER,
    confirm,
    drop,
    place_hold,
    propose,
    rows,
    send,
)
from tests.factories import trained
from tests.matching.test_races import together

pytestmark = pytest.mark.usefixtures("committed")
REFUSED = (NotDisposable, NothingProposed, KeyDestroyed)


def attempt(call, **given):
    """The call, to be made at once with another; its result is whether it was done."""

    def one() -> bool:
        try:
            call(**given)
        except REFUSED:
            return False
        return True

    return one


@pytest.fixture
def proposed(ended, dora):
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    return ended


@pytest.mark.parametrize("again_", range(3))
def test_a_hold_stops_the_disposal_or_is_refused(again_, proposed, dora, dan):
    on = {"complaint_id": proposed.complaint.pk, "at": OVER}

    done = together(
        attempt(confirm, by=dan, **on),
        attempt(place_hold, reason="Doe v. Roe", by=dora, **on),
    )

    assert sorted(done) == [False, True]
    is_gone, is_held = proposed.as_it_is().disposed_at is not None, bool(rows(LegalHold))
    assert (is_gone, is_held) == tuple(done)


@pytest.mark.parametrize("again_", range(3))
def test_a_message_stops_the_disposal_or_its_writer_is_told(again_, proposed, dan):
    on = {"complaint_id": proposed.complaint.pk, "at": OVER}

    done = together(
        attempt(confirm, by=dan, **on),
        attempt(send, party=proposed.filer, words="Wait.", at=OVER),
    )

    assert sorted(done) == [False, True]
    assert len(rows(Message)) == 1 + done[1]
    assert (proposed.as_it_is().disposed_at is not None) == done[0]


def test_a_drop_and_a_confirmation_take_turns(proposed, dora, dan):
    on = {"complaint_id": proposed.complaint.pk, "at": OVER}

    done = together(attempt(confirm, by=dan, **on), attempt(drop, by=dora, **on))

    assert sorted(done) == [False, True]


def test_two_workers_leave_one_tombstone(decided):
    done = together(lambda: finish_disposals(at=OVER), lambda: finish_disposals(at=OVER))

    assert sum(done) == 1
    assert len(rows(Tombstone)) == 1


def test_the_database_lets_no_words_in_past_a_decision_that_is_being_made(proposed, dora, dan):
    decided, supervisor = threading.Event(), trained(dan, OVER)

    def decide() -> None:
        with scope.within(scope.complaints()):
            disposing.confirm_disposal(complaint_id=proposed.complaint.pk, by=supervisor, at=OVER)
            decided.set()
            time.sleep(0.3)  # the other one comes meanwhile

    def slip_in() -> None:
        assert decided.wait(timeout=30)
        place = proposed.complaint.jurisdiction_id
        hold = LegalHold(jurisdiction_id=place, reason=b"x", placed_at=OVER)
        hold.complaint, hold.placed_by = proposed.complaint, dora
        with pytest.raises(IntegrityError, match="disposed"), scope.within(scope.complaints()):
            hold.save(force_insert=True)

    together(decide, slip_in)

    assert rows(LegalHold) == []
