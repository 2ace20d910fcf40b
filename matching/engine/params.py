"""Every tunable of the engine, with its unit and its source.

Lengths are pixels at 500 ppi, angles radians.  "MCC" is Cappelli, Ferrara and Maltoni, *Minutia
Cylinder-Code*, IEEE TPAMI 32(12), 2010, table 1 with the bit variant of section III-E.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Params:
    """The parameters of one engine; a gallery and its probes must share them."""

    # cylinders (MCC)
    radius: float = 70.0  # of a cylinder
    spatial_sigma: float = 28 / 3  # of the Gaussian that spreads a minutia over cells
    angular_sigma: float = 2 * math.pi / 9  # the same, over layers
    bit_threshold: float = 0.01  # contribution at which a cell's bit is set
    hull_margin: float = 50.0  # cells this far outside the convex hull still count
    min_valid_cells: float = 0.75  # share of a cylinder's cells inside the hull
    min_neighbors: int = 2  # minutiae near enough to contribute
    max_cylinders: int = 128  # kept for stage 2, those with most set bits first
    scan_cylinders: int = 64  # of these, compared in stage 1
    scan_pairs: int = 10  # best cylinders that stage 1 averages

    # local similarity (MCC)
    max_turn: float = math.pi / 2  # between the angles of two minutiae that may be paired
    min_common_cells: float = 0.6  # share of cells valid in both cylinders

    # how many pairs make a score (MCC, consolidation)
    min_pairs: int = 4
    max_pairs: int = 12
    pairs_center: float = 20.0  # cylinders
    pairs_slope: float = 0.4  # per cylinder

    # relaxation (MCC, LGS-R): logistic center and slope of each difference
    distance_center: float = 5.0
    distance_slope: float = -1.6
    angle_center: float = math.pi / 12
    angle_slope: float = -30.0
    direction_center: float = math.pi / 12
    direction_slope: float = -30.0
    relaxation_weight: float = 0.5  # of a pair's own score against its neighbors'
    relaxation_rounds: int = 5

    # search; the score numbers were measured on FVC2002 DB1-4_B, minutiae by LEADER
    threshold: float = 0.04  # of one finger: none of 49,920 impostor pairs reached it
    impostor_mean: float = 0.0134  # of one finger, of the same pairs
    shortlist: int = 500  # people who go from stage 1 to stage 2
    candidates: int = 20  # hits returned at most


DEFAULT = Params()
