"""Who may touch which table in the database, applied after every migration.

The site connects as ``portal_app``, which has no right on a tenant table at all; inside a
scope it becomes one of the scope roles.  A tenant table carries row-level security: for
``portal_tenant`` one permissive policy and one restrictive guard on ``jurisdiction_id``.
Models say what each role may do (``scope_rights``, ``site_rights``); nothing else grants.

A table ``of_one_person`` is open to the site itself alone, outside of every scope, and there to
the person whom it names in ``portal.person``; ``told_by_all`` lets every scope add to it.
"""

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.jurisdictions import bound_keys
from portal.jurisdictions.bound_keys import is_tenant_model

SITE = "portal_app"
TENANT = "portal_tenant"
REVIEW = "portal_review"
OVERSIGHT = "portal_oversight"
DISPATCH = "portal_dispatch"
GALLERY = "portal_gallery"
CASEWORK = "portal_casework"
COMPLAINTS = "portal_complaints"
STATISTICS = "portal_statistics"
COMMITTEE = "portal_committee"
SCOPES = (
    *(TENANT, REVIEW, OVERSIGHT, DISPATCH, GALLERY),
    *(CASEWORK, COMPLAINTS, STATISTICS, COMMITTEE),
)
OWNER = "portal_owner"
GUARD = "jurisdiction_id = ANY ((SELECT current_scope())::bigint[])"
OWN = "user_id = (SELECT nullif(current_setting('portal.person', true), '')::bigint)"
ALL = "SELECT, INSERT, UPDATE, DELETE"


def isolate(*, using: str, **_signal: object) -> None:
    """Grant what the models declare, revoke all else, and put the policies in place."""
    connection = connections[using]
    known = set(connection.introspection.table_names())
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and model._meta.db_table in known:
            _run(connection, _statements(model))
    roles = ", ".join((SITE, *SCOPES))
    for model in filter(is_tenant_model, apps.get_models()):
        _run(connection, bound_keys.statements(connection, model))
    _run(
        connection,
        [
            "REVOKE ALL ON django_migrations FROM PUBLIC",
            f"GRANT SELECT ON django_migrations TO {roles}",
            f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {roles}",
        ],
    )


def rights_of(model: type[models.Model]) -> Mapping[str, str]:
    """What each role may do with a model's table, as the GRANT statement writes it."""
    if is_tenant_model(model):
        return dict(model.scope_rights)  # type: ignore[attr-defined]
    everyone = {role: getattr(model, "site_rights", ALL) for role in (SITE, *SCOPES)}
    return everyone | getattr(model, "scope_rights", {})


def _statements(model: type[models.Model]) -> Iterable[str]:
    table = model._meta.db_table
    yield f'REVOKE ALL ON "{table}" FROM PUBLIC, {", ".join((SITE, *SCOPES))}'
    for role, rights in rights_of(model).items():
        yield f'GRANT {rights} ON "{table}" TO {role}'
    if getattr(model, "of_one_person", False):
        yield from _own_rows(model)
    if is_tenant_model(model):
        yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
        yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
        for role in SCOPES:
            yield f'DROP POLICY IF EXISTS {role}_allow ON "{table}"'
            if role in rights_of(model):
                yield (
                    f'CREATE POLICY {role}_allow ON "{table}" AS PERMISSIVE FOR ALL TO {role}'
                    " USING (true) WITH CHECK (true)"
                )
        yield f'DROP POLICY IF EXISTS owner_read ON "{table}"'
        if getattr(model, "gate_reads", False):
            # The gate of a search runs as the tables' owner, whom FORCE would show no row.
            yield f'CREATE POLICY owner_read ON "{table}" FOR SELECT TO {OWNER} USING (true)'
        yield f'DROP POLICY IF EXISTS owner_write ON "{table}"'
        if getattr(model, "gate_writes", False):
            yield f'CREATE POLICY owner_write ON "{table}" FOR INSERT TO {OWNER} WITH CHECK (true)'
        yield f'DROP POLICY IF EXISTS owner_change ON "{table}"'
        if getattr(model, "gate_changes", False):
            yield (
                f'CREATE POLICY owner_change ON "{table}" FOR UPDATE TO {OWNER}'
                " USING (true) WITH CHECK (true)"
            )
        yield f'DROP POLICY IF EXISTS tenant_guard ON "{table}"'
        yield (
            f'CREATE POLICY tenant_guard ON "{table}" AS RESTRICTIVE FOR ALL TO {TENANT}'
            f" USING ({GUARD}) WITH CHECK ({GUARD})"
        )


def _own_rows(model: type[models.Model]) -> Iterable[str]:
    table = model._meta.db_table
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield f'DROP POLICY IF EXISTS person_own ON "{table}"'
    yield f'CREATE POLICY person_own ON "{table}" TO {SITE} USING ({OWN}) WITH CHECK ({OWN})'
    yield f'DROP POLICY IF EXISTS dispatch_keep ON "{table}"'
    yield (
        f'CREATE POLICY dispatch_keep ON "{table}" TO {DISPATCH} USING (true) WITH CHECK (true)'
    )
    yield f'DROP POLICY IF EXISTS all_tell ON "{table}"'
    if getattr(model, "told_by_all", False):
        everyone = ", ".join((SITE, *SCOPES))
        yield f'CREATE POLICY all_tell ON "{table}" FOR INSERT TO {everyone} WITH CHECK (true)'


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
