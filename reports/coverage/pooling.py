"""Which places are told alone and which together, so that nothing is told of a few people; pure.

A place is told alone from ten people on, topic by topic.  The others of its state are told
together, and where these are fewer than ten, or one place alone, the smallest of those told alone
joins them.  A state that cannot be told at all is told with others, and where these are too few
the smallest state joins them whole.  So every total is the sum of what is told, and nothing is
left over to be worked out.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable

from reports.coverage.tallies import NATION_REST, REST, Tally

LEAST, FEWEST_PLACES = 10, 2


def pooled(tallies: Iterable[Tally]) -> list[Tally]:
    """The tallies that may be told, by place and topic; none of a topic that too few need."""
    topics = _grouped(tallies, lambda one: one.topic)
    found = [one for name in topics for one in _of_topic(topics[name])]
    return sorted(found, key=lambda one: one.key)


def may_stand(together: Iterable[Tally]) -> bool:
    """Whether some places may be told together: two of them or more, and ten people or more."""
    some = list(together)
    enough = sum(one.needed for one in some) >= LEAST
    return enough and len({one.place for one in some}) >= FEWEST_PLACES


def _of_topic(tallies: list[Tally]) -> list[Tally]:
    states = _grouped(tallies, lambda one: one.state)
    told = {code: units for code, some in states.items() if (units := _of_state(code, some))}
    rest = [one for code, some in states.items() if code not in told for one in some]
    # The smallest last.
    joining = sorted(told, key=lambda code: (-sum(one.needed for one in states[code]), code))
    while rest and joining and not may_stand(rest):
        smallest = joining.pop()
        rest += states[smallest]
        del told[smallest]
    if rest and not may_stand(rest):
        return []
    units = [one for some in told.values() for one in some]
    return [*units, _together(NATION_REST, rest)] if rest else units


def _of_state(code: str, tallies: list[Tally]) -> list[Tally]:
    """The units of a state; none where it cannot be told by itself."""
    by_size = sorted(tallies, key=lambda one: (-one.needed, one.place))
    alone = [one for one in by_size if one.needed >= LEAST]
    together = by_size[len(alone) :]
    while together and alone and not may_stand(together):
        together.append(alone.pop())
    if together and not may_stand(together):
        return []
    return [*alone, _together(code + REST, together)] if together else alone


def _together(place: str, some: list[Tally]) -> Tally:
    parts = sorted(some, key=lambda one: one.place)
    return Tally(
        place,
        parts[0].topic,
        sum(one.needed for one in parts),
        sum(one.lacking for one in parts),
        _digest(f"{one.place}:{one.roster}" for one in parts),
        _digest(f"{one.place}:{one.standing}" for one in parts),
    )


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _grouped(tallies: Iterable[Tally], name: Callable[[Tally], str]) -> dict[str, list[Tally]]:
    found: dict[str, list[Tally]] = defaultdict(list)
    for one in tallies:
        found[name(one)].append(one)
    return dict(sorted(found.items()))
