"""One statement tried as the site would run it, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import psycopg

from portal.jurisdictions.isolation import SITE
from portal.jurisdictions.scope import Scope

DENIED = psycopg.errors.InsufficientPrivilege.sqlstate


@dataclass(frozen=True)
class Outcome:
    """The rows or bytes read and the rows touched, or the SQLSTATE of the refusal."""

    seen: Sequence[object] = field(default=())
    touched: int = 0
    refusal: str | None = None

    @property
    def denied(self) -> bool:
        """Whether a missing right or a policy refused."""
        return self.refusal == DENIED

    @property
    def happened(self) -> bool:
        """Whether any row was seen or touched."""
        return self.refusal is None and bool(self.seen or self.touched)


def attempt(
    db: psycopg.Connection, scope: Scope | None, statement: str, values: Sequence[object] = ()
) -> Outcome:
    """Run a statement as the site's role in a scope, in a transaction that is undone.

    A superuser's connection works too: it puts on the site's role first.
    """
    try:
        with db.transaction(force_rollback=True):
            db.execute(f"SET LOCAL SESSION AUTHORIZATION {SITE}")
            if scope:
                db.execute(f"SET LOCAL ROLE {scope.role}")
                db.execute(f"SET LOCAL portal.scope = '{scope.literal()}'")
            return _run(db, statement, values)
    except psycopg.Error as refusal:
        return Outcome(refusal=refusal.sqlstate or "none")


def _run(db: psycopg.Connection, statement: str, values: Sequence[object]) -> Outcome:
    if statement.startswith("COPY"):
        with db.cursor().copy(statement) as copy:
            return Outcome(seen=[bytes(block) for block in copy] if "STDOUT" in statement else ())
    cursor = db.execute(statement, values)
    if cursor.description:
        return Outcome(seen=cursor.fetchall())
    return Outcome(touched=cursor.rowcount)
