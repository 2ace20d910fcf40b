"""The catalog says what the models declare, and each fault planted in it is found."""

import pytest
from django.apps import apps
from psycopg import sql

from tests.isolation import catalog, keys

CHECKS = [
    *(catalog.strong_roles, catalog.memberships, catalog.ownership, catalog.row_security),
    *(catalog.policies, catalog.views, catalog.functions, catalog.setters, catalog.triggers),
    *(catalog.grants, catalog.destroyers, catalog.places, keys.unbound, keys.oracles),
]
# What is planted, and the check that must find it.
FAULTS = {
    "row-security-off": (
        catalog.row_security,
        "ALTER TABLE matching_booking DISABLE ROW LEVEL SECURITY",
    ),
    "row-security-not-forced": (
        catalog.row_security,
        "ALTER TABLE matching_charge NO FORCE ROW LEVEL SECURITY",
    ),
    "new-table-without-policy": (
        catalog.row_security,
        "CREATE TABLE fresh (id uuid PRIMARY KEY, jurisdiction_id bigint)",
    ),
    "own-rows-open": (
        catalog.row_security,
        "ALTER TABLE inbox_notification NO FORCE ROW LEVEL SECURITY",
    ),
    "own-rows-for-all": (
        catalog.policies,
        "ALTER POLICY person_own ON inbox_notification USING (true)",
    ),
    "guard-dropped": (catalog.policies, "DROP POLICY tenant_guard ON matching_search"),
    "guard-checks-no-writes": (
        catalog.policies,
        "ALTER POLICY tenant_guard ON matching_print WITH CHECK (true)",
    ),
    "guard-sees-all": (
        catalog.policies,
        "ALTER POLICY tenant_guard ON matching_print USING (true)",
    ),
    "guard-for-reads-alone": (
        catalog.policies,
        "DROP POLICY tenant_guard ON matching_print; CREATE POLICY tenant_guard ON matching_print"
        " AS RESTRICTIVE FOR SELECT TO portal_tenant"
        " USING (jurisdiction_id = ANY ((SELECT current_scope())::bigint[]))",
    ),
    "second-policy": (
        catalog.policies,
        "CREATE POLICY more ON matching_booking FOR SELECT TO portal_app USING (true)",
    ),
    "plain-view": (catalog.views, "CREATE VIEW fresh AS SELECT * FROM matching_booking"),
    "materialized-view": (
        catalog.views,
        "CREATE MATERIALIZED VIEW fresh AS SELECT * FROM matching_booking",
    ),
    "view-granted": (
        catalog.grants,
        "CREATE VIEW fresh WITH (security_invoker = true) AS SELECT * FROM matching_booking;"
        " GRANT SELECT ON fresh TO portal_tenant",
    ),
    "bypass-for-the-site": (catalog.strong_roles, "ALTER ROLE portal_app BYPASSRLS"),
    "bypass-for-a-scope": (catalog.strong_roles, "ALTER ROLE portal_tenant BYPASSRLS"),
    "superuser": (catalog.strong_roles, "ALTER ROLE portal_app SUPERUSER"),
    "inherits": (catalog.strong_roles, "ALTER ROLE portal_app INHERIT"),
    "scope-logs-in": (catalog.strong_roles, "ALTER ROLE portal_oversight LOGIN"),
    "reads-all-data": (catalog.memberships, "GRANT pg_read_all_data TO portal_app"),
    "becomes-the-owner": (catalog.memberships, "GRANT portal_owner TO portal_app"),
    "tenant-becomes-oversight": (catalog.memberships, "GRANT portal_oversight TO portal_tenant"),
    "inherits-a-scope": (
        catalog.memberships,
        "GRANT portal_oversight TO portal_app WITH INHERIT TRUE",
    ),
    "owns-a-table": (catalog.ownership, "ALTER TABLE matching_print OWNER TO portal_app"),
    "foreign-key-without-tenant": (
        keys.unbound,
        "ALTER TABLE matching_search DROP CONSTRAINT matching_search_booking_id_same_tenant",
    ),
    "global-unique-number": (
        keys.oracles,
        "ALTER TABLE matching_booking ADD CONSTRAINT fresh UNIQUE (local_number)",
    ),
    "definer-without-path": (
        catalog.functions,
        "CREATE FUNCTION fresh() RETURNS bigint LANGUAGE sql SECURITY DEFINER"
        " AS 'SELECT count(*) FROM matching_booking'",
    ),
    "truncate-granted": (catalog.destroyers, "GRANT TRUNCATE ON matching_print TO portal_tenant"),
    "delete-granted": (catalog.destroyers, "GRANT DELETE ON matching_print TO portal_review"),
    "set-config-for-all": (
        catalog.setters,
        "GRANT EXECUTE ON FUNCTION set_config(text, text, boolean) TO PUBLIC",
    ),
    "granted-to-public": (catalog.grants, "GRANT SELECT ON matching_charge TO PUBLIC"),
    "column-granted": (catalog.grants, "GRANT SELECT (person) ON matching_booking TO portal_app"),
    "right-taken-away": (catalog.grants, "REVOKE SELECT ON matching_print FROM portal_review"),
    "makes-tables": (catalog.places, "GRANT CREATE ON SCHEMA public TO portal_app"),
    "default-for-new-tables": (
        catalog.places,
        "ALTER DEFAULT PRIVILEGES FOR ROLE portal_owner GRANT SELECT ON TABLES TO portal_app",
    ),
    "trigger-off": (catalog.triggers, "ALTER TABLE audit_auditevent DISABLE TRIGGER audit_keep"),
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_catalog_is_as_declared(check, admin_connection):
    assert check(admin_connection) == []


@pytest.mark.parametrize(("check", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_found(check, fault, admin_connection):
    with admin_connection.transaction(force_rollback=True):
        admin_connection.execute(sql.SQL(fault))

        assert check(admin_connection) != []

    assert check(admin_connection) == []


def test_every_check_finds_a_fault():
    assert {check for check, _ in FAULTS.values()} == set(CHECKS)


def test_a_model_with_a_jurisdiction_is_a_tenants_or_says_why_not():
    with_place = {
        model._meta.label
        for model in apps.get_models()
        if any(field.attname == "jurisdiction_id" for field in model._meta.concrete_fields)
    }
    tenants = {model._meta.label for model in catalog.tenant_tables().values()}

    assert with_place - tenants == set(catalog.OPEN)
    assert tenants


def test_no_model_lets_a_scope_remove_a_tenants_rows():
    allowed = {
        verb
        for model in catalog.tenant_tables().values()
        for rights in catalog.rights_of(model).values()
        for verb, _ in catalog.RIGHT.findall(rights)
    }

    assert allowed == {"SELECT", "INSERT", "UPDATE"}
