"""The rule a second time, in plain Python: what follows from a list of entries.

The database's functions (``rule.sql``) decide; this computes the same independently, so that
``verify_participation`` can tell when the stored periods say anything else.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from portal.participation.acts import MEANINGS, Act, Flow, Request, Side

BEGINNING = datetime.min.replace(tzinfo=UTC)
END = datetime.max.replace(tzinfo=UTC)
# Of equally strict words of one place that of the place itself is named, then a court's.
TURNS = {Side.PLACE: 1, Side.COURT: 2, Side.PROGRAM: 3}


@dataclass(frozen=True)
class Entry:
    """What of a participation event matters to the flow and the request."""

    id: int
    act: str
    effective_at: datetime
    received_at: datetime
    entered_at: datetime
    concerns: int | None = None


@dataclass(frozen=True)
class Ruled:
    """What holds at an instant; ``because`` is the id of the entry that sets the flow."""

    flow: str
    request: str
    because: int | None


@dataclass(frozen=True)
class Period:
    """A stretch from ``lower`` up to and without ``upper``; None is the end of time."""

    lower: datetime | None
    upper: datetime | None
    ruled: Ruled


@dataclass(frozen=True)
class Place:
    """One link of the chain from a place upward, with its own entries in any order."""

    kind: str
    entries: Sequence[Entry] = ()

    @cached_property
    def enders(self) -> dict[int, list[Entry]]:
        """The entries that end another one, by the one that they end."""
        found: dict[int, list[Entry]] = {}
        for entry in self.entries:
            if MEANINGS[entry.act].ends and entry.concerns is not None:
                found.setdefault(entry.concerns, []).append(entry)
        return found

    def stands(self, entry: Entry, moment: datetime, known: datetime) -> bool:
        """Whether an entry still counts: nothing that ends it is in effect and itself stands."""
        return not any(
            _in_effect(ender, moment, known)
            and (ender.act == Act.UNDO or self.stands(ender, moment, known))
            for ender in self.enders.get(entry.id, ())
        )

    def words(self, moment: datetime, known: datetime) -> Iterable[tuple[str, int | None, int]]:
        """The flow that each side asks for, with the entry and its turn."""
        latest: dict[str, Entry] = {}
        for entry in sorted(self.entries, key=lambda entry: entry.effective_at):
            side = MEANINGS[entry.act].side
            if side and _in_effect(entry, moment, known) and self.stands(entry, moment, known):
                latest[side] = entry
        for side, entry in latest.items():
            yield MEANINGS[entry.act].flow, entry.id, TURNS[Side(side)]
        if Side.PROGRAM not in latest:
            yield (Flow.L2 if self.kind == "COUNTY" else Flow.L0), None, 4

    def request(self, moment: datetime, known: datetime) -> str:
        """What the place asked for last."""
        asked = [
            entry
            for entry in self.entries
            if MEANINGS[entry.act].request
            and entry.received_at <= moment
            and entry.entered_at <= known
            and not self._undone(entry, moment, known)
        ]
        if not asked:
            return Request.NONE
        return MEANINGS[max(asked, key=lambda entry: (entry.received_at, entry.id)).act].request

    def _undone(self, entry: Entry, moment: datetime, known: datetime) -> bool:
        enders = self.enders.get(entry.id, ())
        return any(e.act == Act.UNDO and _in_effect(e, moment, known) for e in enders)


def rule(chain: Sequence[Place], moment: datetime, known: datetime = END) -> Ruled:
    """What holds for the first place of a chain at an instant, as was known at another."""
    if not chain:
        return Ruled(Flow.L2, Request.NONE, None)
    own = [min(place.words(moment, known), key=_strictness) for place in chain]
    ranked = min(
        ((*word[:2], depth) for depth, word in enumerate(own)),
        key=_strictness,
    )
    return Ruled(ranked[0], chain[0].request(moment, known), ranked[1])


def periods(chain: Sequence[Place]) -> list[Period]:
    """The periods of the first place of a chain: no overlap, no gap, no two alike in a row."""
    instants = {entry.effective_at for place in chain for entry in place.entries}
    instants |= {entry.received_at for entry in (chain[0].entries if chain else ())}
    steps: list[tuple[datetime | None, Ruled]] = [(None, rule(chain, BEGINNING))]
    for instant in sorted(instants):
        ruled = rule(chain, instant)
        if ruled != steps[-1][1]:
            steps.append((instant, ruled))
    ends = [lower for lower, _ in steps[1:]] + [None]
    return [Period(lower, upper, ruled) for (lower, ruled), upper in zip(steps, ends, strict=True)]


def period_at(found: Sequence[Period], moment: datetime) -> Period:
    """The one period of a place that holds at an instant."""
    return found[bisect_right(found, moment, key=lambda p: p.lower or BEGINNING) - 1]


def _in_effect(entry: Entry, moment: datetime, known: datetime) -> bool:
    return entry.effective_at <= moment and entry.entered_at <= known


def _strictness(word: tuple[str, int | None, int]) -> tuple[int, bool, int]:
    """Order words: the strictest first, then those that an entry stands behind, by turn."""
    flow, because, turn = word
    return -int(flow[1]), because is None, turn
