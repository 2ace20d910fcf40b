"""No statement of the site's reaches another tenant's rows, whatever model it is about."""

import pytest
from psycopg import sql

from tests.isolation import rows
from tests.isolation.world import mark, snapshot

WALKS = [
    rows.seen_next_door,
    rows.copied_next_door,
    rows.written_next_door,
    rows.pointed_next_door,
    rows.copied_in,
]
TO_TENANTS = "AS RESTRICTIVE FOR ALL TO portal_tenant"
FAULTS = {
    "row-security-off": (
        rows.seen_next_door,
        "ALTER TABLE matching_print DISABLE ROW LEVEL SECURITY",
    ),
    "guard-dropped": (rows.seen_next_door, "DROP POLICY tenant_guard ON matching_candidate"),
    "guard-sees-all": (
        rows.copied_next_door,
        "ALTER POLICY tenant_guard ON matching_charge USING (true)",
    ),
    "guard-checks-no-writes": (
        rows.written_next_door,
        "ALTER POLICY tenant_guard ON matching_booking WITH CHECK (true)",
    ),
    "foreign-key-without-tenant": (
        rows.pointed_next_door,
        "ALTER TABLE matching_charge DROP CONSTRAINT matching_charge_booking_id_same_tenant",
    ),
    "row-security-off-for-copies": (
        rows.copied_in,
        "ALTER TABLE matching_print DISABLE ROW LEVEL SECURITY",
    ),
    "scope-bypasses": (rows.seen_next_door, "ALTER ROLE portal_tenant BYPASSRLS"),
}


@pytest.fixture
def untouched(neighbors, riverton, admin_connection):
    """Riverton's rows are the same after the test as before."""
    before = snapshot(admin_connection, riverton)
    yield
    assert snapshot(admin_connection, riverton) == before
    assert all(count for _, count in before.values())


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_no_statement_reaches_next_door(walk, site_connection, neighbors, untouched):
    assert walk(site_connection, neighbors.mine, neighbors.theirs) == []


def test_no_scope_does_more_than_declared(site_connection, neighbors, untouched):
    assert rows.undeclared(site_connection, neighbors.theirs) == []


def test_every_scope_reads_what_is_declared(site_connection, neighbors):
    assert rows.missing(site_connection, neighbors.theirs) == []


@pytest.mark.parametrize(("walk", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_found(walk, fault, admin_connection, neighbors):
    with admin_connection.transaction(force_rollback=True):
        admin_connection.execute(sql.SQL(fault))

        assert walk(admin_connection, neighbors.mine, neighbors.theirs) != []


def test_a_right_too_many_is_found(admin_connection, neighbors):
    with admin_connection.transaction(force_rollback=True):
        admin_connection.execute("GRANT SELECT (person) ON matching_booking TO portal_dispatch")

        assert rows.undeclared(admin_connection, neighbors.theirs) != []


def test_every_walk_finds_a_fault():
    assert {walk for walk, _ in FAULTS.values()} == set(WALKS)


def test_the_neighbors_rows_are_marked(neighbors, riverton, admin_connection):
    texts = admin_connection.execute("SELECT string_agg(t::text, '') FROM matching_booking t")

    assert mark(riverton) in texts.fetchone()[0]
