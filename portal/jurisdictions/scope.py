"""The scope of a transaction: whose rows it may touch, set with SET LOCAL and ended with it."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, transaction

from portal.jurisdictions.isolation import (
    CASEWORK,
    COMMITTEE,
    COMPLAINTS,
    DISPATCH,
    GALLERY,
    OVERSIGHT,
    REVIEW,
    STATISTICS,
    TENANT,
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Scope:
    """A database role and, for tenants, the ids of the jurisdictions it may touch."""

    role: str
    jurisdictions: tuple[int, ...] = ()

    def literal(self) -> str:
        """The jurisdictions as a PostgreSQL array literal of plain integers."""
        return "{" + ",".join(str(int(pk)) for pk in self.jurisdictions) + "}"


class ScopeRefused(Exception):
    """A scope was asked for inside another one."""


_present: ContextVar[Scope | None] = ContextVar("scope", default=None)


def present() -> Scope | None:
    """The scope that this code runs in, or None."""
    return _present.get()


def tenant(jurisdictions: Iterable[int]) -> Scope:
    """The rows of these jurisdictions alone."""
    return Scope(TENANT, tuple(sorted(set(jurisdictions))))


def review() -> Scope:
    """What an examiner may see, in every jurisdiction: prints and candidates, no person."""
    return Scope(REVIEW)


def dispatch() -> Scope:
    """The state of every job, and no more of its record."""
    return Scope(DISPATCH)


def gallery() -> Scope:
    """The enrolled prints, to enroll people and to build the index."""
    return Scope(GALLERY)


def casework() -> Scope:
    """What the program's own officers see: confirmed matches and what follows, in every place."""
    return Scope(CASEWORK)


def complaints() -> Scope:
    """What people complain of, in every place; no tenant and no administrator reads it."""
    return Scope(COMPLAINTS)


def statistics() -> Scope:
    """What is counted, in every place: codes and instants, and no person."""
    return Scope(STATISTICS)


def committee() -> Scope:
    """The committee's own records, and cases without a person or a place."""
    return Scope(COMMITTEE)


def oversight(*, who: str, why: str) -> Scope:
    """Every tenant's rows, to read; who asked and why goes to the log."""
    log.info("oversight scope entered by %s: %s", who, why)
    return Scope(OVERSIGHT)


def enter(scope: Scope) -> None:
    """Narrow the transaction under way; it ends with the transaction."""
    if not connection.in_atomic_block:
        raise ScopeRefused("A scope lives inside a transaction.")
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {scope.role}")
        cursor.execute(f"SET LOCAL portal.scope = '{scope.literal()}'")


def leave() -> None:
    """Return to the site's own role, where the transaction goes on."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute("SET LOCAL portal.scope = ''")


@contextmanager
def within(scope: Scope) -> Iterator[None]:
    """Run a transaction of its own in a scope; inside the same scope, go on in it.

    Raises ``ScopeRefused`` inside a different scope: one transaction serves one purpose.
    """
    outer = _present.get()
    if outer == scope:
        with transaction.atomic():
            yield
        return
    if outer is not None:
        raise ScopeRefused(f"{scope} was asked for inside {outer}.")
    mark = _present.set(scope)
    try:
        with transaction.atomic(durable=True):
            enter(scope)
            yield
            leave()
    finally:
        _present.reset(mark)
