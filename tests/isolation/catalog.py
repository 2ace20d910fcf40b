"""What the database's own catalog must say; each check returns the breaches it found.

Every check takes a superuser's connection, so that a test can plant a fault in a transaction,
look, and roll it back.
"""

import re
from collections.abc import Iterator

import psycopg
from django.apps import apps

from portal.jurisdictions.bound_keys import is_tenant_model
from portal.jurisdictions.isolation import DISPATCH, OWNER, SCOPES, SITE, TENANT, rights_of

ROLES = [SITE, *SCOPES]
GUARD = "(jurisdiction_id = ANY (( SELECT current_scope() AS current_scope)::bigint[]))"
OWN = (
    "(user_id = ( SELECT (NULLIF(current_setting('portal.person'::text, true), ''::text))::bigint"
    ' AS "nullif"))'
)
# Models with a jurisdiction whose rows are for everybody to read, or read by oversight alone.
OPEN = {
    "jurisdictions.Agency": "the register is public",
    "participation.ParticipationEvent": "the register is public",
    "participation.ParticipationPeriod": "the register is public",
    "audit.AuditEvent": "no scope but oversight may read it",
    "detainers.HoldPolicy": "the register is public",
    "detainers.NoticeKey": "the public page learns by it which place to open; no name, no code",
}
RIGHT = re.compile(r"([A-Z]+)(?: \(([^)]*)\))?")
Grant = tuple[str, str, str, str]


def tables() -> dict[str, type]:
    """Every managed model by its table."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in models if model._meta.managed}


def tenant_tables() -> dict[str, type]:
    """Every tenant model by its table."""
    return {table: model for table, model in tables().items() if is_tenant_model(model)}


def strong_roles(db: psycopg.Connection) -> list[str]:
    """Roles of the site with a power that a tenant's rows do not withstand."""
    found = db.execute(
        "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND (rolsuper OR rolbypassrls"
        " OR rolcreaterole OR rolcreatedb OR rolreplication"
        " OR rolcanlogin AND rolname = ANY(%s) OR rolinherit AND rolname = %s)",
        [[*ROLES, OWNER], list(SCOPES), SITE],
    )
    return [f"{name} is too strong" for (name,) in found]


def memberships(db: psycopg.Connection) -> list[str]:
    """Memberships other than: the site may become a scope, without inheriting from it."""
    found = db.execute(
        "SELECT m.roleid::regrole::text, m.member::regrole::text,"
        " m.inherit_option, m.set_option, m.admin_option"
        " FROM pg_auth_members m WHERE m.member = ANY(%s::regrole[])",
        [[*ROLES, OWNER]],
    ).fetchall()
    wanted = {(role, SITE, False, True, False) for role in SCOPES}
    return [f"membership: {row}" for row in set(found) ^ wanted]


def ownership(db: psycopg.Connection) -> list[str]:
    """Anything at all that a role of the site owns."""
    found = db.execute(
        "SELECT refobjid::regrole::text, classid::regclass::text FROM pg_shdepend"
        " WHERE deptype = 'o' AND refobjid = ANY(%s::regrole[]::oid[])",
        [ROLES],
    )
    return [f"{role} owns an entry of {what}" for role, what in found]


def row_security(db: psycopg.Connection) -> list[str]:
    """Tables with a jurisdiction whose row security is not both enabled and forced."""
    found = db.execute(
        "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c"
        " WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND EXISTS"
        " (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'jurisdiction_id')"
    ).fetchall()
    open_tables = {apps.get_model(label)._meta.db_table for label in OPEN}
    weak = {name for name, forced in found if not forced} - open_tables
    missing = set(tenant_tables()) - {name for name, _ in found}
    missing |= set(personal_tables()) - _forced(db)
    return [f"{name} has no forced row security" for name in sorted(weak | missing)]


def _forced(db: psycopg.Connection) -> set[str]:
    found = db.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
    return {name for (name,) in found}


def policies(db: psycopg.Connection) -> list[str]:
    """Policies other than the one that allows each role and the one guard over tenants."""
    found = db.execute(
        "SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check"
        " FROM pg_policies"
    ).fetchall()
    return [f"policy: {row}" for row in set(found) ^ set(_wanted_policies())]


def personal_tables() -> dict[str, type]:
    """Every model whose rows are one person's, by its table."""
    return {t: model for t, model in tables().items() if getattr(model, "of_one_person", False)}


