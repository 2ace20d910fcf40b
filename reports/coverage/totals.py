"""Sums of what is told: a state of its places, the nation of its states; pure."""

from collections import defaultdict
from collections.abc import Iterable

from reports.coverage.tallies import NATION_REST, PROGRAM, STATE, Told

NATION = "US"
NO_STATE = {PROGRAM[:STATE], NATION_REST[:STATE]}


def with_totals(told: Iterable[Told]) -> list[Told]:
    """Every figure by place and topic: of places, of states, and of the nation."""
    units = list(told)
    sums: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in units:
        sums[NATION, one.topic].append(one)
        if one.state not in NO_STATE:
            sums[one.state, one.topic].append(one)
    totals = [
        Told(*key, sum(one.needed for one in some), sum(one.lacking for one in some))
        for key, some in sums.items()
    ]
    return sorted([*units, *totals], key=lambda one: one.key)
