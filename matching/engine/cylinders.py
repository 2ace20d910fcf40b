"""Minutia Cylinder-Code, bit version: a template's minutiae become binary cylinders.

Cappelli, Ferrara and Maltoni, *Minutia Cylinder-Code*, IEEE TPAMI 32(12), 2010, with Ns = 8,
Nd = 6 and R = 70.  Around each minutia lies a disc of 52 cells (an 8 x 8 grid without corners)
in six layers of angle, turned with the minutia; a bit is set where other minutiae are near the
cell and their relative angle is near the layer's.
"""

import math

import numpy as np
from numba import float64, types, uint64
from numpy.typing import NDArray

from matching.engine.bits import SIDE, disc
from matching.engine.descriptor import LAYERS, Descriptor
from matching.engine.hull import boundary
from matching.engine.kernels import array, device, entry
from matching.engine.params import DEFAULT, Params
from matching.engine.template import Template

STEPS = 1024  # of the tabulated angular term


def describe(template: Template, params: Params = DEFAULT) -> Descriptor:
    """Build the cylinders of a template.

    A cylinder is kept when enough of its cells lie within the print's hull and enough minutiae
    are near (MCC, section III-C); of these, the ``max_cylinders`` with most set bits, which come
    first.  A print of fewer than two minutiae has none.
    """
    minutiae = np.array(template.minutiae, np.float64, order="C")
    minutiae[:, 2] = np.arctan2(np.sin(minutiae[:, 2]), np.cos(minutiae[:, 2]))
    bits = np.zeros((len(minutiae), LAYERS), np.uint64)
    valid = np.zeros(len(minutiae), np.uint64)
    neighbors = np.zeros(len(minutiae), np.int64)
    lengths = np.array(
        [params.radius, params.spatial_sigma, params.bit_threshold, params.hull_margin]
    )
    grid, hull = cell_centers(params), boundary(minutiae[:, :2])
    _fill(minutiae, hull, grid, angular_term(params), lengths, bits, valid, neighbors)
    cells = np.bitwise_count(valid)
    set_bits = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
    enough = (cells >= params.min_valid_cells * len(grid)) & (neighbors >= params.min_neighbors)
    kept = np.flatnonzero(enough & (set_bits > 0))
    kept = kept[np.argsort(-set_bits[kept], kind="stable")][: params.max_cylinders]
    return Descriptor(bits[kept], valid[kept], minutiae[kept].astype(np.float32))


def cell_centers(params: Params) -> NDArray[np.float64]:
    """Return the cells of the disc, shape (C, 3): bit number, offset ahead, offset to the left.

    Offsets are pixels in the frame of the minutia; C is 52 whatever the radius.
    """
    step = 2 * params.radius / SIDE
    across, middle = np.divmod(disc(), SIDE), (SIDE - 1) / 2
    return np.column_stack([disc(), *(step * (each - middle) for each in across)])


def angular_term(params: Params) -> NDArray[np.float64]:
    """Tabulate the Gaussian's area over one layer (MCC, equation 10), shape (STEPS,).

    Entry t stands for the difference (t + 1/2) / STEPS * 2 pi - pi.
    """
    angle = (np.arange(STEPS) + 0.5) / STEPS * 2 * math.pi - math.pi
    half = math.pi / LAYERS
    scale = params.angular_sigma * math.sqrt(2)
    area = [
        0.5 * (math.erf((each + half) / scale) - math.erf((each - half) / scale)) for each in angle
    ]
    return np.array(area)


Numbers = NDArray[np.float64]
Bits = NDArray[np.uint64]


@device
def _near_print(hull: Numbers, row: float, column: float, margin: float) -> bool:
    """Tell whether a point lies within the hull or at most ``margin`` outside an edge."""
    for edge in range(len(hull)):
        if hull[edge, 0] * row + hull[edge, 1] * column + hull[edge, 2] > margin:
            return False
    return True


@device
def _gather(
    minutiae: Numbers,
    a: int,
    row: float,
    column: float,
    sigma: float,
    term: Numbers,
    sums: Numbers,
) -> None:
    """Sum what the minutiae around one cell of minutia ``a`` contribute to each layer."""
    sums[:] = 0
    scale = 1 / (sigma * math.sqrt(2 * math.pi))
    layers = len(sums)
    for b in range(len(minutiae)):
        square = (minutiae[b, 0] - row) ** 2 + (minutiae[b, 1] - column) ** 2
        if b == a or square > 9 * sigma * sigma:
            continue
        near = scale * math.exp(-square / (2 * sigma * sigma))
        turn = (minutiae[a, 2] - minutiae[b, 2]) / (2 * math.pi)
        for layer in range(layers):
            share = (layer + 0.5) / layers - turn
            sums[layer] += near * term[int((share - math.floor(share)) * STEPS) % STEPS]


@device
def _neighbors(minutiae: Numbers, a: int, reach: float) -> int:
    """Count the other minutiae within ``reach`` of minutia ``a``."""
    count = 0
    for b in range(len(minutiae)):
        apart = math.hypot(minutiae[b, 0] - minutiae[a, 0], minutiae[b, 1] - minutiae[a, 1])
        count += b != a and apart <= reach
    return count


_vector, _matrix = array(float64, 1), array(float64, 2)


@entry(
    types.void(
        *(_matrix, _matrix, _matrix, _vector, _vector),
        *(uint64[:, ::1], uint64[::1], types.int64[::1]),
    )
)
def _fill(
    minutiae: Numbers,
    hull: Numbers,
    grid: Numbers,
    term: Numbers,
    lengths: Numbers,
    bits: Bits,
    valid: Bits,
    neighbors: NDArray[np.int64],
) -> None:
    """Set bits, masks and neighbor counts of every minutia's cylinder."""
    radius, sigma, threshold, margin = lengths[0], lengths[1], lengths[2], lengths[3]
    sums = np.zeros(bits.shape[1])
    for a in range(len(minutiae)):
        neighbors[a] = _neighbors(minutiae, a, radius + 3 * sigma)
        cosine, sine = math.cos(minutiae[a, 2]), math.sin(minutiae[a, 2])
        for cell in range(len(grid)):
            row = minutiae[a, 0] - sine * grid[cell, 1] - cosine * grid[cell, 2]
            column = minutiae[a, 1] + cosine * grid[cell, 1] - sine * grid[cell, 2]
            if not _near_print(hull, row, column, margin):
                continue
            bit = np.uint64(1) << np.uint64(grid[cell, 0])
            valid[a] |= bit
            _gather(minutiae, a, row, column, sigma, term, sums)
            for layer in range(len(sums)):
                if sums[layer] >= threshold:
                    bits[a, layer] |= bit
