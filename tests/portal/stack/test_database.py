"""What the role that the site logs in as can and cannot do."""

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict

from portal.stack import database
from portal.stack.database import APP, OWNER, SCOPES


@pytest.fixture
def app(stack):
    with psycopg.connect(stack.url_of(APP), autocommit=True) as session:
        yield session


@pytest.fixture
def tenant_table(stack):
    """A table of the owner's that only the tenants' scope may read."""
    with psycopg.connect(stack.url_of(OWNER), autocommit=True) as owner:
        owner.execute("CREATE TABLE prints AS SELECT 7 AS n")
        owner.execute("GRANT SELECT ON prints TO portal_tenant")
        yield
        owner.execute("DROP TABLE prints")


def test_the_sites_role_owns_nothing(app):
    query = "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = %s::regrole"

    assert app.execute(query, [APP]).fetchone() == (0,)


def test_the_sites_role_has_no_power_over_the_server(app):
    query = """SELECT rolsuper, rolbypassrls, rolinherit, rolcreatedb, rolcreaterole,
                      rolreplication FROM pg_roles WHERE rolname = current_user"""

    assert app.execute(query).fetchone() == (False,) * 6


@pytest.mark.parametrize("role", SCOPES)
def test_nobody_logs_in_as_a_scope(app, role):
    query = "SELECT rolcanlogin OR rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s"

    assert app.execute(query, [role]).fetchone() == (False,)


def test_a_table_of_the_tenants_is_closed_outside_their_scope(app, tenant_table):
    with pytest.raises(errors.InsufficientPrivilege):
        app.execute("SELECT n FROM prints")


def test_a_table_of_the_tenants_is_open_inside_their_scope(app, tenant_table):
    with app.transaction():
        app.execute("SET LOCAL ROLE portal_tenant")

        assert app.execute("SELECT n FROM prints").fetchone() == (7,)


def test_the_scope_ends_with_its_transaction(app, tenant_table):
    with app.transaction():
        app.execute("SET LOCAL ROLE portal_tenant")

    with pytest.raises(errors.InsufficientPrivilege):
        app.execute("SELECT n FROM prints")


@pytest.mark.parametrize("role", [None, *SCOPES])
def test_no_select_can_choose_a_scope(app, role):
    app.execute(f"SET ROLE {role}" if role else "RESET ROLE")

    with pytest.raises(errors.InsufficientPrivilege, match="set_config"):
        app.execute("SELECT set_config('portal.scope', '1', false)")


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE portal_owner",
        "SET ROLE postgres",
        "CREATE TABLE mine (n int)",
        "CREATE TEMPORARY TABLE mine (n int)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "CREATE DATABASE mine",
        "ALTER ROLE portal_app SUPERUSER",
        "GRANT portal_tenant TO portal_owner",
        "COPY (SELECT 1) TO PROGRAM 'true'",
    ],
)
def test_the_sites_role_is_refused(app, statement):
    with pytest.raises(errors.InsufficientPrivilege):
        app.execute(statement)


def test_the_sites_clock_is_utc(app):
    assert app.execute("SHOW timezone").fetchone() == ("UTC",)


def test_the_owner_makes_tables_and_has_no_power_besides(stack):
    query = "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = %s"
    with psycopg.connect(stack.url_of(OWNER), autocommit=True) as owner:
        owner.execute("CREATE TABLE made (n int)")
        owner.execute("DROP TABLE made")

        assert owner.execute(query, [OWNER]).fetchone() == (False,)


def test_preparing_again_makes_nothing_and_keeps_the_log_ins(stack):
    said = []
    passwords = stack.state.secrets()

    database.prepare(stack.admin_url(), passwords=passwords, say=said.append)

    assert not [line for line in said if line.startswith("made")]
    psycopg.connect(stack.url_of(APP)).close()


def test_preparing_again_takes_back_what_was_given_by_hand(stack, app):
    with psycopg.connect(stack.admin_url(), autocommit=True) as admin:
        admin.execute("ALTER ROLE portal_app BYPASSRLS INHERIT")

    database.prepare(stack.admin_url(), passwords=stack.state.secrets(), say=lambda _what: None)

    query = "SELECT rolbypassrls, rolinherit FROM pg_roles WHERE rolname = %s"
    assert app.execute(query, [APP]).fetchone() == (False, False)


@given(password=st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1))
def test_any_password_survives_its_way_through_an_address(password):
    address = database.url_as("postgresql://admin:x@[::1]:5432/postgres", "role", password, "db")

    told = conninfo_to_dict(address)
    assert (told["user"], told["password"], told["dbname"]) == ("role", password, "db")
    assert (told["host"], told["port"]) == ("::1", "5432")
