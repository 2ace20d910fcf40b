"""What anyone may read of the register: places, their flow, and how many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, F, FilteredRelation, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import Flow, Request
from portal.register.moments import Moment
from portal.register.shares import FlowCounts, Group, Share, count_by_flow
from portal.sorting import ordering

Kind = Jurisdiction.Kind
# What the list can be sorted by, as `?sort=` names it.
SORTED = {
    "county": ("name", "postal"),
    "state": ("postal", "name"),
    "fips": ("code",),
    "flow": ("flow",),
    "request": ("request",),
}
Places = QuerySet[Any]  # rows of Jurisdiction that also carry flow, request and because_id
SIZES = {"places": Count("pk"), "counted": Count("population"), "known": Sum("population")}


@dataclass(frozen=True)
class Wanted:
    """What a reader of the list asks for; what is empty asks for nothing."""

    q: str = ""
    postal: str = ""
    flow: str = ""
    request: str = ""
    sort: str = ""


@dataclass(frozen=True)
class StateCounts:
    """A state and its counties by flow."""

    state: Jurisdiction
    counts: FlowCounts


@dataclass(frozen=True)
class Found:
    """The counties that a reader asked for, by flow and out of all."""

    rows: Places
    counts: FlowCounts
    share: Share


def find(*, moment: Moment, wanted: Wanted) -> Found:
    """The counties that fit what is wanted, with their denominators."""
    rows = counties(moment=moment, wanted=wanted)
    found = counts(rows)
    return Found(rows, found, out_of_all(found.whole))


def places(*, moment: Moment) -> Places:
    """Every listed place with what holds there: ``flow``, ``request`` and ``because_id``.

    A place without a period is closed, as at the gate.
    """
    holds = Q(periods__during__contains=moment.in_sql())
    return Jurisdiction.objects.filter(listed=True).annotate(
        held=FilteredRelation("periods", condition=holds),
        flow=Coalesce(F("held__flow"), Value(Flow.L2.value), output_field=CharField()),
        request=Coalesce(F("held__request"), Value(Request.NONE.value), output_field=CharField()),
        because_id=F("held__because_id"),
    )


def counties(*, moment: Moment, wanted: Wanted | None = None) -> Places:
    """Counties by state and name, those that fit what is wanted."""
    wanted = wanted or Wanted()
    rows = places(moment=moment).filter(kind=Kind.COUNTY)
    if wanted.postal:
        rows = rows.filter(postal=wanted.postal.upper())
    if wanted.q:
        rows = rows.filter(Q(name__icontains=wanted.q) | Q(code=wanted.q))
    if wanted.flow:
        rows = rows.filter(flow=wanted.flow)
    if wanted.request:
        rows = rows.filter(request=wanted.request)
    return rows.order_by(*ordering(wanted.sort, SORTED, otherwise=("postal", "name", "code")))


def states() -> QuerySet[Jurisdiction]:
    """The states, by name."""
    return Jurisdiction.objects.filter(kind=Kind.STATE, listed=True).order_by("name")


def place(*, code: str) -> Jurisdiction | None:
    """A listed place by its code, with what stands above it."""
    rows = Jurisdiction.objects.filter(code=code, listed=True)
    return rows.select_related("parent__parent").first()


def counts(rows: Places) -> FlowCounts:
    """How many of some counties are at each flow, and how many people live in them."""
    grouped = rows.order_by().values("flow").annotate(**SIZES)
    return count_by_flow((row["flow"], _group(row)) for row in grouped)


def out_of_all(found: Group) -> Share:
    """Some counties out of all that are listed."""
    everywhere = Jurisdiction.objects.filter(kind=Kind.COUNTY, listed=True)
    return Share(found, _group(everywhere.aggregate(**SIZES)))


def counts_by_state(*, moment: Moment) -> list[StateCounts]:
    """Each state with its counties by flow, by name."""
    rows = counties(moment=moment).order_by().values("parent", "flow").annotate(**SIZES)
    groups: dict[int, list[tuple[str, Group]]] = {}
    for row in rows:
        groups.setdefault(row["parent"], []).append((row["flow"], _group(row)))
    return [
        StateCounts(state, count_by_flow(groups.get(state.pk, [])))
        for state in places(moment=moment).filter(kind=Kind.STATE).order_by("name")
    ]


def flow_by_code(*, moment: Moment) -> dict[str, str]:
    """The flow of every listed county by its FIPS code."""
    rows = counties(moment=moment).order_by("code")
    return {row["code"]: row["flow"] for row in rows.values("code", "flow")}


def live_count(*, at: datetime) -> tuple[int, int]:
    """How many counties send prints to the immigration search, and how many there are."""
    found = counts(counties(moment=Moment(instant=at)))
    return found.searched.part.places, found.whole.places


def names_of(ids: Iterable[int]) -> dict[int, str]:
    """The names of places by id."""
    return {place.pk: str(place) for place in Jurisdiction.objects.filter(pk__in=set(ids))}


def _group(row: dict[str, int | None]) -> Group:
    return Group(row["places"] or 0, row["counted"] or 0, row["known"] or 0)
