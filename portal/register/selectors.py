"""What anyone may read of the register: places, their flow, and why."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from portal.jurisdictions.clock import in_words
from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import Flow
from portal.participation.axes import axes_at
from portal.participation.models import ParticipationEvent, ParticipationPeriod

Kind = Jurisdiction.Kind


def counties(*, at: datetime, q: str = "", postal: str = "") -> QuerySet[Jurisdiction]:
    """Counties by state and name with their flow at an instant, as ``flow``."""
    rows = Jurisdiction.objects.filter(kind=Kind.COUNTY, listed=True).annotate(flow=_flow(at))
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
    axes = axes_at(jurisdiction=jurisdiction, at=at)
    if axes.because is None:
        words = _("%(place)s has not joined, so nothing reaches the immigration search.")
        return axes.flow, words % {"place": jurisdiction}
    words = _("%(flow)s. %(instrument)s of %(authority)s, in effect from %(when)s.")
    return axes.flow, words % {
        "flow": _(Flow(axes.flow).label),
        "instrument": _(axes.because.get_instrument_display()),
        "authority": axes.because.authority,
        "when": in_words(jurisdiction, axes.because.effective_at),
    }


def events_about(jurisdiction: Jurisdiction) -> QuerySet[ParticipationEvent]:
    """Every entry about a place and what stands above it, the newest first."""
    chain: list[int] = []
    step: Jurisdiction | None = jurisdiction
    while step is not None:
        chain.append(step.pk)
        step = step.parent
    rows = ParticipationEvent.objects.filter(jurisdiction__in=chain)
    return rows.select_related("jurisdiction").order_by("-effective_at", "-pk")


def live_count(*, at: datetime) -> tuple[int, int]:
    """How many counties send prints to the immigration search, and how many there are."""
    counties = ParticipationPeriod.objects.filter(
        jurisdiction__kind=Kind.COUNTY, jurisdiction__listed=True, during__contains=at
    )
    counts = counties.aggregate(live=Count("pk", filter=Q(flow__lt=Flow.L2)), total=Count("pk"))
    return counts["live"], counts["total"]


def names_of(ids: Iterable[int]) -> dict[int, str]:
    """The names of places by id."""
    return {place.pk: str(place) for place in Jurisdiction.objects.filter(pk__in=set(ids))}


def _flow(at: datetime) -> Subquery:
    periods = ParticipationPeriod.objects.filter(jurisdiction=OuterRef("pk"), during__contains=at)
    return Subquery(periods.values("flow"))
