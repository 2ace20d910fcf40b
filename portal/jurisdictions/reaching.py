"""Some rows for one step of code that runs in no scope: a place's, or those of another scope."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from portal.jurisdictions import scope
from portal.jurisdictions.isolation import SCOPES
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.scope import Scope, ScopeRefused


@contextmanager
def reaching(jurisdiction: Jurisdiction) -> Iterator[None]:
    """Open the rows of a place, then go back to none; code that is in a scope stays in it.

    Roles are given and taken by commands, by the administration and by a place's own people,
    in the middle of their transactions, which ``scope.within`` would have to begin.
    """
    with transaction.atomic():
        if _role() in SCOPES:
            yield
        else:
            scope.enter(scope.tenant([jurisdiction.pk]))
            yield
            scope.leave()


@contextmanager
def stepping_into(wanted: Scope) -> Iterator[None]:
    """Open the rows of a scope that names no place, then go back to none.

    Code that is in this scope stays in it; raises ``ScopeRefused`` in any other.
    """
    with transaction.atomic():
        role = _role()
        if role == wanted.role:
            yield
        elif role in SCOPES:
            raise ScopeRefused(f"{wanted} was asked for inside {role}.")
        else:
            scope.enter(wanted)
            yield
            scope.leave()


def _role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])