def _wanted_policies() -> Iterator[tuple[str | None, ...]]:
    for table, model in personal_tables().items():
        yield table, "person_own", "PERMISSIVE", f"{{{SITE}}}", "ALL", OWN, OWN
        yield table, "dispatch_keep", "PERMISSIVE", f"{{{DISPATCH}}}", "ALL", "true", "true"
        if getattr(model, "told_by_all", False):
            everyone = f"{{{','.join(sorted(ROLES))}}}"
            yield table, "all_tell", "PERMISSIVE", everyone, "INSERT", None, "true"
    for table, model in tenant_tables().items():
        for role in rights_of(model):
            yield table, f"{role}_allow", "PERMISSIVE", f"{{{role}}}", "ALL", "true", "true"
        yield table, "tenant_guard", "RESTRICTIVE", f"{{{TENANT}}}", "ALL", GUARD, GUARD
        if getattr(model, "gate_reads", False):
            yield table, "owner_read", "PERMISSIVE", f"{{{OWNER}}}", "SELECT", "true", None
        if getattr(model, "gate_writes", False):
            yield table, "owner_write", "PERMISSIVE", f"{{{OWNER}}}", "INSERT", None, "true"
        if getattr(model, "gate_changes", False):
            yield table, "owner_change", "PERMISSIVE", f"{{{OWNER}}}", "UPDATE", "true", "true"


def views(db: psycopg.Connection) -> list[str]:
    """Views that read with their owner's rights, and copies of tables, which have no policy."""
    found = db.execute(
        "SELECT oid::regclass::text FROM pg_class WHERE relnamespace NOT IN"
        " ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND (relkind = 'm'"
        " OR relkind = 'v' AND NOT coalesce(reloptions @> '{security_invoker=true}', false))"
    )
    return [f"view {name}" for (name,) in found]


def functions(db: psycopg.Connection) -> list[str]:
    """Functions that run as their owner and look names up where the caller says."""
    found = db.execute(
        "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.prosecdef AND NOT EXISTS"
        " (SELECT FROM unnest(p.proconfig) s WHERE s ~ '^search_path=.*pg_temp$')"
    )
    return [f"{name} runs as its owner with no fixed search_path" for (name,) in found]


def setters(db: psycopg.Connection) -> list[str]:
    """Roles that could choose a scope inside a SELECT, or set what only a superuser may."""
    found = db.execute(
        "SELECT role FROM unnest(%s::text[]) role WHERE"
        " has_function_privilege(role, 'set_config(text, text, boolean)', 'EXECUTE')"
        " OR EXISTS (SELECT FROM pg_parameter_acl)",
        [ROLES],
    )
    return [f"{role} may call set_config" for (role,) in found]


def triggers(db: psycopg.Connection) -> list[str]:
    """Triggers that are switched off."""
    found = db.execute(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgenabled <> 'O'"
    )
    return [f"trigger {name} of {table} is off" for name, table in found]


def grants(db: psycopg.Connection) -> list[str]:
    """Rights on tables that differ from what the models declare; PUBLIC has none."""
    found = db.execute(
        "SELECT c.relname, a.grantee::regrole::text, a.privilege_type, '' FROM pg_class c,"
        " aclexplode(c.relacl) a WHERE c.relnamespace = 'public'::regnamespace"
        " AND a.grantee <> c.relowner AND c.relkind <> 'S'"
        " UNION ALL SELECT c.relname, a.grantee::regrole::text, a.privilege_type, t.attname"
        " FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a"
        " WHERE c.relnamespace = 'public'::regnamespace AND a.grantee <> c.relowner"
    ).fetchall()
    return [f"grant: {row}" for row in set(found) ^ set(_wanted_grants())]


def _wanted_grants() -> Iterator[Grant]:
    for table, model in tables().items():
        for role, rights in rights_of(model).items():
            for verb, columns in RIGHT.findall(rights):
                for column in columns.split(", "):
                    yield table, role, verb, column
    yield from (("django_migrations", role, "SELECT", "") for role in ROLES)


def destroyers(db: psycopg.Connection) -> list[str]:
    """Roles that may remove a tenant's rows: nobody may, by whatever way they came to it."""
    found = db.execute(
        "SELECT role, relation FROM unnest(%s::text[]) role, unnest(%s::text[]) relation"
        " WHERE has_table_privilege(role, quote_ident(relation), 'DELETE, TRUNCATE, TRIGGER')",
        [ROLES, list(tenant_tables())],
    )
    return [f"{role} may empty {table}" for role, table in found]


def places(db: psycopg.Connection) -> list[str]:
    """Rights on the schema, the sequences and the database beyond those that the site needs."""
    found = db.execute(
        "SELECT a.grantee::regrole::text, a.privilege_type FROM pg_namespace n,"
        " aclexplode(n.nspacl) a WHERE n.nspname = 'public' AND a.grantee <> n.nspowner"
        " UNION SELECT a.grantee::regrole::text, a.privilege_type FROM pg_class c,"
        " aclexplode(c.relacl) a WHERE c.relkind = 'S' AND a.grantee <> c.relowner"
        " UNION SELECT a.grantee::regrole::text, a.privilege_type FROM pg_database d,"
        " aclexplode(d.datacl) a WHERE d.datname = current_database()"
        " AND a.grantee <> d.datdba"
        " UNION SELECT 'default', defaclacl::text FROM pg_default_acl"
    ).fetchall()
    wanted = {(role, "USAGE") for role in ROLES} | {(SITE, "CONNECT")}
    return [f"{role} has {right}" for role, right in set(found) ^ wanted]
