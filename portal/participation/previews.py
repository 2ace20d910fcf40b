"""What an act will change, computed before it is entered: no place is locked for a preview."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import MEANINGS, REQUESTS, Request
from portal.participation.models import ParticipationEvent, Proposal
from portal.participation.periods import Entry, Place, Ruled, rule

Kind = Jurisdiction.Kind
FIELDS = ("id", "act", "effective_at", "received_at", "entered_at", "concerns")


@dataclass(frozen=True)
class Line:
    """One county: its flow before and after, and its own request where that says otherwise."""

    place: Jurisdiction
    before: str
    after: str
    contrary: str = ""

    @property
    def changes(self) -> bool:
        """Whether the act moves this county's prints."""
        return self.before != self.after

    @property
    def contrary_label(self) -> str:
        """What the county itself asked for, in words to translate."""
        return str(Request(self.contrary).label) if self.contrary else ""


@dataclass(frozen=True)
class Preview:
    """The counties that an act covers, as they are at the instant at which it takes effect."""

    moment: datetime
    retroactive: bool
    lines: list[Line]

    @property
    def changed(self) -> list[Line]:
        """The counties whose prints the act moves."""
        return [line for line in self.lines if line.changes]

    @property
    def by_state(self) -> list[tuple[str, int, int]]:
        """For each state its postal code, its counties, and those whose prints the act moves."""
        total = Counter(line.place.postal for line in self.lines)
        moved = Counter(line.place.postal for line in self.changed)
        return [(postal, total[postal], moved[postal]) for postal in sorted(total)]

    @property
    def contrary(self) -> list[Line]:
        """The counties that have themselves asked for something else."""
        return [line for line in self.lines if line.contrary]


def preview_of(proposal: Proposal, *, at: datetime) -> Preview:
    """What an act would change, by all that is entered now.

    A time that has passed without the mark of a retroactive act counts as now.
    """
    moment = proposal.effective_at or at
    if not proposal.retroactive:
        moment = max(moment, at)
    above, covered = _above(proposal.about), _covered(proposal.about)
    everywhere = {place.pk: place for place in [*above, *covered]}
    entries = _entries(everywhere)
    before = _places(everywhere, entries)
    entries[proposal.about.pk] = [*entries.get(proposal.about.pk, ()), _new(proposal, moment, at)]
    after = _places(everywhere, entries)
    lines = []
    for county in (place for place in covered if place.kind == Kind.COUNTY):
        chain = _chain(county, everywhere)
        was = rule([before[pk] for pk in chain], moment)
        will = rule([after[pk] for pk in chain], moment)
        contrary = was.request if county != proposal.about and _differs(was, proposal) else ""
        lines.append(Line(county, was.flow, will.flow, contrary))
    return Preview(moment, proposal.retroactive, lines)


def _new(proposal: Proposal, moment: datetime, at: datetime) -> Entry:
    """The act as an entry of the list."""
    return Entry(
        id=-1,
        act=proposal.act,
        effective_at=moment,
        received_at=min(proposal.received_at or at, at),
        entered_at=at,
        concerns=proposal.concerns_id,
    )


def _differs(was: Ruled, proposal: Proposal) -> bool:
    """Whether a county's own request asks for another flow than the act does."""
    wanted = MEANINGS[proposal.act].flow
    return bool(wanted) and was.request in REQUESTS and MEANINGS[was.request].flow != wanted


def _above(place: Jurisdiction) -> list[Jurisdiction]:
    found, step = [], place.parent
    while step is not None:
        found.append(step)
        step = step.parent
    return found


def _covered(place: Jurisdiction) -> list[Jurisdiction]:
    """The place and every listed one below it, in the order of a reader."""
    found, level = [place], [place]
    while level := list(Jurisdiction.objects.filter(parent__in=level, listed=True)):
        found += level
    return sorted(found, key=lambda row: (row.kind != Kind.PROGRAM, row.postal, row.name))


def _entries(places: Iterable[int]) -> dict[int, list[Entry]]:
    rows = ParticipationEvent.objects.filter(jurisdiction__in=list(places))
    found: dict[int, list[Entry]] = {}
    for place, *fields in rows.values_list("jurisdiction", *FIELDS):
        found.setdefault(place, []).append(Entry(*fields))
    return found


def _places(
    everywhere: Mapping[int, Jurisdiction], entries: Mapping[int, list[Entry]]
) -> dict[int, Place]:
    return {pk: Place(place.kind, entries.get(pk, ())) for pk, place in everywhere.items()}


def _chain(place: Jurisdiction, known: Mapping[int, Jurisdiction]) -> list[int]:
    chain: list[int] = []
    step: int | None = place.pk
    while step is not None:
        chain.append(step)
        step = known[step].parent_id
    return chain
