"""The suite's database: prepared by `manage.py test`, entered as the role that the site uses.

A pytest plugin.  Tests in a transaction use pytest-django's `db`; those that need several
connections, processes or real commits use `committed`.
"""

import fcntl
import gc
import os
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import LazySettings
from django.db import connections
from psycopg import sql
from pytest_django import DjangoDbBlocker

from portal.stack.account import unprivileged
from portal.stack.ports import any_free
from portal.stack.stack import Stack
from portal.stack.state import State, temporary_state
from portal.stack.testing import DATABASE, environment_of, start_migrated

_own = ExitStack()
# Filled by the migrations and never by a test: truncating them would empty what they state.
KEEP = {
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "letters_template",
    "policy_ruleversion",
    "retention_period",
    "training_edition",
    "training_gate",
    "training_module",
}

# Groups of minutes come first, so that no process is left alone with one in the end.
LONG = (
    "tests/journeys",
    "tests/portal/demo/test_story.py",
    "tests/portal/test_bootstrap.py",
    "tests/portal/stack/test_suite.py",
    "tests/chaos/test_kill.py",
    "tests/matching/test_gate_race.py",
    "tests/portal/participation/test_periods.py",
    "tests/portal/register/views/test_files.py",
    "tests/portal/stack/test_testing.py",
    "tests/portal/demo/test_places.py",
    "tests/isolation/test_doors.py",
    "tests/isolation/test_roles.py",
    "tests/matching/policy/test_replay.py",
)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Give each process of the suite servers of its own, before the settings are read.

    Tests kill and restart them, which no other process may notice.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        state = _own.enter_context(temporary_state())
        (state.path / "static").mkdir()
        stack = _own.enter_context(
            Stack(state, name=DATABASE, durable=False, given={}, say=lambda _what, _seconds: None)
        )
        start_migrated(stack)
        stack.start_valkey()
        os.environ.update(environment_of(stack))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file in one process, and all journeys, which share a site; LONG first.

    It comes before xdist's own hook, which reads the mark.
    """
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group_of(item)))
    items.sort(key=_turn_of)


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass by what stays until the end: modules and tests."""
    gc.collect()
    gc.freeze()


def _turn_of(item: pytest.Item) -> int:
    group = _group_of(item)
    return LONG.index(group) if group in LONG else len(LONG)


def _group_of(item: pytest.Item) -> str:
    folder = item.path.parent
    together = folder if folder.name == "journeys" else item.path
    return str(together.relative_to(item.config.rootpath))


def pytest_unconfigure() -> None:
    """Stop the servers of this process."""
    _own.close()


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """Use the database as it was prepared: the site's role could neither make nor drop one."""
    if "DATABASE_ADMIN_URL" not in os.environ:
        raise pytest.UsageError("tests of the database are run by: python3 manage.py test")


@pytest.fixture
def admin_connection() -> Iterator[psycopg.Connection]:
    """A superuser's connection to the suite's database, committing each statement."""
    with psycopg.connect(address("DATABASE_ADMIN_URL"), autocommit=True) as session:
        yield session


@pytest.fixture
def owner_connection() -> Iterator[psycopg.Connection]:
    """The connection of the role that migrates, committing each statement."""
    with psycopg.connect(address("DATABASE_OWNER_URL"), autocommit=True) as session:
        yield session


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let a test commit for other connections and processes to see; empties the tables after."""
    with django_db_blocker.unblock():
        yield
        connections.close_all()
    with psycopg.connect(address("DATABASE_ADMIN_URL"), autocommit=True) as admin:
        empty(admin)


@pytest.fixture(scope="session")
def servers(django_db_setup: None) -> Iterator[Stack]:
    """The suite's own PostgreSQL and Valkey, to be killed and restarted by name."""
    told = {name: os.environ[name] for name in ("DATABASE_URL", "BROKER_URL", "TESTING")}
    state = State(Path(os.environ["STATE_DIR"]), unprivileged())
    stack = Stack(state, name=DATABASE, durable=False, given={}, told=told)
    yield stack
    stack.supervisor.stop_own()


@pytest.fixture(scope="session")
def static_files(servers: Stack) -> Path:
    """The folder of collected static files, for tests that look at pages in a browser.

    Compressing them takes long, so that the first process of the suite does it for all.
    """
    shared = Path(os.environ.get("PREPARED_STATE") or servers.state.path)
    collected = shared / "static.collected"
    with (shared / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not collected.exists():
            told = {"STATE_DIR": str(shared)}
            servers.manage("collectstatic", "--no-input", "--verbosity", "0", **told)
            collected.touch()
    return shared / "static"


@pytest.fixture
def live_site(
    committed: None,
    servers: Stack,
    static_files: Path,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Stack]:
    """The site at `live_site.address` and a worker, on the suite's database and broker.

    They share the test's own sealing keys and state folder.  Parts are killed and restarted by
    name: postgres, valkey, worker, web.
    """
    folder = Path(settings.STATE_DIR)
    (folder / "static").symlink_to(static_files)
    monkeypatch.setitem(servers.told, "STATE_DIR", str(folder))
    keys = ",".join(b64encode(key).decode() for key in settings.SEALING_KEYS)
    monkeypatch.setitem(servers.told, "SEALING_KEYS", keys)
    servers.port = any_free()
    try:
        servers.start_worker(wait=False)
        servers.start_web()
        servers.supervisor.await_ready("worker")
        yield servers
    finally:
        servers.stop("web", "worker")


def empty(admin: psycopg.Connection) -> None:
    """Empty every table but those in KEEP, whatever triggers say, and begin ids anew.

    Few tables have rows after a test; truncating a table takes longer than asking it.
    """
    found = admin.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    names = sorted(name for (name,) in found if name not in KEEP)
    asked = [
        sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(name, sql.Identifier(name))
        for name in names
    ]
    admin.execute("SET session_replication_role = replica")
    for (name,) in admin.execute(sql.SQL(" UNION ALL ").join(asked)).fetchall():
        admin.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
    admin.execute("DELETE FROM policy_ruleversion WHERE NOT first_load")
    admin.execute("DELETE FROM letters_template WHERE written_by_id IS NOT NULL")
    kept = [f"{name}_id_seq" for name in KEEP]
    admin.execute(
        "SELECT setval(sequencename::regclass, 1, false) FROM pg_sequences"
        " WHERE schemaname = 'public' AND sequencename <> ALL (%s) AND last_value IS NOT NULL",
        [kept],
    )


def address(variable: str) -> str:
    """Return the address that the environment's `variable` holds, with the suite's database."""
    database = connections["default"].settings_dict["NAME"]
    return urlsplit(os.environ[variable])._replace(path=f"/{database}").geturl()
