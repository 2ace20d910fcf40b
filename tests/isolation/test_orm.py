# ruff: noqa: S608  the names in the statements are the models' own
"""No query of Django's reaches another tenant's rows, and without a scope every one fails."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, ProgrammingError, transaction
from django.db.models import Count, ForeignKey

from portal.jurisdictions import scope
from portal.jurisdictions.isolation import TENANT, rights_of
from tests.isolation.world import Rows, inhabit, tenant_models
from tests.kept import kept

pytestmark = pytest.mark.usefixtures("committed")
Way = Callable[[Any, Any], object]


def named(model, row):
    return model._default_manager.filter(pk=row.pk)


def twin(row):
    """The same row under a new key."""
    copy = type(row)(**{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields})
    copy.pk = type(row)._meta.pk.get_default() or 987654321
    return copy


def joins(model, outer=""):
    """The ways from a model to others that its place reads whole, on to those they lead to."""
    for field in model._meta.concrete_fields:
        target = field.related_model
        if field.null or not isinstance(field, ForeignKey) or target is model:
            continue
        if "SELECT" in rights_of(target).get(TENANT, "").split(", "):
            yield f"{outer}{field.name}"
            yield from joins(target, f"{outer}{field.name}__")


READS: dict[str, Way] = {
    "first": lambda model, row: named(model, row).first(),
    "exists": lambda model, row: named(model, row).exists(),
    "count": lambda model, row: model._default_manager.filter(
        jurisdiction=row.jurisdiction_id
    ).count(),
    "in bulk": lambda model, row: model._default_manager.in_bulk([row.pk]),
    "raw": lambda model, row: list(
        model._default_manager.raw(f"SELECT * FROM {model._meta.db_table} WHERE id=%s", [row.pk])
    ),
    "iterator": lambda model, row: list(named(model, row).iterator(chunk_size=10)),
    "aggregate": lambda model, row: named(model, row).aggregate(n=Count("pk"))["n"],
    "joined": lambda model, row: list(
        named(model, row)
        .filter(jurisdiction__code=row.jurisdiction.code)
        .select_related(*joins(model))
    ),
    "fresh": lambda model, row: row.refresh_from_db() or True,
}
WRITES: dict[str, Way] = {
    "lock": lambda model, row: list(named(model, row).select_for_update(of=("self",))),
    "update": lambda model, row: named(model, row).update(jurisdiction=row.jurisdiction_id),
    "bulk update": lambda model, row: model._default_manager.bulk_update([row], ["jurisdiction"]),
    "save": lambda model, row: row.save(force_update=True) or True,
    "insert": lambda model, row: twin(row).save(force_insert=True) or True,
    "bulk insert": lambda model, row: model._default_manager.bulk_create([twin(row)]),
    "delete": lambda model, row: named(model, row).delete()[0],
}
WAYS = READS | WRITES
READABLE = [one for one in tenant_models() if "SELECT" in rights_of(one).get(TENANT, "")]
# What a place's people never read: the program's cases, and complaints about the place.
CLOSED = [one for one in tenant_models() if one not in READABLE]


@kept
def theirs(riverton_police, ines) -> Rows:
    """A row of every tenant model, of Riverton."""
    return inhabit(riverton_police, ines)


def all_ways(rows: Rows, models: list[Any], ways: dict[str, Way]) -> Iterator[tuple[str, ...]]:
    """Try every way on the row of every model; each time the model, the way and what came."""
    for model in models:
        for name, way in ways.items():
            yield model.__name__, name, tried(way, model, rows[model])


def tried(way: Way, model: Any, row: Any) -> str:
    """What comes of a way in the scope that is set: 'reached', 'nothing', or the refusal."""
    try:
        with transaction.atomic():
            return "reached" if way(model, row) else "nothing"
    except ObjectDoesNotExist:
        return "nothing"
    except ProgrammingError as refusal:
        return "denied" if "permission denied" in str(refusal) else str(refusal)
    except DatabaseError as refusal:
        return str(refusal)


def test_no_query_reaches_next_door(theirs, lakeside):
    with scope.within(scope.tenant([lakeside.pk])):
        found = list(all_ways(theirs, tenant_models(), WAYS))

    assert len(found) == len(tenant_models()) * len(WAYS)
    assert [one for one in found if one[2] == "reached"] == []


def test_every_read_answers_at_home(theirs, riverton):
    with scope.within(scope.tenant([riverton.pk])):
        found = list(all_ways(theirs, READABLE, READS))

    assert [one for one in found if one[2] != "reached"] == []


def test_what_is_not_for_its_place_fails_at_home_too(theirs, riverton):
    with scope.within(scope.tenant([riverton.pk])):
        found = list(all_ways(theirs, CLOSED, READS))

    assert [one for one in found if one[2] != "denied"] == []


def test_without_a_scope_every_query_fails(theirs):
    found = list(all_ways(theirs, tenant_models(), WAYS))

    assert [one for one in found if one[2] != "denied"] == []
