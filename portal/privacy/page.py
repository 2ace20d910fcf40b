"""The pages of the inventory: records by whom they are about, fields by what they hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.utils.translation import get_language

from portal.privacy import words
from portal.privacy.inventory import Record, Terms, inventory
from portal.privacy.readers import EVERYBODY, readers_of


@dataclass(frozen=True)
class Line:
    """Fields of a record that hold the same, for the same reason, read by the same people."""

    kind: words.Words
    fields: list[str]
    purpose: words.Words
    basis: words.Words
    retention: words.Words
    readers: list[words.Words]


@dataclass(frozen=True)
class Section:
    """A record of the inventory, as the page shows it."""

    anchor: str
    table: str
    what: str
    lines: list[Line]


@dataclass(frozen=True)
class Group:
    """Whom or what some records are about."""

    name: str
    title: words.Words
    about: words.Words
    sections: list[Section]
    fields: int


def groups() -> list[Group]:
    """Every group in the order of the page, in the language in force."""
    return [group(name) for name in words.GROUPS]


def group(name: str) -> Group:
    """The records of one group.  Raises ``KeyError`` for no such group."""
    title, about = words.GROUPS[name]
    records = [record for record in inventory().values() if record.about == name]
    sections = [_section(record) for record in records]
    return Group(name, title, about, sections, sum(len(record.kinds) for record in records))


def _section(record: Record) -> Section:
    what = record.es if (get_language() or "").startswith("es") else record.en
    anchor = record.label.lower().replace(".", "-")
    return Section(anchor, record.label, what, list(_lines(record)))


def _lines(record: Record) -> Iterator[Line]:
    for (kind, terms, readers), fields in _together(record.label).items():
        title, own = words.KINDS[kind]
        named = [*_roles(readers), *(words.ALSO[who] for who in terms.also)]
        purpose = terms.purpose if terms != record.terms else own or terms.purpose
        yield Line(
            title,
            fields,
            words.PURPOSES[purpose],
            words.BASES[terms.basis],
            words.RETENTIONS[terms.retention],
            named,
        )


@cache
def _together(label: str) -> dict[tuple[str, Terms, frozenset[str]], list[str]]:
    """The fields of a record by what they hold, their terms, and their readers."""
    record, model = inventory()[label], apps.get_model(label)
    found: dict[tuple[str, Terms, frozenset[str]], list[str]] = {}
    for name, kind in record.kinds.items():
        same = (kind, record.terms_of(name), readers_of(model, name))
        found.setdefault(same, []).append(name)
    return found


def _roles(readers: frozenset[str]) -> list[words.Words]:
    if readers == EVERYBODY:
        return [words.EVERY_PART]
    return [said for role, said in words.ROLES.items() if role in readers] or [words.NO_PART]
