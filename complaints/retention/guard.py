"""What the database itself keeps about disposal; applied after every migration, as isolation is.

It empties sealed columns for a disposal that two people decided and for nothing else, and lets
nobody add sealed words to a complaint from that decision on.
"""

from collections.abc import Iterator

from django.db import connections

from complaints.retention.sealed import Sealed, sealed_tables
from portal.jurisdictions.isolation import COMPLAINTS

# A column that may not be null keeps one byte: some tables refuse none at all.
NOTHING = "'\\x00'::bytea"
EMPTY = """
CREATE OR REPLACE FUNCTION empty_complaint(wanted uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM retention_disposal
                   WHERE complaint_id = wanted AND confirmed_by_id <> proposed_by_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'two people did not decide this';
    END IF;
    UPDATE complaints_complaint SET notice_number = '' WHERE id = wanted;
{updates}
END $$
"""
RIGHTS = f"""
REVOKE ALL ON FUNCTION empty_complaint(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION empty_complaint(uuid) TO {COMPLAINTS};
"""
# The lock waits for a decision that is being made, and a decision waits for the lock.  The day is
# asked for after the lock: a condition would pass over a row that is not marked yet.
REFUSE = """
CREATE OR REPLACE FUNCTION refuse_words_of_disposed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    disposed timestamptz;
BEGIN
    SELECT disposed_at INTO disposed FROM complaints_complaint
        WHERE id = NEW.complaint_id FOR KEY SHARE;
    IF disposed IS NOT NULL THEN
        RAISE check_violation USING MESSAGE = 'the complaint was disposed of',
            CONSTRAINT = 'complaint_disposed_of_stays_so';
    END IF;
    RETURN NEW;
END $$
"""


def guard(*, using: str, **_signal: object) -> None:
    """Put the functions and triggers in place for every table that there is."""
    connection = connections[using]
    known = set(connection.introspection.table_names())
    if "retention_disposal" not in known:
        return
    tables = [one for one in sealed_tables() if one.model._meta.db_table in known]
    with connection.cursor() as cursor:
        for statement in _statements(tables):
            cursor.execute(statement)


def _statements(tables: list[Sealed]) -> Iterator[str]:
    yield EMPTY.format(updates="\n".join(map(_emptied, tables)))
    yield RIGHTS
    yield REFUSE
    for one in tables:
        if one.written:
            yield (
                f'CREATE OR REPLACE TRIGGER words_of_kept BEFORE INSERT ON "{_name(one)}"'
                " FOR EACH ROW EXECUTE FUNCTION refuse_words_of_disposed()"
            )


def _emptied(one: Sealed) -> str:
    sets = ", ".join(
        f'"{column.column}" = {"NULL" if column.null else NOTHING}' for column in one.columns
    )
    return f'    UPDATE "{_name(one)}" SET {sets} WHERE {_of(one)};'  # noqa: S608  names of models


def _of(one: Sealed) -> str:
    """The condition that leaves the rows of the wanted complaint."""
    *keys, last = one.way.split("__")
    if not keys:
        return f'"{last}" = wanted'
    (key,) = keys
    field = one.model._meta.get_field(key)
    there = field.related_model._meta.db_table  # type: ignore[union-attr]
    of_it = f'SELECT id FROM "{there}" WHERE "{last}" = wanted'  # noqa: S608  names of models
    return f'"{key}_id" IN ({of_it})'


def _name(one: Sealed) -> str:
    return one.model._meta.db_table
