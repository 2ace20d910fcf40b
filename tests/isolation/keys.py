"""Keys between and within tenant tables: checks that pass by row security must name the tenant."""

import psycopg

from portal.jurisdictions.isolation import TENANT
from tests.isolation.catalog import tenant_tables

FOREIGN_KEYS = """
SELECT k.conrelid::regclass::text, k.confrelid::regclass::text,
       (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = k.conrelid AND attnum = ANY(k.conkey))
FROM pg_constraint k WHERE k.contype = 'f' AND k.convalidated
"""
UNIQUE = """
SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, i.indisprimary,
       array_agg(a.attname::text), bool_or(a.atttypid = 'uuid'::regtype),
       bool_or(pg_get_serial_sequence(i.indrelid::regclass::text, a.attname) IS NOT NULL)
FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
WHERE (i.indisunique OR i.indisexclusion)
GROUP BY i.indrelid, i.indexrelid, i.indisprimary
HAVING bool_or(has_column_privilege(%s, i.indrelid, a.attnum, 'INSERT, UPDATE'))
"""


def unbound(db: psycopg.Connection) -> list[str]:
    """Foreign keys between tenant tables without one beside them that carries the tenant.

    The check of a plain foreign key reads as the tables' owner: it would accept, and so tell
    of, another tenant's row.
    """
    tenants = tenant_tables()
    found = db.execute(FOREIGN_KEYS).fetchall()
    between = [row for row in found if row[0] in tenants and row[1] in tenants]
    bound = {
        (here, there, column)
        for here, there, columns in between
        if "jurisdiction_id" in columns
        for column in columns
    }
    return [
        f"{here}.{columns[0]} points into {there} without the tenant"
        for here, there, columns in between
        if "jurisdiction_id" not in columns and (here, there, columns[0]) not in bound
    ]


def oracles(db: psycopg.Connection) -> list[str]:
    """Unique keys by which a tenant could ask whether another tenant has a certain row.

    A refusal says that the key is taken, so a key that a tenant can write must hold the tenant,
    or something that cannot be guessed: a UUID (122 random bits), its own or that of the row it
    belongs to.  A primary key drawn from a sequence holds nothing of the row; its taken numbers
    say how many rows all tenants have together, as does the sequence.
    """
    return [
        f"{index} of {table} tells whether another tenant has {columns}"
        for table, index, primary, columns, unguessable, drawn in db.execute(UNIQUE, [TENANT])
        if table in tenant_tables()
        and "jurisdiction_id" not in columns
        and not unguessable
        and not (primary and drawn)
    ]
