"""Two who send, two who moderate, and copies that come meanwhile, each on a connection."""

from functools import partial
from uuid import uuid4

import pytest

from portal.states import TransitionRefused
from reports.committee.meetings.models import PostedStatement, Statement
from reports.committee.meetings.statement_refusals import NotToJoin
from tests.matching.test_races import together
from tests.reports.committee.meetings.statements import (
    LETTER,
    READ,
    VARIANT,
    filed,
    joined,
    row,
    shown,
    withheld,
)
from tests.reports.committee.meetings.worlds import noticed
from tests.reports.committee.worlds import inside

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def meeting(committee, sybil):
    return noticed(sybil)


def tried(call):
    """Whether a call was taken."""

    def attempt() -> bool:
        try:
            call()
        except (TransitionRefused, NotToJoin):
            return False
        return True

    return attempt


@pytest.mark.parametrize("again", range(3))
def test_a_form_sent_twice_at_once_is_one_statement(again, meeting):
    sends = partial(filed, meeting, key=uuid4())

    one, other = together(sends, sends)

    assert one == other
    assert inside(Statement.objects.count) == 1


@pytest.mark.parametrize("again", range(3))
def test_of_two_who_decide_at_once_on_one_statement_one_does(again, meeting, sybil, chief):
    number = filed(meeting)

    is_shown, is_held = together(
        tried(partial(shown, number, sybil)), tried(partial(withheld, number, chief))
    )

    assert is_shown  # what was withheld first is shown after all
    found = row(number)
    assert found.status == "SHOWN"
    assert (found.decided_by == sybil, is_held) in {(True, True), (True, False)}


@pytest.mark.parametrize("again", range(3))
def test_two_copies_that_are_shown_at_once_are_one_posted_statement(again, meeting, sybil, chief):
    one, other = filed(meeting), filed(meeting)

    together(tried(partial(shown, one, sybil)), tried(partial(shown, other, chief)))

    assert PostedStatement.objects.get().copies == 2


@pytest.mark.parametrize("again", range(3))
def test_a_copy_that_comes_meanwhile_is_counted_or_waits(again, meeting, sybil):
    number = filed(meeting)

    _posted, late = together(partial(shown, number, sybil), partial(filed, meeting))

    found = PostedStatement.objects.get()
    assert found.copies == (2 if row(late).status == "SHOWN" else 1)
    assert inside(Statement.objects.filter(words=LETTER).count) == 2


@pytest.mark.parametrize("again", range(3))
def test_joining_and_showing_at_once_leave_one_posted_statement_or_refuse(
    again, meeting, sybil, chief
):
    one, near = filed(meeting), filed(meeting, VARIANT)
    shown(one, sybil)

    is_joined, _is_shown = together(
        tried(partial(joined, near, one, sybil)), tried(partial(shown, near, chief, at=READ))
    )

    copies = sorted(PostedStatement.objects.values_list("copies", flat=True))
    assert copies == ([2] if is_joined else [1, 1])
