"""How many of how many: counts that always carry what they are counted out of."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from portal.participation.acts import Flow


@dataclass(frozen=True)
class Group:
    """Some places: how many, how many of them have a known population, and its sum."""

    places: int = 0
    counted: int = 0
    population: int = 0

    def __add__(self, other: "Group") -> "Group":
        return Group(
            self.places + other.places,
            self.counted + other.counted,
            self.population + other.population,
        )


@dataclass(frozen=True)
class Share:
    """A group out of a larger one."""

    part: Group
    whole: Group

    @property
    def percent_of_places(self) -> float | None:
        """None out of nothing."""
        return 100 * self.part.places / self.whole.places if self.whole.places else None

    @property
    def percent_of_population(self) -> float | None:
        """Over the places whose population is known; None where none is."""
        known = self.whole.population
        return 100 * self.part.population / known if known else None

    @property
    def uncounted(self) -> int:
        """How many of the whole have no known population, and so stand outside the percentage."""
        return self.whole.places - self.whole.counted


@dataclass(frozen=True)
class FlowCounts:
    """Places by what happens to their prints; the groups are disjoint and cover the whole."""

    groups: dict[str, Group] = field(default_factory=dict)

    @property
    def whole(self) -> Group:
        """All of them."""
        return sum(self.groups.values(), Group())

    def share(self, *flows: str) -> Share:
        """Those at these flows out of all."""
        part = sum((self.groups.get(flow, Group()) for flow in flows), Group())
        return Share(part, self.whole)

    @property
    def rows(self) -> list[tuple[str, Share]]:
        """Each flow with its share, from the least to the most restrictive."""
        return [(flow, self.share(flow)) for flow in Flow.values]

    @property
    def searched(self) -> Share:
        """Those whose prints reach the immigration search."""
        return self.share(Flow.L0, Flow.L1)


def count_by_flow(rows: Iterable[tuple[str, Group]]) -> FlowCounts:
    """Add up groups by flow."""
    groups: dict[str, Group] = {}
    for flow, group in rows:
        groups[flow] = groups.get(flow, Group()) + group
    return FlowCounts(groups)
