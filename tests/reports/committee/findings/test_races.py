"""Two who act at the same moment, each on a connection."""

from functools import partial

import pytest

from portal.states import TransitionRefused
from reports.committee.findings.models import (
    Finding,
    MemberStatement,
    PublishedFinding,
    Recommendation,
    Response,
    Step,
)
from reports.committee.findings.refusals import (
    SaidAlready,
    StatementsClosed,
    StepUnfit,
    SupersededBySelf,
)
from tests.matching.test_races import together
from tests.reports.committee.findings import way
from tests.reports.committee.findings.test_recommendations import instead, more
from tests.reports.committee.worlds import inside

pytestmark = pytest.mark.usefixtures("committed")
REFUSALS = (TransitionRefused, SaidAlready, StatementsClosed, StepUnfit, SupersededBySelf)


def tried(call, *args, **given):
    """Whether a call was taken."""

    def attempt() -> bool:
        try:
            call(*args, **given)
        except REFUSALS:
            return False
        return True

    return attempt


def test_findings_that_are_drafted_at_once_have_numbers_without_gaps(matter, sybil, committee):
    drafts = partial(way.drafted, matter, sybil)

    together(*[drafts] * 4)

    found = inside(lambda: sorted(Finding.objects.values_list("reference", flat=True)))
    assert found == ["2026-1", "2026-2", "2026-3", "2026-4"]


def test_of_two_replies_at_once_one_stays(sent, otto, gwen):
    first = tried(way.answered, sent, otto, "CONCUR")
    second = tried(way.answered, sent, gwen, "DOES_NOT")

    assert sorted(together(first, second)) == [False, True]
    assert inside(Response.objects.count) == 1


@pytest.mark.parametrize("again", range(3))
def test_a_statement_comes_before_the_finding_is_settled_or_not_at_all(again, voted, sybil, moses):
    states = tried(way.stated, voted, moses, at=way.LAST)
    settles = tried(way.settled, voted, sybil)

    is_stated, is_settled = together(states, settles)

    assert is_settled
    printed = inside(PublishedFinding.objects.get).statements
    kept = inside(MemberStatement.objects.count)
    assert len(printed) == kept == int(is_stated)


def test_of_one_member_who_says_two_things_at_once_one_stays(voted, moses):
    one = tried(way.stated, voted, moses, "DISSENT")
    other = tried(way.stated, voted, moses, "SEPARATE")

    assert sorted(together(one, other)) == [False, True]


def test_a_finding_is_settled_once(voted, sybil, chief):
    calls = [tried(way.settled, voted, person) for person in (sybil, chief)]

    assert sorted(together(*calls)) == [False, True]
    assert inside(Recommendation.objects.count) == 1


def test_steps_that_are_undertaken_at_once_have_numbers_of_their_own(agreed, otto, gwen):
    together(*[tried(way.undertaken, agreed, person) for person in (otto, gwen)])

    numbers = inside(lambda: sorted(Step.objects.values_list("number", flat=True)))
    assert numbers == [1, 2]


def test_a_step_is_verified_or_more_is_asked_for(under_way, otto, sybil, chief):
    way.done(under_way, otto)

    found = together(tried(way.verified, under_way, sybil), tried(more, under_way, chief))

    assert sorted(found) == [False, True]
    step = inside(Step.objects.get)
    assert (step.verified_at is None) == (step.done_at is None)


@pytest.mark.parametrize("again", range(3))
def test_a_reply_comes_before_another_is_put_in_its_place_or_not_at_all(
    again, sent, another, otto, sybil
):
    answers = tried(way.answered, sent, otto)
    replaces = tried(instead, sent, another, sybil)

    is_answered, is_replaced = together(answers, replaces)

    assert is_replaced
    assert inside(Response.objects.count) == int(is_answered)


def test_of_two_that_are_put_in_each_others_place_one_stands(advice, another, sybil, chief):
    one = tried(instead, advice, another, sybil)
    other = tried(instead, another, advice, chief)

    assert sorted(together(one, other)) == [False, True]
    assert inside(Recommendation.objects.filter(superseded_by=None).count) == 1
