"""How far the numbers shown may be from the truth."""

import numpy as np

from reports.disclosure.cube import Cube, Shown
from reports.disclosure.margins import GEOGRAPHIES

MOST_OFF = {"nation": 10, "state": 15, "county": 15}  # persons, in the total of a place


def errors(truth: Cube, shown: Shown) -> dict[str, int]:
    """The greatest difference between true and shown totals, by geography."""
    return {
        name: int(np.abs(truth.table(by).values - shown.table(by).values).max(initial=0))
        for name, by in GEOGRAPHIES.items()
    }
