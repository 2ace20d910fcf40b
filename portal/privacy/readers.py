"""Who can read a field: the database roles that may select it, as the models declare them."""

import re

from django.db import models

from portal.jurisdictions.isolation import SCOPES, SITE, rights_of

EVERYBODY = frozenset({SITE, *SCOPES})
SELECT = re.compile(r"\bSELECT\b(?:\s*\(([^)]*)\))?")


def readers_of(model: type[models.Model], field: str) -> frozenset[str]:
    """The database roles that may read a field of a model."""
    column = str(model._meta.get_field(field).column)  # type: ignore[union-attr]
    return frozenset(
        role for role, rights in rights_of(model).items() if _may_select(rights, column)
    )


def _may_select(rights: str, column: str) -> bool:
    return any(
        not columns or column in [name.strip() for name in columns.split(",")]
        for columns in SELECT.findall(rights)
    )
