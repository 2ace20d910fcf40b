# ruff: noqa: S608  the names in the statements are the models' own
"""Every way to another tenant's rows in SQL, tried for every model in every scope.

Each function returns its breaches.  ``mine`` and ``theirs`` hold a row of every tenant model of
two places; the scopes that cross tenants are held to what the models declare for them.
"""

from collections.abc import Iterator

import psycopg
from django.db import models

from portal.jurisdictions.isolation import (
    CASEWORK,
    COMPLAINTS,
    DISPATCH,
    GALLERY,
    OVERSIGHT,
    REVIEW,
    STATISTICS,
    TENANT,
    rights_of,
)
from portal.jurisdictions.scope import Scope, tenant
from tests.isolation.attempts import attempt
from tests.isolation.catalog import RIGHT
from tests.isolation.world import Rows, mark

CROSSING = {
    "no scope": None,
    **{
        role: Scope(role)
        for role in (REVIEW, DISPATCH, GALLERY, CASEWORK, COMPLAINTS, STATISTICS, OVERSIGHT)
    },
}


def seen_next_door(db: psycopg.Connection, mine: Rows, theirs: Rows) -> list[str]:
    """What a tenant reads, locks, changes or removes of a row next door."""
    scope, found = tenant([_place(mine)]), []
    for model, row in theirs.items():
        for statement in _ways_to(model, row):
            outcome = attempt(db, scope, statement, _named(statement, row))
            if outcome.happened:
                found.append(statement)
            elif outcome.refusal and not outcome.denied:
                found.append(f"{statement}: stopped by {outcome.refusal} alone")
    return found


def copied_next_door(db: psycopg.Connection, mine: Rows, theirs: Rows) -> list[str]:
    """What a tenant reads of a row next door by copying a table, or by summing over it."""
    scope, found = tenant([_place(mine)]), []
    for model, row in theirs.items():
        table = model._meta.db_table
        may_read = _allows(rights_of(model).get(TENANT, ""), "SELECT", "*")
        for statement in (
            f"COPY {table} TO STDOUT",
            f"COPY (SELECT * FROM {table}) TO STDOUT",
            f"SELECT jsonb_agg(t)::text FROM {table} t",
            f"SELECT string_agg(t::text, '') FROM {table} t",
        ):
            outcome = attempt(db, scope, statement)
            if mark(row.jurisdiction) in str(outcome.seen) or outcome.happened != may_read:
                found.append(f"{statement}: {outcome.refusal}")
    return found


def written_next_door(db: psycopg.Connection, mine: Rows, theirs: Rows) -> list[str]:
    """Rows that a tenant adds next door, or moves there, by a statement not denied."""
    scope, found = tenant([_place(mine)]), []
    for model, row in mine.items():
        table, key = model._meta.db_table, _key(model)
        rest = [column for column in _written(model) if column != key]
        moved = ["%s" if c == "jurisdiction_id" else c for c in rest]
        add = (
            f"INSERT INTO {table} ({key}, {', '.join(rest)}) SELECT {_fresh(model)},"
            f" {', '.join(moved)} FROM {table} WHERE {key} = %s"
        )
        move = f"UPDATE {table} SET jurisdiction_id = %s WHERE {key} = %s"
        for statement in (add, move):
            outcome = attempt(db, scope, statement, [_place(theirs), row.pk])
            if not outcome.denied:
                found.append(f"{statement}: {outcome}")
    return found


def copied_in(db: psycopg.Connection, mine: Rows, theirs: Rows) -> list[str]:
    """Tables that a tenant may fill by COPY, which PostgreSQL refuses under row security."""
    scope = tenant([_place(mine)])
    tried = {m: attempt(db, scope, f"COPY {m._meta.db_table} FROM STDIN") for m in theirs}
    return [f"COPY into {m._meta.db_table}" for m, outcome in tried.items() if not outcome.refusal]


