"""A right that comes from a role held everywhere, and from nothing else."""

import pytest
from django.contrib.auth.models import Permission

from portal.jurisdictions.access import holds_everywhere, may
from portal.jurisdictions.roles import take_role
from tests.factories import NOON

RIGHT = "investigate_complaint"


@pytest.mark.parametrize(
    ("name", "right"),
    [("ingrid", RIGHT), ("sara", "work_status"), ("iris", "review_candidate")],
)
def test_a_role_held_everywhere_gives_its_right(name, right, request):
    assert holds_everywhere(request.getfixturevalue(name), right)


@pytest.mark.parametrize("name", ["rosa", "otto", "jack", "susan", "olga", "nobody", "paul"])
def test_another_role_does_not(name, request):
    assert not holds_everywhere(request.getfixturevalue(name), RIGHT)


def test_an_administrator_may_all_and_holds_nothing(chief):
    assert may(chief, RIGHT)
    assert not holds_everywhere(chief, RIGHT)


def test_a_right_given_to_a_person_alone_is_no_role(nobody):
    nobody.user_permissions.add(Permission.objects.get(codename=RIGHT))

    assert not holds_everywhere(nobody, RIGHT)


def test_a_role_that_was_taken_gives_nothing_more(ingrid):
    take_role(user=ingrid, role="INVESTIGATOR", jurisdiction=None, by=None, at=NOON)

    assert not holds_everywhere(ingrid, RIGHT)


def test_who_is_no_longer_active_holds_nothing(ingrid):
    ingrid.is_active = False

    assert not holds_everywhere(ingrid, RIGHT)
