"""Everything that the page of one place shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import MEANINGS, REQUESTS, Flow
from portal.participation.axes import Axes, axes_at
from portal.register import selectors
from portal.register.entries import Entry, entries_about
from portal.register.explanations import sentence
from portal.register.moments import Moment
from portal.register.selectors import Kind, StateCounts
from portal.register.shares import FlowCounts


@dataclass(frozen=True)
class Member:
    """A county on the page of its state; contrary if it asks for another flow than the state."""

    place: Jurisdiction
    is_contrary: bool


@dataclass(frozen=True)
class Dossier:
    """A place at an instant: its axes, why, its acts, and the places below it."""

    place: Jurisdiction
    at: datetime
    axes: Axes
    explanation: str
    entries: list[Entry]
    members: list[Member]
    states: list[StateCounts]
    counts: FlowCounts | None

    @property
    def flow_words(self) -> str:
        """What happens to the prints, in full."""
        return str(Flow(self.axes.flow).label)

    @property
    def contrary(self) -> int:
        """How many counties of a state ask for another flow than the state."""
        return sum(member.is_contrary for member in self.members)


def dossier(*, code: str, moment: Moment) -> Dossier | None:
    """The dossier of a listed place at a moment by its own clocks."""
    place = selectors.place(code=code)
    if place is None:
        return None
    at = moment.in_zone(place.time_zone)
    axes = axes_at(jurisdiction=place, at=at)
    state, program = place.kind == Kind.STATE, place.kind == Kind.PROGRAM
    below = selectors.counties(moment=moment)
    if state:
        below = below.filter(parent=place)
    return Dossier(
        place=place,
        at=at,
        axes=axes,
        explanation=sentence(place, axes),
        entries=entries_about(place, at=at),
        members=[Member(county, is_contrary(axes, county)) for county in below] if state else [],
        states=selectors.counts_by_state(moment=moment) if program else [],
        counts=selectors.counts(below) if state or program else None,
    )


def is_contrary(state: Axes, county: Any) -> bool:
    """Whether a county's standing request is for another flow than its state's act sets.

    ``county`` carries its ``request`` as ``selectors.places`` gives it.
    """
    asked = county.request
    return state.because is not None and asked in REQUESTS and MEANINGS[asked].flow != state.flow
