"""Rows for one step of code that runs in no scope."""

import pytest
from django.db import connection, transaction

from portal.jurisdictions import scope
from portal.jurisdictions.isolation import CASEWORK, COMPLAINTS, DISPATCH, SCOPES, SITE
from portal.jurisdictions.reaching import reaching, stepping_into
from portal.jurisdictions.scope import Scope, ScopeRefused


def role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("name", [COMPLAINTS, DISPATCH])
def test_the_step_has_the_scope_and_what_follows_has_none(db, name):
    with transaction.atomic():
        with stepping_into(Scope(name)):
            inside = role()
        after = role()

    assert (inside, after) == (name, SITE)


def test_code_in_the_same_scope_stays_in_it(db):
    with scope.within(scope.complaints()):
        with stepping_into(scope.complaints()):
            inside = role()
        after = role()

    assert (inside, after) == (COMPLAINTS, COMPLAINTS)


@pytest.mark.parametrize("other", [name for name in SCOPES if name != COMPLAINTS])
def test_code_in_another_scope_does_not_leave_it(db, other):
    with scope.within(Scope(other)):
        with pytest.raises(ScopeRefused), stepping_into(scope.complaints()):
            pass
        assert role() == other


def test_a_place_is_reached_for_one_step(riverton):
    with transaction.atomic():
        with reaching(riverton):
            inside = role()
        after = role()

    assert (inside, after) == ("portal_tenant", SITE)


def test_a_place_is_reached_inside_a_scope_by_staying_in_it(riverton):
    with scope.within(scope.casework()), reaching(riverton):
        assert role() == CASEWORK
