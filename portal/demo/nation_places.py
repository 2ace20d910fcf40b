"""The counties of the invented quarters: how many people they have, and what they do."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from portal.demo.cast import PLACES
from portal.demo.places import counties
from portal.quarters import Quarter

UNCOUNTED = 2_500  # people of a place that the census counted under no code of its own
LEFT = frozenset(place.fips for place in PLACES if place.opts_out == "before")


class Standing(IntEnum):
    """What the prints of a county do in the invented quarters."""

    NEVER = 0  # it was never activated
    LEFT = 1  # it opted out
    JOINED = 2


@dataclass(frozen=True, eq=False)
class Places:
    """Counties by ascending code: (n,) FIPS codes as numbers, people, and ``Standing``."""

    codes: NDArray[np.int64]
    people: NDArray[np.float64]
    standing: NDArray[np.int64]

    @property
    def joined(self) -> NDArray[np.bool_]:
        """Which ones take part, (n,)."""
        joined: NDArray[np.bool_] = self.standing == Standing.JOINED
        return joined


def places(*, everybody: bool = False) -> Places:
    """All counties of the data file, standing as the demo's register has them.

    With ``everybody`` all take part: the largest nation that there can be.
    """
    rows = sorted((fips, people, day) for fips, _state, _name, day, people in counties())
    return Places(
        np.array([int(fips) for fips, _people, _day in rows]),
        np.array([float(people or UNCOUNTED) for _fips, people, _day in rows]),
        np.array(
            [Standing.JOINED if everybody else _standing(fips, day) for fips, _people, day in rows]
        ),
    )


def days_taking_part(around: Places, quarter: Quarter) -> dict[str, int]:
    """On how many days of an invented quarter prints of each county were forwarded, by code."""
    days = (quarter.shifted(1).begins - quarter.begins).days
    return {f"{code:05}": days for code in around.codes[around.joined]}


def _standing(fips: str, day: str) -> Standing:
    if not day:
        return Standing.NEVER
    return Standing.LEFT if fips in LEFT else Standing.JOINED
