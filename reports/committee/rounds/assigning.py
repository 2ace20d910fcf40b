"""Who reviews which case: pure, the same for the same seed, and no Django.

A case goes to members of different constituencies where there are enough, to those with the
fewest cases first; where they have as many, to the least lot.  The cases with the fewest members
to choose from come first, or their members would be taken.  The seed is no public one: whoever
knows it can tell who reviews what.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from reports.agreement.lots import lots_of

Pair = tuple[str, str]


@dataclass(frozen=True)
class Reviewer:
    """A member by id, the constituency, and how many cases the member has already."""

    key: str
    group: str
    load: int = 0


def too_few(
    cases: Iterable[str],
    reviewers: Sequence[Reviewer],
    *,
    per_case: int,
    barred: Collection[Pair] = (),
) -> list[str]:
    """The cases that fewer members than ``per_case`` may see."""
    return [case for case in cases if len(_able(case, reviewers, barred)) < per_case]


def assign(
    cases: Iterable[str],
    reviewers: Sequence[Reviewer],
    *,
    per_case: int,
    barred: Collection[Pair] = (),
    seed: str,
) -> Mapping[str, list[str]]:
    """The members of each case, in an order drawn for it; ``barred`` are pairs of case, member.

    ValueError where a case has ``too_few``.
    """
    cases = list(cases)
    if too_few(cases, reviewers, per_case=per_case, barred=barred):
        raise ValueError("A case has too few members who may see it.")
    loads = {one.key: one.load for one in reviewers}
    able = {case: _able(case, reviewers, barred) for case in cases}
    turns = dict(zip(cases, lots_of(cases, seed), strict=True))
    found: dict[str, list[str]] = {}
    for case in sorted(cases, key=lambda one: (len(able[one]), turns[one])):
        chosen = _choose(case, able[case], loads, per_case, seed)
        for key in chosen:
            loads[key] += 1
        found[case] = _shuffled(case, chosen, seed)
    return found


def stand_in(
    case: str,
    reviewers: Sequence[Reviewer],
    *,
    groups: Collection[str],
    barred: Collection[Pair] = (),
    seed: str,
) -> str | None:
    """Who takes over a case of which members of these ``groups`` remain; None if nobody may."""
    able = _able(case, reviewers, barred)
    loads = {one.key: one.load for one in reviewers}
    order = _in_order(case, able, loads, seed)
    return min(order, key=lambda one: one.group in groups).key if order else None


def letters(count: int) -> list[str]:
    """A, B, C and so on."""
    return list(ascii_uppercase[:count])


def _able(
    case: str, reviewers: Sequence[Reviewer], barred: Collection[Pair]
) -> Sequence[Reviewer]:
    return [one for one in reviewers if (case, one.key) not in barred]


def _choose(
    case: str, able: Sequence[Reviewer], loads: Mapping[str, int], per_case: int, seed: str
) -> list[str]:
    """The first of each constituency, in order, and then whoever is next."""
    order = _in_order(case, able, loads, seed)
    first: dict[str, Reviewer] = {}
    for one in order:
        first.setdefault(one.group, one)
    others = [one for one in order if one is not first[one.group]]
    return [one.key for one in [*first.values(), *others]][:per_case]


def _in_order(
    case: str, able: Sequence[Reviewer], loads: Mapping[str, int], seed: str
) -> list[Reviewer]:
    lots = lots_of([f"{case}/{one.key}" for one in able], seed)
    drawn = {one.key: lot for one, lot in zip(able, lots, strict=True)}
    return sorted(able, key=lambda one: (loads[one.key], drawn[one.key]))


def _shuffled(case: str, chosen: Sequence[str], seed: str) -> list[str]:
    """An order that follows neither loads nor constituencies: the letters are given by it."""
    lots = lots_of([f"letter/{case}/{key}" for key in chosen], seed)
    return [key for _lot, key in sorted(zip(lots, chosen, strict=True))]
