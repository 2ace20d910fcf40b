"""Kills are kill -9; the servers come back on the same port with what they had."""

import os

import psycopg
import pytest
import redis

from portal.stack.ledger import Ledger
from portal.stack.stack import Stack
from tests.portal.stack.conftest import silent


def execute(stack, statement):
    with psycopg.connect(stack.admin_url(), autocommit=True) as session:
        done = session.execute(statement)
        return done.fetchone()[0] if done.description else None


def broker(stack):
    return redis.Redis.from_url(stack.environment()["BROKER_URL"])


@pytest.mark.parametrize("end", ["kill", "stop"])
def test_postgres_comes_back_with_its_data(stack, end):
    execute(stack, "DROP TABLE IF EXISTS kept")
    execute(stack, "CREATE TABLE kept AS SELECT 7 AS n")
    address = stack.admin_url()

    getattr(stack, end)("postgres")
    stack.restart("postgres")

    assert execute(stack, "SELECT n FROM kept") == 7
    assert stack.admin_url() == address


def test_valkey_comes_back_with_what_was_stopped_in_order(stack):
    with broker(stack) as client:
        client.set("kept", 7)

    stack.restart("valkey")

    with broker(stack) as client:
        assert client.get("kept") == b"7"


def test_postgres_starts_over_the_lock_file_of_a_dead_one(stack):
    stack.kill("postgres")
    lock = stack.state.path / "postgres" / "data" / "postmaster.pid"
    lines = lock.read_text().splitlines()
    lock.write_text("\n".join([str(os.getpid()), *lines[1:]]))

    stack.restart("postgres")

    assert execute(stack, "SELECT 1") == 1


def test_another_process_kills_and_starts_by_name(stack):
    other = Stack(stack.state, durable=False, say=silent, given={})
    before = Ledger(stack.state.path).process("postgres")

    other.kill("postgres")
    other.restart("postgres")

    assert not before.is_alive()
    assert execute(stack, "SELECT 1") == 1
    other.supervisor.stop_own()
    stack.restart("postgres")


def test_a_server_of_ones_own_is_used_and_not_started(state):
    given = {
        "DATABASE_URL": "postgresql://db.example/portal",
        "BROKER_URL": "redis://mq.example/0",
    }
    with Stack(state, say=silent, given=given) as stack:
        stack.start_postgres()
        stack.start_valkey()

        assert Ledger(state.path).names() == []
        assert stack.environment().items() >= given.items()


def test_migrating_a_server_of_ones_own_needs_the_owners_log_in(state):
    given = {"DATABASE_URL": "postgresql://db.example/portal"}

    with (
        Stack(state, say=silent, given=given) as stack,
        pytest.raises(SystemExit, match="DATABASE_OWNER_URL"),
    ):
        stack.migrate()


def test_the_site_is_never_told_the_owners_or_the_superusers_log_in(stack):
    secrets = stack.state.secrets()
    told = " ".join(stack.environment().values())

    assert secrets["portal_app"] in told
    assert secrets["portal_owner"] not in told
    assert secrets["postgres"] not in told


def test_the_log_tells_no_password(stack):
    secrets = stack.state.secrets()
    text = "".join(stack.supervisor.log_tail(name, 100_000) for name in ("postgres", "valkey"))

    assert not [name for name, secret in secrets.items() if secret in text]
