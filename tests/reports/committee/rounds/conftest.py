"""A frozen quarter, and rounds of it at their states."""

from reports.committee.rounds.models import Round
from tests.kept import kept
from tests.reports.committee.rounds import worlds


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
