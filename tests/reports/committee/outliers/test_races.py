"""Two who act at once, each on a connection of their own."""

from functools import partial

import pytest

from portal.states import TransitionRefused
from reports.committee.outliers.models import Inquiry, Note, Reply
from reports.committee.outliers.raising import take_up
from reports.committee.outliers.refusals import AlreadyRaised, PlaceHasTime
from reports.committee.seats.models import Matter
from tests.matching.test_races import together
from tests.reports.committee.outliers import way
from tests.reports.committee.outliers.way import TAKEN
from tests.reports.committee.worlds import AT, inside

pytestmark = pytest.mark.usefixtures("committed")
REFUSALS = (TransitionRefused, AlreadyRaised, PlaceHasTime)
LATE = AT.replace(year=2027)


def tried(call, *args, **kwargs):
    """Whether a call was taken."""

    def attempt() -> bool:
        try:
            call(*args, **kwargs)
        except REFUSALS:
            return False
        return True

    return attempt


@pytest.mark.parametrize("again", range(3))
def test_of_two_replies_at_once_one_is_taken(again, inquiry, sybil, otto, carl):
    way.asked(inquiry, sybil)

    taken = together(
        tried(way.replied, inquiry, otto, words="One."),
        tried(way.replied, inquiry, carl, words="Two."),
    )

    assert sorted(taken) == [False, True]
    assert inside(Reply.objects.count) == 1


@pytest.mark.parametrize("again", range(3))
def test_a_note_that_is_written_with_a_reply_tells_it_or_is_too_early(again, inquiry, sybil, otto):
    way.asked(inquiry, sybil)

    is_replied, is_noted = together(
        tried(way.replied, inquiry, otto), tried(way.noted, inquiry, sybil)
    )

    assert is_replied
    told = inside(lambda: [note.reply for note in Note.objects.all()])
    assert told == ([way.REPLY] if is_noted else [])


@pytest.mark.parametrize("again", range(3))
def test_after_the_day_a_note_tells_the_reply_or_there_is_none(again, inquiry, sybil, otto):
    way.asked(inquiry, sybil)

    is_replied, is_noted = together(
        tried(way.replied, inquiry, otto), tried(way.noted, inquiry, sybil, at=LATE)
    )

    assert is_noted
    told = inside(lambda: Note.objects.get().reply)
    assert told == (way.REPLY if is_replied else "")
    assert inside(Reply.objects.count) == int(is_replied)


@pytest.mark.parametrize("again", range(3))
def test_a_flag_that_two_raise_at_once_has_one_inquiry(again, cube, committee, sybil):
    by_hand = {**TAKEN, "indicator": "detainers"}

    together(
        partial(way.raised, cube),
        tried(inside, take_up, **by_hand, by=sybil, at=AT),
    )

    assert inside(Inquiry.objects.count) == 1
    assert inside(Matter.objects.count) == 1
