"""Check every booking's stamp and every immigration search against the events themselves.

What was known at the instant of each step counts: an act entered later with effect in the past
does not make a breach of a search that ran before it, but a task of remediation.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from matching.bookings.models import Booking
from matching.galleries.models import GalleryName
from matching.searches.models import Candidate, Search, Withholding
from portal.jurisdictions import scope
from portal.leases import JobStatus
from portal.participation.acts import Flow
from portal.participation.periods import period_at, rule
from portal.participation.verification import (
    Breach,
    Register,
    check_people,
    check_periods,
    check_trail,
)

# The gate writes down when it let a search take each step.
STEPS = ("open", "start", "finish", "release")


def verify(*, who: str) -> Iterator[Breach]:
    """Every breach in the database, in one reading of it; ``who`` asked goes to the log."""
    with scope.within(scope.oversight(who=who, why="verify participation")):
        register = Register()
        yield from check_people()
        yield from check_periods(register)
        yield from check_trail()
        yield from check_stamps(register)
        yield from check_searches(register)
        yield from check_withholdings()


def flow_known(register: Register, place: int, moment: datetime, known: datetime) -> str:
    """The flow of a place at an instant, as was known at another; L2 for an unknown place."""
    if place not in register.places:
        return Flow.L2
    chain = register.chain(place)
    late = any(
        entry.entered_at > known and entry.effective_at <= moment
        for link in chain
        for entry in link.entries
    )
    if late:
        return rule(chain, moment, known).flow
    return period_at(register.periods(place), moment).ruled.flow


def check_stamps(register: Register) -> Iterator[Breach]:
    """Recompute the flow with which every booking was stamped."""
    for booking in Booking.objects.order_by("stamped_at").defer("person").iterator():
        if booking.stamped_at is None:
            yield Breach(f"booking {booking.pk}", "it has no stamp")
            continue
        known = booking.stamped_at
        place = booking.jurisdiction_id
        flows = [flow_known(register, place, at, known) for at in (booking.booked_at, known)]
        if booking.flow != max(flows):
            words = f"it is stamped {booking.flow}, and {max(flows)} held"
            yield Breach(f"booking {booking.pk}", words)


def check_searches(register: Register) -> Iterator[Breach]:
    """Check each step of every immigration search, and that no step went past the gate."""
    rows = Search.objects.filter(gallery=GalleryName.IMMIGRATION).select_related("booking")
    for search in rows.order_by("passed_open_at").iterator():
        for words in _wrongs(register, search):
            yield Breach(f"search {search.pk}", words)
    strays = Candidate.objects.filter(search__gallery=GalleryName.IMMIGRATION)
    for stray in strays.exclude(search__status=JobStatus.DONE):
        yield Breach(f"candidate {stray.pk}", "its search never finished")


def _wrongs(register: Register, search: Search) -> Iterator[str]:
    booking, place = search.booking, search.jurisdiction_id
    if booking.flow == Flow.L2:
        yield "its booking is stamped L2"
    for step in _steps_taken(search):
        moment = getattr(search, f"passed_{step}_at")
        if moment is None:
            yield f"the gate saw no {step}"
            continue
        if booking.stamped_at and moment < booking.stamped_at:
            yield f"its {step} comes before its booking"
        flows = [flow_known(register, place, at, moment) for at in (booking.booked_at, moment)]
        most = Flow.L0 if step == "release" else Flow.L1
        if max(flows) > most:
            yield f"its {step} at {moment.isoformat()} fell where {max(flows)} held"


def _steps_taken(search: Search) -> list[str]:
    """The steps that a search in this state has taken, and those that the gate wrote down."""
    taken = {"open"}
    if search.status == JobStatus.RUNNING:
        taken.add("start")
    if search.status == JobStatus.DONE:
        taken |= {"start", "finish"}
    if search.released_at:
        taken.add("release")
    return [step for step in STEPS if step in taken or getattr(search, f"passed_{step}_at")]


def check_withholdings() -> Iterator[Breach]:
    """Every booking stamped L2 is withheld, and none is both withheld and searched."""
    withheld = Exists(Withholding.objects.filter(booking=OuterRef("pk")))
    for booking in Booking.objects.filter(~withheld, flow=Flow.L2).defer("person"):
        yield Breach(f"booking {booking.pk}", "it is stamped L2 and its withholding is missing")
    both = Q(gallery=GalleryName.IMMIGRATION) & ~Q(status=JobStatus.WITHHELD)
    searched = Search.objects.filter(both, booking__withholding__isnull=False)
    for search in searched:
        yield Breach(f"search {search.pk}", "its booking is withheld")
