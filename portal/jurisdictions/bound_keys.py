"""Foreign keys between tenant tables that carry the tenant.

The checks of a plain foreign key pass by row security, so that a row could point at another
tenant's.  Each such key gets a second one over (jurisdiction, id).
"""

from collections.abc import Iterator

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

CONSTRAINTS = "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace"


def is_tenant_model(model: type[models.Model]) -> bool:
    """Whether a model's rows belong to a tenant and hide from every other."""
    return bool(getattr(model, "tenant_rows", False))


def of_one_place(model: type[models.Model]) -> bool:
    """Whether a public record may be named by records of its own jurisdiction alone."""
    return bool(getattr(model, "named_by_own_place", False))


def statements(connection: BaseDatabaseWrapper, model: type[models.Model]) -> Iterator[str]:
    """The constraints that a model still lacks."""
    with connection.cursor() as cursor:
        cursor.execute(CONSTRAINTS)
        present = {name for (name,) in cursor.fetchall()}
    for field in model._meta.concrete_fields:
        target = field.related_model
        if isinstance(target, type) and (is_tenant_model(target) or of_one_place(target)):
            there, here = target._meta.db_table, model._meta.db_table
            unique, bound = f"{there}_of_tenant", f"{here}_{field.column}_same_tenant"
            if unique not in present:
                present.add(unique)
                yield (
                    f'ALTER TABLE "{there}" ADD CONSTRAINT "{unique}" UNIQUE (jurisdiction_id, id)'
                )
            if bound not in present:
                yield (
                    f'ALTER TABLE "{here}" ADD CONSTRAINT "{bound}" FOREIGN KEY'
                    f' (jurisdiction_id, "{field.column}") REFERENCES "{there}"'
                    " (jurisdiction_id, id)"
                )
