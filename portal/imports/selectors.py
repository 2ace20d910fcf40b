"""The register as the planning compares it, and the imports there have been."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from portal.accounts.models import User
from portal.imports.agencies import plan_agencies
from portal.imports.counties import plan_counties
from portal.imports.county_names import Place
from portal.imports.errors import ImportRefused
from portal.imports.models import Import
from portal.imports.plans import Plan, Values
from portal.imports.tables import read_table
from portal.imports.telling import Tell, quiet
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.participation.acts import Act
from portal.participation.models import ParticipationEvent

PLACE_FIELDS = ("name", "population", "noncitizens", "counted_year", "time_zone", "listed")


def plan_file(*, kind: str, content: bytes, at: datetime, tell: Tell = quiet) -> Plan:
    """What a file would do to the register as it stands.  Raises ``FileRefused``."""
    table = read_table(content)
    if kind == Import.Kind.COUNTIES:
        return plan_counties(table, present=places(), at=at, tell=tell)
    return plan_agencies(table, places=counties_by_name(), present=agencies(), tell=tell)


def rows_in(*, kind: str, content: bytes, at: datetime) -> int:
    """How many rows a file has whose columns will do; raises ``FileRefused`` where they do not."""
    table = read_table(content)
    header = replace(table, rows=())
    if kind == Import.Kind.COUNTIES:
        plan_counties(header, present={}, at=at)
    else:
        plan_agencies(header, places=(), present={})
    return len(table.rows)


def places(codes: Collection[str] | None = None) -> dict[str, Values]:
    """Places by code (all of them, or those asked for) with their first standing activation."""
    rows = Jurisdiction.objects.all()
    if codes is not None:
        rows = rows.filter(code__in=codes)
    since = {
        event.jurisdiction_id: event.effective_at.isoformat()
        for event in reversed(activations(rows))
        if event.effective_at
    }
    return {
        row["code"]: {
            **{name: row[name] for name in PLACE_FIELDS},
            "activated_at": since.get(row["pk"]),
        }
        for row in rows.values("pk", "code", *PLACE_FIELDS)
    }


def activations(places: QuerySet[Jurisdiction]) -> list[ParticipationEvent]:
    """The activations of places that nobody undid, the oldest first."""
    undone = ParticipationEvent.objects.filter(act=Act.UNDO, concerns=OuterRef("pk"))
    rows = ParticipationEvent.objects.filter(
        ~Exists(undone), act=Act.ACTIVATION, jurisdiction__in=places
    )
    return list(rows.order_by("effective_at", "pk"))


def agencies(oris: Collection[str] | None = None) -> dict[str, Values]:
    """Agencies by ORI, all of them or those asked for."""
    rows = Agency.objects.all() if oris is None else Agency.objects.filter(ori__in=oris)
    return {
        row["ori"]: {
            "name": row["name"],
            "kind": row["kind"],
            "place": row["jurisdiction__code"],
            "active": row["active"],
        }
        for row in rows.values("ori", "name", "kind", "jurisdiction__code", "active")
    }


def counties_by_name() -> list[Place]:
    """The counties that are listed, as far as their names go."""
    rows = Jurisdiction.objects.filter(kind=Jurisdiction.Kind.COUNTY, listed=True)
    return [Place(*row) for row in rows.order_by("code").values_list("code", "postal", "name")]


def as_written(table: str, keys: Collection[str]) -> Mapping[str, Values]:
    """Records of a table of ``ImportChange`` as they stand now, by key."""
    return agencies(keys) if table == "AGENCY" else places(keys)


def administrators() -> list[User]:
    """The active administrators, the oldest account first."""
    rows = User.objects.filter(is_superuser=True, is_active=True)
    return list(rows.order_by("date_joined", "pk"))


def administrator(name: str) -> User | None:
    """An active administrator by name."""
    rows = User.objects.filter(is_superuser=True, is_active=True, username=name)
    return rows.first()


def import_of(number: int) -> Import:
    """An import by its number; raises ``ImportRefused`` where there is none."""
    found = Import.objects.filter(pk=number).first()
    if found is None:
        raise ImportRefused(f"There is no import {number}.")
    return found
