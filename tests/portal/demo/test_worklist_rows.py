"""The rows that worklists are measured with fit the tables."""

import psycopg
from psycopg import sql

from portal.demo.worklist_rows import TABLES, fill
from tests.factories import takes_part


def test_every_table_that_a_worklist_reads_is_filled(
    committed, admin_connection, riverton_police, omar
):
    takes_part(riverton_police.jurisdiction, "L0")

    fill(admin_connection, rows=2_000, worker=omar.pk)

    assert [table for table in TABLES if not _count(admin_connection, table)] == []


def _count(session: psycopg.Connection, table: str) -> int:
    rows = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
    return session.execute(rows).fetchone()[0]
