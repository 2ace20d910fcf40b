"""Custody ends once; late, it leaves a row that stays."""

from datetime import timedelta

import pytest

from matching.detainers.errors import NotOpen, WrongTime
from matching.holds import services
from matching.holds.errors import CustodyOver
from matching.status.errors import ClaimStops
from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.states import TransitionRefused
from portal.training.errors import Untrained
from tests.factories import NOON
from tests.matching.detainers.steps import TRAFFIC, issued, moved, ready
from tests.matching.factories import now, within
from tests.matching.holds.steps import (
    HOUR,
    afresh,
    claimed,
    clock_of,
    due,
    ended,
    overdue_in,
    trail_of,
)


@pytest.mark.parametrize("kind", ["RELEASED", "TRANSFERRED"])
def test_the_end_stops_the_clock_and_ends_the_detainer(clock, detainer, jack, kind):
    ended(detainer, jack, kind=kind)

    assert clock_of(detainer.jurisdiction).ended
    assert afresh(detainer).status == kind
    assert overdue_in(detainer.jurisdiction) == []
    assert [line.after for line in trail_of("custody.ended")] == [kind]


def test_custody_may_end_before_any_clock(detainer, jack):
    ended(detainer, jack)

    assert afresh(detainer).status == "RELEASED"


def test_the_same_end_again_is_the_same_answer(clock, detainer, jack):
    moment = now()

    first, second = ended(detainer, jack, moment), ended(detainer, jack, moment)

    assert first.pk == second.pk


def test_another_end_is_refused(clock, detainer, jack):
    moment = now()
    ended(detainer, jack, moment)

    with pytest.raises(CustodyOver):
        ended(detainer, jack, moment, "TRANSFERRED")


def test_an_end_exactly_at_the_deadline_is_in_time(detainer, jack):
    clock = due(detainer, jack, now() - 60 * HOUR)

    ended(detainer, jack, clock.deadline_at)

    assert overdue_in(detainer.jurisdiction) == []


def test_an_end_after_the_deadline_is_overdue_whether_or_not_a_sweep_saw_it(detainer, jack):
    clock = due(detainer, jack, now() - 60 * HOUR)

    ended(detainer, jack, clock.deadline_at + timedelta(seconds=1))

    (overdue,) = overdue_in(detainer.jurisdiction)
    assert (overdue.number, overdue.deadline_at) == (detainer.number, clock.deadline_at)
    assert len(trail_of("hold.overdue")) == 1


def test_an_expired_hold_still_ends(detainer, jack):
    clock = due(detainer, jack, now() - 60 * HOUR)
    services.sweep(at=now())

    ended(detainer, jack, clock.deadline_at + 3 * HOUR)

    assert afresh(detainer).status == "RELEASED"
    assert len(overdue_in(detainer.jurisdiction)) == 1


@pytest.mark.parametrize("minutes", [-1, 5])
def test_custody_ends_after_the_release_was_due_and_not_in_advance(clock, detainer, jack, minutes):
    with pytest.raises(WrongTime):
        ended(detainer, jack, clock.started_at + timedelta(minutes=minutes), at=now())


def test_a_clock_ends_after_its_detainer_was_cancelled(clock, detainer, jack, omar):
    moved(detainer, "CANCELLED", omar, in_casework=True)

    ended(detainer, jack)

    assert clock_of(detainer.jurisdiction).ended
    assert afresh(detainer).status == "CANCELLED"


def test_a_detainer_at_its_end_without_a_clock_reports_nothing(detainer, jack, omar):
    moved(detainer, "CANCELLED", omar, in_casework=True)

    with pytest.raises(NotOpen):
        ended(detainer, jack)


def test_a_claim_stops_a_transfer_and_never_a_release(clock, detainer, jack):
    claimed(detainer)

    with pytest.raises(ClaimStops):
        ended(detainer, jack, kind="TRANSFERRED")
    ended(detainer, jack)

    assert afresh(detainer).status == "RELEASED"


def test_nobody_is_transferred_on_a_detainer_that_waits_for_a_conviction(
    galleries, joined, riverton_police, rosa, sara, omar, jack
):
    case = ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC])
    detainer = issued(case, omar, "DEC2011")
    moved(detainer, "AWAITING_CONVICTION", jack)

    with pytest.raises(TransitionRefused):
        ended(detainer, jack, kind="TRANSFERRED")


def test_an_untrained_jailer_reports_a_release_and_no_transfer(clock, detainer, riverton):
    new = User.objects.create_user("new")
    give_role(user=new, role="CUSTODY", jurisdiction=riverton, by=None, at=NOON)

    with pytest.raises(Untrained):
        ended(detainer, new, kind="TRANSFERRED")
    ended(detainer, new)

    assert clock_of(riverton).ended


@pytest.mark.parametrize("stranger", ["leo", "rosa", "otto", "omar", "susan", "nobody"])
def test_only_custody_of_the_place_reports_an_end(clock, detainer, stranger, request):
    with pytest.raises(AccessDenied):
        ended(detainer, request.getfixturevalue(stranger))


def test_nobody_next_door_finds_the_detainer(detainer, leo, lakeside):
    with within(lakeside), pytest.raises(type(detainer).DoesNotExist):
        services.report_end(
            detainer_id=detainer.pk, kind="RELEASED", ended_at=now(), by=leo, at=now()
        )
