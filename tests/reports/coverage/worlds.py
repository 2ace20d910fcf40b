"""Small invented registers: people of a few places, and what they lack."""

import hashlib
from datetime import UTC, datetime

from hypothesis import strategies as st

from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.coverage.freezing import count_coverage, round_coverage
from reports.coverage.models import Sheet
from reports.coverage.pooling import pooled
from reports.coverage.rounding import round_tallies
from reports.coverage.tallies import Tally
from reports.coverage.telling import tell_coverage

SECRET = b"a secret of the tests alone"
QUARTER, NEXT = "2026Q3", "2026Q4"
AT, OUT = datetime(2026, 8, 3, 12, tzinfo=UTC), datetime(2026, 9, 15, 12, tzinfo=UTC)
DIGITS = st.integers(1, 40).map(lambda number: f"{number:03}")


def tally(place, topic, needed, lacking, mark="") -> Tally:
    """A tally whose digests tell its numbers and its mark apart, as those of people would."""
    return Tally(
        place,
        topic,
        needed,
        lacking,
        digest(f"{place}{topic}{needed}{mark}"),
        digest(f"{place}{topic}{needed}:{lacking}{mark}"),
    )


def digest(words) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


@st.composite
def tallies(draw, most=40):
    """The tallies of a register of up to four states and three topics."""
    places = st.tuples(st.sampled_from(["01", "18", "39", "48"]), DIGITS | st.just("000"))
    keys = draw(
        st.lists(
            st.tuples(places, st.sampled_from(["law", "law-2", "witness"])),
            unique=True,
            max_size=24,
        )
    )
    found = []
    for (state, rest), topic in keys:
        needed = draw(st.integers(1, most))
        found.append(tally(state + rest, topic, needed, draw(st.integers(0, needed))))
    return found


def shown(some, quarter=QUARTER, before=(), secret=SECRET):
    """What the public is told of true tallies."""
    return round_tallies(quarter, pooled(some), secret, before).told


# Riverton and Elkton are told alone, two small counties together.
TOLD = (
    tally("18901", "introduction", 60, 60),
    tally("39901", "introduction", 25, 5),
    tally("39901", "detainers", 20, 0),
    tally("39902", "introduction", 7, 3),
    tally("39903", "introduction", 8, 4),
    tally("00000", "introduction", 115, 40),
)


def sheet_of(quarter=QUARTER, some=TOLD, at=AT, out=OUT) -> Sheet:
    """Invented figures of a quarter, told by the services."""
    with scope.within(scope.statistics()):
        coverage = count_coverage(quarter=Quarter.named(quarter), by=None, at=at, invented=some)
        round_coverage(coverage=coverage, secret=SECRET, at=at)
        told = tell_coverage(quarter=quarter, frozen_at=at, at=out)
    assert told is not None
    return told
