"""What may be told of each place so that no small number is found out; pure."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Place = TypeVar("Place", bound=Hashable)
LEAST, STEP = 10, 5


def rounded(number: int) -> int:
    """To the nearest five."""
    return (number + STEP // 2) // STEP * STEP


def told_of_places(numbers: Mapping[Place, int]) -> dict[Place, int]:
    """The places that may be told, with their numbers rounded; of the others nothing is said.

    A place is told from ten complaints on.  The sum of all is known exactly, so that what is not
    told could be worked out as the rest: it is made of two places or more and of ten complaints
    or more, for which the smallest places are left out too.
    """
    counted = {place: number for place, number in numbers.items() if number > 0}
    hidden = {place: number for place, number in counted.items() if number < LEAST}
    told = sorted((place for place in counted if place not in hidden), key=counted.__getitem__)
    # Each small place is below ten alone, so that ten are of two at least.
    while hidden and told and sum(hidden.values()) < LEAST:
        smallest = told.pop(0)
        hidden[smallest] = counted[smallest]
    return {place: rounded(counted[place]) for place in told}
