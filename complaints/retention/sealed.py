"""Where what was sealed with the keys of a complaint lies: found in the registry of models.

A table is walked from the day it is written, so that nothing sealed is forgotten when a complaint
is disposed of, and no fresh words are overlooked before.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from portal.jurisdictions.bound_keys import is_tenant_model

ROOT = "complaints.Complaint"


@dataclass(frozen=True)
class Sealed:
    """A table, its sealed columns, and the way from its rows to their complaint.

    ``way`` is the look-up of the complaint's id.  ``written`` is the instant that every row has
    first, None for rows that are of a complaint only by another row.
    """

    model: type[models.Model]
    columns: tuple[models.Field, ...]
    way: str
    written: str | None


def sealed_tables() -> list[Sealed]:
    """Every table with sealed columns of a complaint, by name."""
    found = (table for model in apps.get_models() for table in _sealed(model))
    return sorted(found, key=lambda one: one.model._meta.db_table)


def open_to_owner() -> None:
    """Let the owner's function read and empty these tables, which row security keeps from it."""
    for table in sealed_tables():
        for gate in ("gate_reads", "gate_changes"):
            setattr(table.model, gate, True)


def _sealed(model: type[models.Model]) -> Iterator[Sealed]:
    columns = tuple(f for f in model._meta.concrete_fields if isinstance(f, models.BinaryField))
    way = _way(model)
    if columns and way and is_tenant_model(model):
        yield Sealed(model, columns, way, _written(model) if way == "complaint_id" else None)


def _way(model: type[models.Model]) -> str:
    """The look-up of the complaint's id, '' where a row is of none."""
    if model._meta.label == ROOT:
        return "id"
    keys = [field for field in model._meta.concrete_fields if _target(field) is not None]
    direct = [field.name for field in keys if _is_root(field)]
    if direct:
        return f"{direct[0]}_id"
    ways = [(field.name, _way(_target(field) or model)) for field in keys if _is_near(field)]
    return next((f"{name}__{way}" for name, way in ways if way), "")


def _is_root(field: models.Field) -> bool:
    target = _target(field)
    return target is not None and target._meta.label == ROOT


def _is_near(field: models.Field) -> bool:
    """Whether a key leads to another table of complaints."""
    target = _target(field)
    return (
        target is not None and target.__module__.startswith("complaints.") and not field.null
    ) and target is not field.model


def _target(field: models.Field) -> type[models.Model] | None:
    return field.related_model if isinstance(field, models.ForeignKey) else None


def _written(model: type[models.Model]) -> str | None:
    instants = (f for f in model._meta.concrete_fields if isinstance(f, models.DateTimeField))
    return next((field.name for field in instants if not field.null), None)
