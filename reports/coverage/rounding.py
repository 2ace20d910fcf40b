"""Round tallies to multiples of five, each number once, by the rounding of all other counts; pure.

Of every number the remainder of five is what `reports.disclosure` rounds: it becomes 0 or 5 so
that the totals stay near, and the fives below it stay.  A number of people who need a topic is
rounded first, then that of those who lack it, which is never shown as more than need it, nor as
more than one above their true number: so that whoever knows how many need it still finds four
counts possible or more.

A number keeps what was shown a quarter ago where the same people stand as they stood: repeating
the draw would give it away by and by.  Where anybody came, went, learned or let it run out it is
drawn anew, with no memory of what was shown: a rule that kept a number from falling would say in
which direction it changed, and that is what nobody is to learn of a colleague.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.coverage.tallies import Tally, Told
from reports.disclosure.cube import BASE, Cube, Shown
from reports.disclosure.keyed import seal_count
from reports.disclosure.ledger import Entry, Page
from reports.disclosure.rounding import round_cube

NEEDED, LACKING = "NEEDED", "LACKING"
GROUP = "ALL"
Read = Callable[[Tally], int]


@dataclass(frozen=True, eq=False)
class Rounded:
    """What is shown, and the remainders by kind as they were and as they were rounded."""

    told: tuple[Told, ...]
    remainders: tuple[tuple[Cube, Shown], ...]


def round_tallies(
    quarter: str, tallies: Sequence[Tally], secret: bytes, before: Sequence[Told] = ()
) -> Rounded:
    """The numbers shown of tallies that may be told; `before` are those of the quarter before.

    ValueError for a quarter that is none, a place that is not five digits, a tally that comes
    twice, and a secret that is short.
    """
    earlier = {one.key: one for one in before}
    kept = {
        one.key: earlier[one.key].needed
        for one in tallies
        if one.key in earlier and earlier[one.key].roster == one.roster
    }
    who = _Kind(NEEDED, quarter, secret)
    needed, first = who.round(tallies, lambda one: one.needed, kept, {})
    most = {one.key: min(needed[one.key], _fives(one.needed + 1)) for one in tallies}
    kept = {
        one.key: earlier[one.key].lacking
        for one in tallies
        if one.key in earlier and earlier[one.key].standing == one.standing
    }
    lack = _Kind(LACKING, quarter, secret)
    lacking, second = lack.round(tallies, lambda one: one.lacking, kept, most)
    told = (
        Told(one.place, one.topic, needed[one.key], lacking[one.key], one.roster, one.standing)
        for one in sorted(tallies, key=lambda one: one.key)
    )
    return Rounded(tuple(told), (first, second))


Numbers = dict[tuple[str, str], int]


@dataclass(frozen=True)
class _Kind:
    """One of the two numbers of every tally of a quarter."""

    name: str
    quarter: str
    secret: bytes

    def round(
        self, tallies: Sequence[Tally], read: Read, kept: Numbers, most: Numbers
    ) -> tuple[Numbers, tuple[Cube, Shown]]:
        """The numbers by key, those `kept` as they were; none is above its `most`."""
        counts = {one.key: read(one) for one in tallies}
        rests = {
            key: count % BASE if key not in most or _fives(count) + BASE <= most[key] else 0
            for key, count in counts.items()
        }
        cells = ((*key, GROUP, self.name, rest) for key, rest in rests.items())
        truth = Cube.of(self.quarter, cells)
        shown = round_cube(truth, self.secret, self._page(counts, rests, kept))
        labels = zip(truth.labels.tolist(), shown.counts.tolist(), strict=True)
        numbers = {
            (place, topic): _fives(counts[place, topic]) + rest
            for (place, topic, *_same), rest in labels
        }
        return numbers, (truth, shown)

    def _page(self, counts: Numbers, rests: Numbers, kept: Numbers) -> Page | None:
        """What was shown of remainders that are kept, as a page of this quarter's ledger."""
        entries = []
        for key, number in sorted(kept.items()):
            seen = number - _fives(counts[key])
            if rests[key] and seen in (0, BASE):
                name = "|".join((self.quarter, *key, GROUP, self.name))
                entries.append(Entry(name, seal_count(self.secret, name, rests[key]), seen))
        return Page(self.quarter, tuple(entries)) if entries else None


def _fives(count: int) -> int:
    return count // BASE * BASE
