"""The roles and the database of the portal, made once by a superuser.

`portal_owner` migrates and owns everything.  `portal_app`, which the site and the workers log
in as, owns nothing and inherits nothing: it enters one scope role for each transaction, and
row-level security holds that scope.
"""

from collections.abc import Callable, Mapping
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

OWNER, APP = "portal_owner", "portal_app"
SCOPES = (
    "portal_tenant",
    "portal_review",
    "portal_oversight",
    "portal_dispatch",
    "portal_gallery",
    "portal_casework",
    "portal_complaints",
    "portal_statistics",
    "portal_committee",
)
OLDEST = 160000  # GRANT ... WITH INHERIT FALSE, SET TRUE
PLAIN = "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"


def url_as(url: str, role: str, password: str, database: str) -> str:
    """Return `url`'s server with another log-in and database."""
    parts = urlsplit(url)
    place = f"{quote(role)}:{quote(password, safe='')}@{parts.netloc.rpartition('@')[2]}"
    return urlunsplit((parts.scheme, place, f"/{quote(database)}", parts.query, ""))


def prepare(
    admin_url: str,
    *,
    passwords: Mapping[str, str],
    database: str = "portal",
    say: Callable[[str], None] = print,
) -> None:
    """Make the roles and `database` on a superuser's server; a second time changes nothing.

    `passwords` holds those of `portal_owner` and `portal_app`.  Raises psycopg.Error where the
    server refuses, and SystemExit for a server older than PostgreSQL 16.
    """
    with psycopg.connect(admin_url, autocommit=True) as server:
        if server.info.server_version < OLDEST:
            raise SystemExit("PostgreSQL 16 or later is needed")
        _make_roles(server, passwords, say)
        if _is_missing(server, "pg_database", "datname", database):
            _do(server, "CREATE DATABASE {} OWNER {}", database, OWNER)
            say(f"made database {database}, owned by {OWNER}")
    with psycopg.connect(admin_url, autocommit=True, dbname=database) as inside:
        _close(inside, database)
        _close_public(inside)
    say(f"closed database {database}: what {APP} may do is granted by the migrations")


def _make_roles(
    server: psycopg.Connection, passwords: Mapping[str, str], say: Callable[[str], None]
) -> None:
    for role in (OWNER, APP, *SCOPES):
        if _is_missing(server, "pg_roles", "rolname", role):
            _do(server, "CREATE ROLE {}", role)
            say(f"made role {role}")
    for role in SCOPES:
        _do(server, f"ALTER ROLE {{}} NOLOGIN {PLAIN}", role)
        _do(server, "GRANT {} TO {} WITH INHERIT FALSE, SET TRUE", role, APP)
    _do(server, f"ALTER ROLE {{}} LOGIN {PLAIN}", OWNER)
    _do(server, f"ALTER ROLE {{}} LOGIN NOINHERIT {PLAIN}", APP)
    for role in (OWNER, APP):
        _set_password(server, role, passwords[role])
        _do(server, "ALTER ROLE {} SET timezone = 'UTC'", role)


def _close(session: psycopg.Connection, database: str) -> None:
    """Take from everybody the right to enter a database and to make temporary tables in it."""
    _do(session, "REVOKE ALL ON DATABASE {} FROM PUBLIC", database)
    _do(session, "GRANT CONNECT ON DATABASE {} TO {}", database, APP)


def _close_public(inside: psycopg.Connection) -> None:
    """Take from everybody what PostgreSQL gives to everybody inside a database.

    set_config could be called from inside any SELECT, so that an injected expression would
    choose its own scope; SET, which the site uses, is a statement and cannot be injected there.
    """
    _do(inside, "REVOKE ALL ON SCHEMA public FROM PUBLIC")
    _do(inside, "ALTER SCHEMA public OWNER TO {}", OWNER)
    for role in (APP, *SCOPES):
        _do(inside, "GRANT USAGE ON SCHEMA public TO {}", role)
    _do(inside, "CREATE EXTENSION IF NOT EXISTS btree_gist")
    function = "FUNCTION pg_catalog.set_config(text, text, boolean)"
    _do(inside, f"REVOKE EXECUTE ON {function} FROM PUBLIC")
    _do(inside, f"GRANT EXECUTE ON {function} TO {{}}", OWNER)


def _set_password(server: psycopg.Connection, role: str, password: str) -> None:
    """Send a hash, made here: the server's log never sees the password."""
    hashed = server.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    statement = sql.SQL("ALTER ROLE {} PASSWORD {}")
    server.execute(statement.format(sql.Identifier(role), sql.Literal(hashed.decode())))


def _is_missing(server: psycopg.Connection, table: str, column: str, name: str) -> bool:
    query = sql.SQL("SELECT 1 FROM {} WHERE {} = %s")
    found = server.execute(query.format(sql.Identifier(table), sql.Identifier(column)), [name])
    return found.fetchone() is None


def _do(connection: psycopg.Connection, statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
