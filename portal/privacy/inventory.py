"""The inventory: for every field of every model what it is, why it is kept, and how long.

One file an application, named for its label, with a table a model.  `fields` names every field
under what it holds, so that a new field has to be put somewhere; `apart` says of some fields what
differs from their record.  Who reads a field is not written down but asked of the rights.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

FOLDER = Path(__file__).parent / "inventory"


@dataclass(frozen=True)
class Terms:
    """Why, on what ground, how long, and to whom besides those who read the database."""

    purpose: str
    basis: str
    retention: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """What is written down of one model."""

    label: str
    en: str
    es: str
    about: str
    terms: Terms
    kinds: dict[str, str]  # of each field, what it holds
    apart: dict[str, Terms]  # of some fields, terms of their own

    def terms_of(self, field: str) -> Terms:
        """The terms of one field."""
        return self.apart.get(field, self.terms)


@cache
def inventory() -> dict[str, Record]:
    """Every record by the label of its model."""
    return {
        f"{path.stem}.{name}": _record(f"{path.stem}.{name}", told)
        for path in sorted(FOLDER.glob("*.toml"))
        for name, told in tomllib.loads(path.read_text()).items()
    }


def _record(label: str, told: dict[str, Any]) -> Record:
    terms = _terms(told)
    kinds = {name: kind for kind, names in told["fields"].items() for name in names.split()}
    apart = {
        name: _terms({**told, **own})
        for own in told.get("apart", ())
        for name in own["fields"].split()
    }
    return Record(label, told["en"], told["es"], told["about"], terms, kinds, apart)


def _terms(told: dict[str, Any]) -> Terms:
    also = tuple(told.get("also", ()))
    return Terms(told["purpose"], told["basis"], told["retention"], also)


def every_model() -> Iterator[type[models.Model]]:
    """Every model that has a table, those made for many-to-many fields too."""
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.proxy:
            yield model


def gaps(records: dict[str, Record], known: Iterable[type[models.Model]]) -> list[str]:
    """Fields of the models that no record names, and records of what is not there."""
    there = {
        f"{model._meta.label}.{field.name}"
        for model in known
        for field in model._meta.concrete_fields
    }
    named = {f"{label}.{name}" for label, record in records.items() for name in record.kinds}
    return [f"{name} is in no inventory" for name in sorted(there - named)] + [
        f"{name} is no field" for name in sorted(named - there)
    ]
