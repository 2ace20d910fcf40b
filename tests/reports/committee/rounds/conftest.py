"""A frozen quarter, and rounds of it at their states."""

from reports.committee.rounds.models import Round
from tests.kept import kept
from tests.reports.committee.rounds import way, worlds


@kept
def quarter(riverton, lakeside) -> str:
    """A quarter with eighty confirmed matches in three counties."""
    worlds.frozen()
    return str(worlds.QUARTER)


@kept
def planned(quarter, sybil) -> Round:
    """A round that was planned."""
    return worlds.planned(sybil)


@kept
def framed(quarter, sybil) -> Round:
    """A round whose frame is public."""
    return worlds.framed(sybil)


@kept
def drawn(quarter, committee, sybil) -> Round:
    """A round of twelve cases, drawn while the committee sits."""
    return worlds.drawn(sybil)


@kept
def reviewing(drawn, sybil) -> Round:
    """A round whose cases were given to members."""
    return way.started(drawn, sybil)


@kept
def beside(reviewing, sybil) -> Round:
    """A round whose answers lie side by side: whoever is B differs."""
    return way.beside(reviewing, sybil, way.by_letter)


@kept
def closed(beside, sybil) -> Round:
    """A round that was closed with all answers settled alike."""
    return way.settled(beside, sybil)
