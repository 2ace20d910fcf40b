"""Two who sign at once, who publish at once, and a signature while it is published or recalled."""

from functools import partial

import pytest

from portal.states import TransitionRefused
from reports.committee.report.models import Position, Report
from reports.committee.report.refusals import AlreadySigned, Changed, PositionsMissing
from reports.committee.report.services import recall
from tests.matching.test_races import together
from tests.reports.committee.report.way import (
    CLOSED,
    DISSENT,
    DRAFTED,
    again,
    closed,
    drafted,
    published,
    signed,
)
from tests.reports.committee.worlds import inside

pytestmark = pytest.mark.usefixtures("committed")
REFUSALS = (TransitionRefused, AlreadySigned, Changed, PositionsMissing)


def tried(call):
    """Whether a call was taken."""

    def attempt() -> bool:
        try:
            call()
        except REFUSALS:
            return False
        return True

    return attempt


def dissents(out, person, *, at=DRAFTED):
    """A dissent of somebody, to be tried at the same moment as something else."""
    seen = inside(Report.objects.get, pk=out.pk).digest
    return tried(partial(signed, out, person, "DISSENT", DISSENT, seen=seen, at=at))


def test_two_members_who_sign_at_once_both_sign(out, mabel, moses):
    assert together(dissents(out, mabel), dissents(out, moses)) == [True, True]
    assert inside(Position.objects.filter(report=out).count) == 2


def test_a_member_who_signs_twice_at_once_signs_once(out, moses):
    assert sorted(together(dissents(out, moses), dissents(out, moses))) == [False, True]
    assert inside(Position.objects.filter(report=out).count) == 1


@pytest.mark.parametrize("again_", range(3))
def test_a_late_dissent_is_printed_or_refused_and_never_lost(again_, out, sybil, moses):
    closed(out, sybil)
    publishes = tried(partial(published, out, sybil))

    is_published, is_signed = together(publishes, dissents(out, moses, at=CLOSED))

    assert is_published
    told = [one["words"] for one in again(out).sealed["positions"] if one["seat"] == 7]
    assert told == [DISSENT if is_signed else ""]


def test_of_two_who_publish_at_once_one_does(out, sybil, chief):
    closed(out, sybil)
    by = [tried(partial(published, out, person)) for person in (sybil, chief)]

    assert sorted(together(*by)) == [False, True]


@pytest.mark.parametrize("again_", range(3))
def test_a_position_comes_before_a_recall_or_not_at_all(again_, out, sybil, moses):
    recalls = tried(partial(inside, recall, report_id=out.pk, by=sybil, at=DRAFTED))

    is_recalled, is_signed = together(recalls, dissents(out, moses))

    assert is_recalled
    assert again(out).status == "DRAFT"
    assert inside(Position.objects.filter(report=out, edition=1).count) == int(is_signed)


def test_a_recall_and_a_publication_at_once_do_not_both_happen(out, sybil, chief):
    closed(out, sybil)
    recalls = tried(partial(inside, recall, report_id=out.pk, by=sybil, at=CLOSED))

    done = together(recalls, tried(partial(published, out, chief)))

    assert sorted(done) == [False, True]
    assert again(out).status == ("DRAFT" if done[0] else "PUBLISHED")


def test_two_drafts_at_once_get_two_numbers(finding, sybil, chief):
    numbers = together(*(partial(drafted, person, finding) for person in (sybil, chief)))

    assert sorted(one.number for one in numbers) == [1, 2]
