"""Ratings (units, raters) with figures that others have published for them."""

import numpy as np

GAP = np.nan

# Krippendorff 2011, section C: four observers, 12 units, gaps.  Gwet's
# own R package irrCAC (cac.raw4raters) works on the same counts.
FOUR_OBSERVERS = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, GAP, GAP, GAP],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, GAP, 3],
        [GAP, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, GAP],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, GAP],
    ]
).T
FIVE = range(1, 6)

# Krippendorff 2011, section A: two observers, two values, no gap.
MEG_AND_OWEN = np.array([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]).T

# Krippendorff 2011, section B: two observers, five names, no gap.
BEN_AND_GERRY = np.array(
    [[ord(name) for name in row] for row in ("aabbdcccedda", "babbbccceddd")]
).T

# Gwet 2014, table 3.5: two raters, three grades, gaps.
GRADES = np.array(
    [
        [1, 2, 3, 3, 2, 2, 1, 1, 2, 2, GAP],
        [GAP, 3, 3, 3, 2, GAP, 1, 2, 2, 2, 3],
    ]
).T

# Gwet 2014 and irrCAC (cont3x3abstractors): 100 patients by the diagnosis of two abstractors.
ABSTRACTORS = np.array([[13, 0, 0], [0, 20, 7], [0, 4, 56]])


def pairs(table):
    """The ratings (units, 2) that a square table of counts sums up."""
    first, second = np.indices(table.shape)
    return np.stack([np.repeat(axis.ravel(), table.ravel()) for axis in (first, second)], axis=1)
