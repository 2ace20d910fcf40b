"""A complaint is taken in as of the day it was told, by who may, and not against one's place."""

from datetime import UTC, date, datetime, timedelta

import pytest

from complaints.casework.running import OVER
from complaints.intake.services import NotTakenIn, take_in
from complaints.models import Complaint
from complaints.receipts import digests
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.roles import give_role
from portal.jurisdictions.zones import washington_day
from tests.complaints.filing.pages import KEPT, NOW, complaints

TODAY = date(2011, 6, 1)


@pytest.fixture(autouse=True)
def quick_digests(monkeypatch):
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)


@pytest.fixture
def take(riverton_police, inez):
    """Take a complaint in as Inez does, or as the values say."""

    def make(**values) -> Complaint:
        given = {"source": "PAPER", "came_in": TODAY, "language": "es", "by": inez, "at": NOW}
        return take_in(**{"answers": KEPT, **given, **values}).complaint

    return make


def test_it_counts_from_the_day_on_which_it_came_in(take):
    made = take(came_in=date(2011, 5, 27))

    assert made.opened_at == datetime(2011, 5, 27, 16, tzinfo=UTC)  # noon in Ohio
    assert made.changed_at == NOW


def test_the_record_says_when_it_was_typed_and_by_whom(take, inez):
    made = take(came_in=date(2011, 5, 27))

    with scope.within(scope.oversight(who="test", why="the trail")):
        line = AuditEvent.objects.get(event="complaint.opened", subject_id=str(made.pk))
    assert (line.actor, line.recorded_at) == (f"user:{inez.pseudonym}", NOW)


def test_what_comes_in_before_noon_is_not_of_the_future(take):
    assert take(at=NOW - timedelta(hours=2)).opened_at == NOW - timedelta(hours=2)


@pytest.mark.parametrize("day", [date(2011, 6, 2), date(2010, 5, 30)])
def test_a_day_to_come_and_one_long_gone_are_refused(take, day):
    with pytest.raises(NotTakenIn):
        take(came_in=day)

    assert complaints() == []


def test_the_day_is_one_of_the_desk_in_washington(take):
    night = datetime(2011, 6, 2, 2, tzinfo=UTC)  # still June 1 there

    assert washington_day(night) == date(2011, 6, 1)
    assert take(came_in=date(2011, 6, 1), at=night)
    with pytest.raises(NotTakenIn):
        take(came_in=date(2011, 6, 2), at=night)


def test_what_comes_in_after_midnight_counts_from_the_evening_in_the_west(take, riverton):
    with scope.within(scope.oversight(who="test", why="a place in the west")):
        Jurisdiction.objects.filter(pk=riverton.pk).update(time_zone="America/Los_Angeles")
    night = datetime(2011, 6, 2, 5, tzinfo=UTC)

    assert take(came_in=date(2011, 6, 2), at=night).opened_at == night


@pytest.mark.parametrize("source", ["WEB", "AUTOMATIC", "NOTICE", ""])
def test_no_other_source_is_taken_in(take, source):
    with pytest.raises(NotTakenIn):
        take(source=source)


def test_what_is_not_all_answered_is_refused(take):
    lacking = {page: given for page, given in KEPT.items() if page != "words"}

    with pytest.raises(NotTakenIn):
        take(answers=lacking)


@pytest.mark.parametrize("who", ["ingrid", "dora", "chief", "rosa"])
def test_nobody_else_takes_one_in(take, who, request):
    with pytest.raises(AccessDenied):
        take(by=request.getfixturevalue(who))


def test_nobody_takes_one_in_against_a_place_of_their_own(take, inez, riverton):
    give_role(user=inez, role="CLERK", jurisdiction=riverton, by=None, at=NOW)

    with pytest.raises(AccessDenied, match="Somebody else"):
        take()


def test_it_is_an_open_complaint_like_any_other(take):
    assert take().status not in OVER
