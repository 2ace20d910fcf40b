"""Who held which role is kept, and seen by the people of the place alone."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.jurisdictions import scope
from portal.jurisdictions.memberships import Appointment, Membership
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.roles import ROLES, give_role, take_role
from tests.factories import NOON

LATER = NOON + timedelta(days=1)
PLACED = [name for name, role in ROLES.items() if not role.everywhere]
EVERYWHERE = [name for name, role in ROLES.items() if role.everywhere]


def history(user, place):
    """The roles that a person holds or held, as (role, given by, given at, taken by, taken at)."""
    fields = ("role", "given_by", "given_at", "taken_by", "taken_at")
    if place is None:
        return list(Appointment.objects.filter(user=user).values_list(*fields))
    with reaching(place):
        rows = Membership.objects.filter(user=user, jurisdiction=place)
        return list(rows.order_by("given_at").values_list(*fields))


@pytest.mark.parametrize("role", ROLES)
def test_giving_and_taking_leave_a_row(role, nobody, chief, riverton):
    place = riverton if role in PLACED else None

    give_role(user=nobody, role=role, jurisdiction=place, by=chief, at=NOON)
    assert history(nobody, place) == [(role, chief.pk, NOON, None, None)]

    assert take_role(user=nobody, role=role, jurisdiction=place, by=chief, at=LATER)
    assert history(nobody, place) == [(role, chief.pk, NOON, chief.pk, LATER)]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_given_again_stays_as_it_was_given(role, nobody, chief, riverton):
    place = riverton if role in PLACED else None
    give_role(user=nobody, role=role, jurisdiction=place, by=None, at=NOON)

    give_role(user=nobody, role=role, jurisdiction=place, by=chief, at=LATER)

    assert history(nobody, place) == [(role, None, NOON, None, None)]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_that_is_not_held_cannot_be_taken(role, nobody, riverton):
    place = riverton if role in PLACED else None

    assert not take_role(user=nobody, role=role, jurisdiction=place, by=None, at=NOON)
    assert history(nobody, place) == []


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.tuples(st.booleans(), st.sampled_from(["CLERK", "READER"])), max_size=8))
def test_groups_and_open_rows_always_agree(acts, nobody, riverton):
    with transaction.atomic():
        for give, role in acts:
            act = give_role if give else take_role
            act(user=nobody, role=role, jurisdiction=riverton, by=None, at=NOON)

        held = {f"{row[0]}:39901" for row in history(nobody, riverton) if row[4] is None}
        assert set(Group.objects.filter(user=nobody).values_list("name", flat=True)) == held
        transaction.set_rollback(True)


def test_no_neighbor_sees_who_holds_a_role(rosa, riverton, lakeside):
    with scope.within(scope.tenant([lakeside.pk])):
        assert not Membership.objects.exists()
    with scope.within(scope.tenant([riverton.pk])):
        assert Membership.objects.get().user == rosa


@pytest.mark.parametrize("present", [scope.tenant([1]), scope.review(), scope.dispatch()])
def test_no_scope_but_oversight_reads_who_holds_a_role_everywhere(present, iris):
    with pytest.raises(ProgrammingError, match="permission denied"), scope.within(present):
        list(Appointment.objects.all())


def test_oversight_reads_both(iris, rosa):
    with scope.within(scope.oversight(who="a test", why="to read")):
        assert Appointment.objects.get().user == iris
        assert Membership.objects.get().user == rosa


def test_a_place_that_was_reached_is_closed_again(rosa, riverton):
    with reaching(riverton):
        assert Membership.objects.exists()

    with pytest.raises(ProgrammingError, match="permission denied"):
        Membership.objects.exists()


def test_a_place_that_was_reached_in_vain_is_closed_again(rosa, riverton):
    with pytest.raises(ZeroDivisionError), reaching(riverton):
        raise ZeroDivisionError

    with pytest.raises(ProgrammingError, match="permission denied"):
        Membership.objects.exists()


def test_whoever_is_in_a_scope_stays_in_it(rosa, riverton, lakeside):
    with scope.within(scope.tenant([lakeside.pk])), reaching(riverton):
        assert not Membership.objects.exists()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"taken_by": "chief"}, "membership_taken_at_some_time"),
        ({"role": "EXAMINER"}, "membership_role_is_held_in_a_place"),
    ],
)
def test_the_database_refuses_a_membership(fields, constraint, rosa, chief, riverton):
    values = {name: chief if value == "chief" else value for name, value in fields.items()}

    with pytest.raises(IntegrityError, match=constraint), reaching(riverton):
        Membership.objects.update(**values)


def test_the_database_refuses_a_second_open_membership(rosa, riverton):
    with pytest.raises(IntegrityError, match="membership_held_once"), reaching(riverton):
        Membership.objects.create(user=rosa, jurisdiction=riverton, role="CLERK", given_at=NOON)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"role": "CLERK"}, "appointment_role_is_held_everywhere"),
        ({"role": "EXAMINER"}, "appointment_held_once"),
        ({"role": "OPERATOR", "taken_by": "chief"}, "appointment_taken_at_some_time"),
    ],
)
def test_the_database_refuses_an_appointment(fields, constraint, iris, chief):
    values = {name: chief if value == "chief" else value for name, value in fields.items()}

    with pytest.raises(IntegrityError, match=constraint):
        Appointment.objects.create(user=iris, given_at=NOON, **values)