def pointed_next_door(db: psycopg.Connection, mine: Rows, theirs: Rows) -> list[str]:
    """Rows of a tenant that are made to point at a row next door, or asked whether it is there."""
    scope, found = tenant([_place(mine)]), []
    for model, row in mine.items():
        for field in model._meta.concrete_fields:
            if field.related_model in theirs:
                change = f"UPDATE {model._meta.db_table} SET {field.column} = %s WHERE id = %s"
                there = theirs[field.related_model].pk
                outcome = attempt(db, scope, change, [there, row.pk])
                if outcome.refusal is None:
                    found.append(change)
    return found


def undeclared(db: psycopg.Connection, theirs: Rows) -> list[str]:
    """What a scope that crosses tenants, or none, does beyond what the models declare."""
    found = []
    for name, scope in CROSSING.items():
        for model, row in theirs.items():
            declared = rights_of(model).get(name, "")
            for statement, right, column in _steps(model):
                outcome = attempt(db, scope, statement, _named(statement, row))
                if not outcome.denied and not _allows(declared, right, column):
                    found.append(f"{name}: {statement}: {outcome}")
    return found


def missing(db: psycopg.Connection, theirs: Rows) -> list[str]:
    """Columns that the models declare readable in a scope and that are not: a walk of nothing."""
    found = []
    scopes = CROSSING | {"portal_tenant": tenant([_place(theirs)])}
    for name, scope in scopes.items():
        for model, row in theirs.items():
            declared = rights_of(model).get(name, "")
            for statement, right, column in _steps(model):
                if right == "SELECT" and _allows(declared, right, column):
                    outcome = attempt(db, scope, statement, _named(statement, row))
                    found += [] if outcome.happened else [f"{name}: {statement}: {outcome}"]
    return found


def _ways_to(model: type[models.Model], row: models.Model) -> Iterator[str]:
    table, key = model._meta.db_table, _key(model)
    elsewhere = f"jurisdiction_id = {row.jurisdiction_id}"
    yield f"SELECT * FROM {table} WHERE {elsewhere}"
    yield f"SELECT 1 FROM {table} WHERE {elsewhere} HAVING count(*) > 0"
    yield f"SELECT * FROM {table} WHERE {key} = %s"
    yield f"SELECT {key} FROM {table} WHERE {key} = %s FOR SHARE"
    yield f"SELECT {key} FROM {table} WHERE {key} = %s FOR UPDATE"
    yield f"UPDATE {table} SET {key} = {key} WHERE {elsewhere}"
    yield f"DELETE FROM {table} WHERE {key} = %s"
    yield f"TRUNCATE {table} CASCADE"


def _steps(model: type[models.Model]) -> Iterator[tuple[str, str, str]]:
    """Statements on one row by its id, each with the right and the column it needs."""
    table, key = model._meta.db_table, _key(model)
    for field in model._meta.concrete_fields:
        column = field.column
        yield f"SELECT {column} FROM {table}", "SELECT", column
        # What the database computes takes nothing but its default.
        value = "DEFAULT" if field.generated else column
        yield f"UPDATE {table} SET {column} = {value}", "UPDATE", column
    yield f"SELECT * FROM {table}", "SELECT", "*"
    yield f"COPY {table} TO STDOUT", "SELECT", "*"
    written = ", ".join(_written(model))
    yield (
        f"INSERT INTO {table} ({written}) SELECT {written} FROM {table} WHERE false",
        "INSERT",
        "*",
    )
    yield f"DELETE FROM {table} WHERE {key} = %s", "DELETE", "*"
    yield f"TRUNCATE {table} CASCADE", "TRUNCATE", "*"


def _written(model: type[models.Model]) -> list[str]:
    """The columns that somebody writes: all but those that the database computes."""
    return [field.column for field in model._meta.concrete_fields if not field.generated]


def _allows(declared: str, right: str, column: str) -> bool:
    granted = [columns for verb, columns in RIGHT.findall(declared) if verb == right]
    return any(columns == "" or column in columns.split(", ") for columns in granted)


def _named(statement: str, row: models.Model) -> list[object]:
    return [row.pk] if "%s" in statement else []


def _fresh(model: type[models.Model]) -> str:
    return "gen_random_uuid()" if isinstance(model._meta.pk, models.UUIDField) else "987654321"


def _key(model: type[models.Model]) -> str:
    return model._meta.pk.column


def _place(rows: Rows) -> int:
    return next(iter(rows.values())).jurisdiction_id
