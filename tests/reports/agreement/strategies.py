"""Ratings for Hypothesis: some units, some raters, some gaps."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

CELLS = st.sampled_from([1.0, 2.0, 3.0, 4.0, np.nan])
SHAPES = st.tuples(st.integers(1, 8), st.integers(1, 5))
RATINGS = hnp.arrays(np.float64, SHAPES, elements=CELLS)


def once(tally):
    """The draw (1, n) that takes every unit once."""
    return np.ones((1, len(tally.counts)))
