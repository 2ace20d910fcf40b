"""What anyone may read of the register: places, their flow, and why."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import CharField, F, Func, Q, QuerySet, Value
from django.utils.translation import gettext as _

from portal.jurisdictions.clock import in_words
from portal.jurisdictions.models import Jurisdiction, ParticipationDecision
from portal.jurisdictions.participation import Flow, flow_at, governing_decision

Kind = Jurisdiction.Kind


def counties(*, at: datetime, q: str = "", postal: str = "") -> QuerySet[Jurisdiction]:
    """Counties by state and name with their flow at an instant, as ``flow``."""
    rows = Jurisdiction.objects.filter(kind=Kind.COUNTY).annotate(flow=_flow(at))
    if postal:
        rows = rows.filter(postal=postal.upper())
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(code=q))
    return rows.order_by("postal", "name")


def states() -> QuerySet[Jurisdiction]:
    """The states, by name."""
    return Jurisdiction.objects.filter(kind=Kind.STATE).order_by("name")


def county(*, code: str) -> Jurisdiction | None:
    """A county by its FIPS code."""
    rows = Jurisdiction.objects.filter(kind=Kind.COUNTY, code=code)
    return rows.select_related("parent__parent").first()


def explain(*, jurisdiction: Jurisdiction, at: datetime) -> tuple[str, str]:
    """A place's flow, and one sentence on why it is what it is."""
    flow = flow_at(jurisdiction_id=jurisdiction.pk, at=at)
    decision = governing_decision(jurisdiction=jurisdiction, at=at)
    if decision is None:
        words = _("%(place)s has not joined, so nothing reaches the immigration search.")
        return flow, words % {"place": jurisdiction}
    words = _("%(flow)s. %(instrument)s of %(authority)s, in effect from %(when)s.")
    return flow, words % {
        "flow": _(Flow(flow).label),
        "instrument": _(decision.get_instrument_display()),
        "authority": decision.authority,
        "when": in_words(jurisdiction, decision.effective_at),
    }


def decisions_about(jurisdiction: Jurisdiction) -> QuerySet[ParticipationDecision]:
    """Every decision about a place and what stands above it, the newest first."""
    chain: list[int] = []
    step: Jurisdiction | None = jurisdiction
    while step is not None:
        chain.append(step.pk)
        step = step.parent
    rows = ParticipationDecision.objects.filter(jurisdiction__in=chain)
    return rows.select_related("jurisdiction").order_by("-effective_at")


def live_count(*, at: datetime) -> tuple[int, int]:
    """How many counties send prints to the immigration search, and how many there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE participation_flow(id, %s) < 'L2'), count(*)"
            " FROM jurisdictions_jurisdiction WHERE kind = 'COUNTY'",
            [at],
        )
        live, total = cursor.fetchone()
    return live, total


def names_of(ids: Iterable[int]) -> dict[int, str]:
    """The names of places by id."""
    return {place.pk: str(place) for place in Jurisdiction.objects.filter(pk__in=set(ids))}


def _flow(at: datetime) -> Func:
    return Func(
        F("pk"), Value(at), function="participation_flow", output_field=CharField(max_length=2)
    )
