"""Who is trained in the invented quarters: counts of nobody, the same for the same quarter."""

import hashlib
from collections.abc import Iterator

import numpy as np

from portal.demo.nation_places import Places
from portal.quarters import Quarter
from portal.training.selectors import required
from reports.coverage.tallies import PROGRAM, Tally

SEED = 2012
PEOPLE_FOR_ONE = 25_000  # residents of a county for each of its officers
OF_THE_PROGRAM = 140
# The share that lacks a topic, and how much of it is left after a year.
LACKING, LEFT_AFTER_A_YEAR = 0.45, 0.6
FIRST = Quarter(2009, 1)


def people_trained(around: Places, quarter: Quarter) -> list[Tally]:
    """Custody officers of every county that takes part, and the program's own people."""
    day = quarter.ends
    custody = [module.key for module in required(roles=["CUSTODY"], on=day)]
    program = [module.key for module in required(roles=["EXAMINER", "OFFICER"], on=day)]
    rng = np.random.default_rng(SEED)
    officers = 1 + rng.poisson(around.people[around.joined] / PEOPLE_FOR_ONE)
    codes = [f"{code:05}" for code in around.codes[around.joined]]
    places = dict(zip(codes, officers.tolist(), strict=True))
    return [
        *(
            one
            for place, needed in places.items()
            for one in _told(place, needed, custody, quarter)
        ),
        *_told(PROGRAM, OF_THE_PROGRAM, program, quarter),
    ]


def _told(place: str, needed: int, topics: list[str], quarter: Quarter) -> Iterator[Tally]:
    """What the people of a place lack: the same ones lack less and less."""
    years = max(quarter.serial - FIRST.serial, 0) / 4 % 4
    for topic in topics:
        chance = np.random.default_rng([SEED, *f"{place}{topic}".encode()]).random(needed)
        lacking = int((chance < LACKING * LEFT_AFTER_A_YEAR**years).sum())
        roster = hashlib.sha256(f"{place}{topic}{needed}".encode()).hexdigest()
        standing = hashlib.sha256(f"{roster}{lacking}".encode()).hexdigest()
        yield Tally(place, topic, needed, lacking, roster, standing)
