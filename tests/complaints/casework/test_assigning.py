"""Who has a complaint, and who is kept away from it for good."""

import pytest
from django.db import IntegrityError

from complaints.casework.models import Assignment
from complaints.casework.refusals import AlreadyKeptAway, NotAssignable
from complaints.casework.selectors import assignee_of, kept_away_from, owners_of
from complaints.selectors import complaints_visible_to
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from tests.complaints.casework.conftest import MONDAY, assign, days, move, pause, recuse
from tests.conftest import CAST, person
from tests.factories import NOON

PLACES = ["riverton", "ohio"]


@pytest.fixture
def ivo(database):
    """Investigates complaints beside Ingrid."""
    return person("ivo", ("INVESTIGATOR", None))


def read(call, *given):
    with scope.within(scope.complaints()):
        return call(*given)


def give(complaint, to, by, at=MONDAY):
    return assign(complaint_id=complaint.pk, investigator=to, by=by, at=at)


def lines(event: str) -> list[AuditEvent]:
    with scope.within(scope.oversight(who="test", why="the trail")):
        return list(AuditEvent.objects.filter(event=event).order_by("pk"))


@pytest.mark.parametrize("who", CAST)
def test_intake_and_supervisors_give_a_complaint_and_nobody_else(bring, ingrid, everybody, who):
    made = bring()

    if who in ("inez", "dora"):
        give(made, ingrid, everybody[who])
    else:
        with pytest.raises(AccessDenied):
            give(made, ingrid, everybody[who])

    assert read(assignee_of, made) == (ingrid if who in ("inez", "dora") else None)


@pytest.mark.parametrize("who", [name for name in CAST if name != "ingrid"])
def test_it_is_given_to_an_investigator_and_to_nobody_else(bring, inez, everybody, who):
    with pytest.raises(NotAssignable):
        give(bring(), everybody[who], inez)


def test_to_give_it_to_another_ends_the_first_and_says_who_did(bring, inez, dora, ingrid, ivo):
    made = bring()
    give(made, ingrid, inez)
    give(made, ivo, dora, MONDAY + days(1))

    with scope.within(scope.complaints()):
        first, second = Assignment.objects.filter(complaint=made)
    assert (first.assignee, first.ended_by, first.ended_at) == (ingrid, dora, MONDAY + days(1))
    assert (second.assignee, second.ended_at) == (ivo, None)
    assert lines("complaint.assigned")[-1].detail == {"to": str(ivo.pseudonym)}


def test_it_is_not_given_twice_to_one_nor_when_it_is_over(bring, inez, ingrid):
    made, over = bring(), bring("WITHDRAWN")
    give(made, ingrid, inez)

    for one in (made, over):
        with pytest.raises(NotAssignable):
            give(one, ingrid, inez)


def test_the_database_lets_one_person_have_it_at_a_time(bring, inez, ingrid, ivo):
    made = bring()
    given = give(made, ingrid, inez)
    given.pk, given.assignee = None, ivo

    with pytest.raises(IntegrityError, match="one_at_a_time"), scope.within(scope.complaints()):
        given.save(force_insert=True)


@pytest.mark.parametrize("place", PLACES)
def test_it_is_not_given_to_people_of_the_place_nor_by_them(bring, inez, ingrid, place, request):
    made, where = bring(), request.getfixturevalue(place)
    give_role(user=ingrid, role="CLERK", jurisdiction=where, by=None, at=NOON)

    with pytest.raises(NotAssignable):
        give(made, ingrid, inez)
    give_role(user=inez, role="READER", jurisdiction=where, by=None, at=NOON)
    with pytest.raises(AccessDenied):
        give(made, ingrid, inez)


def test_who_is_kept_away_reads_nothing_does_nothing_and_loses_it(bring, inez, ingrid):
    made = bring("RETAINED")
    give(made, ingrid, inez)
    recuse(complaint_id=made.pk, user=ingrid, by=inez, at=MONDAY)

    assert not read(lambda: complaints_visible_to(ingrid).exists())
    assert read(assignee_of, made) is None
    assert read(kept_away_from, made) == [ingrid]
    with pytest.raises(AccessDenied):
        move(complaint_id=made.pk, to="INVESTIGATING", by=ingrid, at=MONDAY)
    with pytest.raises(AccessDenied):
        pause(
            complaint_id=made.pk, until=MONDAY.date() + days(9), reason="x", by=ingrid, at=MONDAY
        )
    with pytest.raises(NotAssignable):
        give(made, ingrid, inez)


def test_others_go_on_with_it(bring, inez, ingrid, ivo):
    made = bring("RETAINED")
    recuse(complaint_id=made.pk, user=ingrid, by=inez, at=MONDAY)
    give(made, ivo, inez)

    assert read(lambda: complaints_visible_to(ivo).get()) == made
    assert move(complaint_id=made.pk, to="INVESTIGATING", by=ivo, at=MONDAY).moved_by == ivo


@pytest.mark.parametrize("who", CAST)
def test_intake_and_supervisors_keep_others_away_and_all_staff_themselves(
    bring, everybody, ivo, who
):
    made, by = bring(), everybody[who]

    for target, may in ((ivo, ("inez", "dora")), (by, ("inez", "ingrid", "dora"))):
        if who in may:
            assert recuse(complaint_id=made.pk, user=target, by=by, at=MONDAY).user == target
        else:
            with pytest.raises(AccessDenied):
                recuse(complaint_id=made.pk, user=target, by=by, at=MONDAY)


def test_nobody_is_kept_away_twice(bring, inez, ingrid):
    made = bring()
    recuse(complaint_id=made.pk, user=ingrid, by=inez, at=MONDAY)

    with pytest.raises(AlreadyKeptAway):
        recuse(complaint_id=made.pk, user=ingrid, by=inez, at=MONDAY)
    assert lines("complaint.recused")[-1].detail == {"who": str(ingrid.pseudonym)}


def test_deadlines_are_owned_by_who_has_it_and_by_intake_until_then(bring, inez, ingrid):
    made = bring()
    assert read(owners_of, made) == [inez]

    give(made, ingrid, inez)

    assert read(owners_of, made) == [ingrid]


def test_who_came_to_the_place_since_owns_no_deadline_any_more(bring, inez, ingrid, riverton):
    made = bring()
    give(made, ingrid, inez)
    give_role(user=ingrid, role="OFFICIAL", jurisdiction=riverton, by=None, at=NOON)

    assert read(owners_of, made) == [inez]
    assert not read(lambda: complaints_visible_to(ingrid).exists())
