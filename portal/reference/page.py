"""The reference put together: operations with examples for this site, and the types."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from portal.reference.examples import KEY, Examples, examples_of
from portal.reference.operations import Operation, Type, operations, types
from portal.reference.schema import described
from portal.reference.values import example_values


@dataclass(frozen=True)
class Reference:
    """What the page shows."""

    open: list[tuple[Operation, Examples]]
    closed: list[tuple[Operation, Examples]]
    types: list[Type]
    address: str
    key: str = KEY


def reference(*, address: str, at: datetime) -> Reference:
    """Every operation with its examples, at an address and with records that are there."""
    values = example_values(at=at)
    told = [(one, examples_of(one, address=address, values=values)) for one in _operations()]
    return Reference(
        open=[(one, examples) for one, examples in told if one.open],
        closed=[(one, examples) for one, examples in told if not one.open],
        types=_types(),
        address=address,
    )


@cache
def _operations() -> list[Operation]:
    return operations(described())


@cache
def _types() -> list[Type]:
    return types(described())
