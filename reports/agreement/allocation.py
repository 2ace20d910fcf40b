"""How many cases each stratum gives to a sample."""

from collections.abc import Mapping


def allocate(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """Cases from each stratum: in proportion, by the largest remainder, and one at the least.

    A stratum whose share is less than one case gives one, and the others share the rest.  Equal
    remainders go by the name of the stratum.  In whole numbers, so that every machine agrees.
    ValueError where a stratum is empty, or the size below their number or above all cases.
    """
    if min(sizes.values(), default=1) < 1:
        raise ValueError("A stratum has one case or more.")
    if not len(sizes) <= size <= sum(sizes.values()):
        raise ValueError("A sample takes one case a stratum at the least, and all at the most.")
    shared = dict(sizes)
    while small := _small(shared, _rest(sizes, shared, size)):
        shared = {name: cases for name, cases in shared.items() if name not in small}
    return dict.fromkeys(sizes, 1) | _by_remainder(shared, _rest(sizes, shared, size))


def _rest(sizes: Mapping[str, int], shared: Mapping[str, int], size: int) -> int:
    """What the strata that share have to give, where each other gives one."""
    return size - (len(sizes) - len(shared))


def _small(shared: Mapping[str, int], rest: int) -> set[str]:
    total = sum(shared.values())
    return {name for name, cases in shared.items() if cases * rest < total}


def _by_remainder(shared: Mapping[str, int], rest: int) -> dict[str, int]:
    total = sum(shared.values())
    parts = {name: divmod(cases * rest, total) for name, cases in shared.items()}
    left = rest - sum(whole for whole, _ in parts.values())
    first = sorted(parts, key=lambda name: (-parts[name][1], name))[:left]
    return {name: whole + (name in first) for name, (whole, _) in parts.items()}
