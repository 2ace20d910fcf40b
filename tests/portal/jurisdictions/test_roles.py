"""The roles, what each carries, and that they are given and taken in one way alone."""

import itertools

import pytest
from django.contrib.auth.models import Group

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import may
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.roles import (
    ROLES,
    WrongPlace,
    give_role,
    group_of,
    holders_of,
    take_role,
)
from tests.factories import NOON

PERMISSIONS = [name for name, _ in Jurisdiction._meta.permissions]
LOCAL = {"submit_booking", "view_booking", "decide_participation"}
CARRIES = {
    "OFFICIAL": {"view_booking", "decide_participation"},
    "COUNSEL": {"view_booking", "decide_participation"},
    "CLERK": {"submit_booking", "view_booking"},
    "READER": {"view_booking"},
    "CUSTODY": {"view_booking", "answer_detainer"},
    "MANAGER": {"manage_people"},
    "PROGRAM": {"act_for_program"},
    "EXAMINER": {"review_candidate"},
    "SPECIALIST": {"work_status"},
    "OFFICER": {"issue_detainer"},
    "SUPERVISOR": {"supervise_case"},
    "INTAKE": {"intake_complaint"},
    "INVESTIGATOR": {"investigate_complaint"},
    "DIRECTOR": {"supervise_complaint"},
    "STATISTICIAN": {"prepare_release"},
    "RELEASER": {"approve_release"},
    "MEMBER": {"sit_on_committee"},
    "SECRETARY": {"run_committee"},
    "OPERATOR": {"operate_jobs"},
}
PLACED = [name for name, role in ROLES.items() if not role.everywhere]


def fresh(user):
    """The person as the next request loads them, with no rights remembered."""
    return type(user).objects.get(pk=user.pk)


def events(event):
    with scope.within(scope.oversight(who="a test", why="to read")):
        return list(AuditEvent.objects.filter(event=event))


def test_the_table_names_every_role():
    assert {name: set(role.permissions) for name, role in ROLES.items()} == CARRIES


@pytest.mark.parametrize(("role", "permission"), list(itertools.product(ROLES, PERMISSIONS)))
def test_a_role_carries_its_permissions_and_no_other(role, permission, nobody, riverton):
    place = None if ROLES[role].everywhere else riverton
    give_role(user=nobody, role=role, jurisdiction=place, by=None, at=NOON)

    assert may(fresh(nobody), permission, place) == (permission in CARRIES[role])


@pytest.mark.parametrize("role", PLACED)
def test_a_role_holds_in_its_place_alone(role, nobody, riverton, lakeside, ohio):
    give_role(user=nobody, role=role, jurisdiction=riverton, by=None, at=NOON)

    user = fresh(nobody)
    elsewhere = (None, lakeside, ohio)
    assert not any(may(user, right, place) for right in PERMISSIONS for place in elsewhere)


@pytest.mark.parametrize("role", PLACED)
def test_a_role_on_a_state_covers_its_counties(role, nobody, riverton, lakeside, ohio):
    give_role(user=nobody, role=role, jurisdiction=ohio, by=None, at=NOON)

    user = fresh(nobody)
    assert all(may(user, p, place) for p in CARRIES[role] for place in (riverton, lakeside))


@pytest.mark.parametrize("role", ROLES)
def test_taking_a_role_ends_it(role, nobody, riverton):
    place = None if ROLES[role].everywhere else riverton
    give_role(user=nobody, role=role, jurisdiction=place, by=None, at=NOON)
    take_role(user=nobody, role=role, jurisdiction=place, by=None, at=NOON)

    assert not any(may(fresh(nobody), permission, place) for permission in PERMISSIONS)


def test_taking_one_role_leaves_the_other(luca, lakeside):
    take_role(user=luca, role="CLERK", jurisdiction=lakeside, by=None, at=NOON)

    user = fresh(luca)
    assert not may(user, "submit_booking", lakeside)
    assert may(user, "decide_participation", lakeside)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_held_where_it_belongs(role, nobody, riverton):
    wrong = riverton if ROLES[role].everywhere else None

    with pytest.raises(WrongPlace, match="is held"):
        give_role(user=nobody, role=role, jurisdiction=wrong, by=None, at=NOON)

    assert not nobody.groups.exists()


def test_an_unknown_role_is_no_role(nobody, riverton):
    with pytest.raises(KeyError):
        give_role(user=nobody, role="KING", jurisdiction=riverton, by=None, at=NOON)


def test_a_group_is_made_once(riverton):
    first = group_of(role="CLERK", jurisdiction=riverton)

    assert group_of(role="CLERK", jurisdiction=riverton) == first
    assert Group.objects.count() == 1


def test_giving_and_taking_are_in_the_trail(nobody, chief, riverton):
    act = {"user": nobody, "role": "CLERK", "jurisdiction": riverton, "by": chief, "at": NOON}
    give_role(**act)
    take_role(**act)

    for event in ("role.given", "role.taken"):
        [line] = events(event)
        assert line.detail == {"group": "CLERK:39901"}
        assert line.subject_id == str(nobody.pk)
        assert line.actor == f"user:{chief.pseudonym}"


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        (["CUSTODY"], {"jack"}),
        (["OFFICIAL"], {"otto", "gwen"}),
        (["OFFICIAL", "CUSTODY"], {"otto", "gwen", "jack"}),
        (["READER"], set()),
    ],
)
def test_roles_in_a_place_are_held_there_or_in_its_state(
    roles, found, riverton, otto, gwen, jack, luca, leo, paul
):
    assert {user.username for user in holders_of(riverton, *roles)} == found


def test_who_holds_two_of_the_roles_is_found_once_and_who_left_is_not(riverton, otto, jack):
    give_role(user=otto, role="CUSTODY", jurisdiction=riverton, by=None, at=NOON)
    jack.is_active = False
    jack.save()

    assert [user.username for user in holders_of(riverton, "OFFICIAL", "CUSTODY")] == ["otto"]


def test_a_role_of_a_county_is_none_of_its_state(ohio, jack, otto):
    assert not holders_of(ohio, "CUSTODY", "OFFICIAL").exists()
