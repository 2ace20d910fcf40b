"""Lifecycles as data: a record's states, the ways between them, and who may take each way."""

from collections.abc import Mapping
from dataclasses import dataclass


class TransitionRefused(Exception):
    """The record's present state does not lead to the state asked for."""


@dataclass(frozen=True)
class Lifecycle:
    """``ways[source][target]`` is the permission that the change needs."""

    initial: str
    ways: Mapping[str, Mapping[str, str]]

    def permission_for(self, *, source: str, target: str) -> str:
        """Return the permission that the change needs; refuse a change not in the table."""
        try:
            return self.ways[source][target]
        except KeyError:
            raise TransitionRefused(f"{source} does not lead to {target}.") from None

    def sources_of(self, target: str) -> frozenset[str]:
        """The states from which the target can be reached in one step."""
        return frozenset(source for source, targets in self.ways.items() if target in targets)

    @property
    def final(self) -> frozenset[str]:
        """The states that nothing leaves."""
        return frozenset(state for state, targets in self.ways.items() if not targets)

    def mermaid(self) -> str:
        """Draw the table as a Mermaid state diagram, for the README."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        for source, targets in self.ways.items():
            lines += [f"    {source} --> {target}: {right}" for target, right in targets.items()]
        return "\n".join(lines)
