"""Which parts of an image hold ridges, and which of them hang together.

Ridges are told from handwriting, print and paper by their regular alternation: around a point on
a finger, dark and light lines take nearly equal room; around a stroke of a pen they do not.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from matching.interchange.images import Gray

Mask = NDArray[np.bool_]
Labels = NDArray[np.int32]

# Blocks of the mask, in pixels at 500 ppi.
BLOCK = 8
# Widths of the Gaussians, in pixels at 250 ppi, where a ridge and its valley take 4 to 6.
FINE, COARSE, AROUND = 0.8, 3.0, 6.0
# Least strength of the band between FINE and COARSE, in gray levels; less on an image that is
# weak as a whole, down to where the grain of a sensor begins.
STRENGTH, SHARE_OF_STRONGEST, GRAIN = 8.0, 0.4, 3.0
# A line begins at this share of the least strength.
LINE = 0.5
# Least share of the neighborhood that dark lines take, and that light lines take.
LEAST_SHARE = 0.22
# Half the least width of a print, in blocks; letters and strokes are thinner.
OPENING = 4
# How deep inside the ridges, in blocks, a point must lie to belong to the core of a print; prints
# that touch are told apart where deeper cores part, each of at least LEAST_CORE blocks.
CORE_DEPTH = 4.5
DEEPER = (6.0, 7.5, 9.0, 10.5, 12.0)
LEAST_CORE = 20


def ridge_mask(image: Gray) -> Mask:
    """Return which blocks of 8 x 8 pixels hold ridges.

    `image` is gray at 500 ppi; the result has shape (ceil(height / 8), ceil(width / 8)).
    """
    halved = _halve(image)
    band = ndimage.gaussian_filter(halved, FINE) - ndimage.gaussian_filter(halved, COARSE)
    strength = np.sqrt(_around(band**2))
    strongest = float(np.percentile(strength, 95))
    least = max(GRAIN, min(STRENGTH, SHARE_OF_STRONGEST * strongest))
    dark = _around((band < -LINE * least).astype(np.float32)) > LEAST_SHARE
    light = _around((band > LINE * least).astype(np.float32)) > LEAST_SHARE
    step = BLOCK // 2
    mask = ((strength > least) & dark & light)[::step, ::step]
    disc = ndimage.iterate_structure(ndimage.generate_binary_structure(2, 1), OPENING)
    filled: Mask = ndimage.binary_fill_holes(ndimage.binary_opening(mask, disc))
    return filled


def separate(mask: Mask, *, part_touching: bool = False) -> Labels:
    """Number the prints on a mask from 1; 0 is background.

    Every part that is deep enough is a core; each block goes to the nearest core of its own
    connected part. Parts without a core are too thin to be a finger and become background.
    With `part_touching`, prints that run into one another are cut at their narrowest, as are a
    fingertip and its second joint.
    """
    depth = ndimage.distance_transform_edt(np.pad(mask, 1, mode="edge"))[1:-1, 1:-1]
    cores, _ = ndimage.label(depth > CORE_DEPTH)
    for level in DEEPER if part_touching else ():
        cores = _part(cores, ndimage.label(depth > level)[0])
    if not cores.any():
        return np.zeros(mask.shape, np.int32)
    nearest = tuple(
        ndimage.distance_transform_edt(cores == 0, return_distances=False, return_indices=True)
    )
    parts, _ = ndimage.label(mask)
    own = mask & (parts == parts[nearest])
    return np.where(own, cores[nearest], 0).astype(np.int32)


def _part(cores: Labels, deeper: Labels) -> Labels:
    """Replace each core by the deeper ones within it, where there are two or more."""
    parted, sizes = cores.copy(), np.bincount(deeper.ravel())
    for core in range(1, int(cores.max()) + 1):
        inside = np.unique(deeper[cores == core])
        within = [n for n in inside if n and sizes[n] >= LEAST_CORE]
        if len(within) > 1:
            parted[cores == core] = 0
            for number in within:
                parted[deeper == number] = parted.max() + 1
    return parted


def enlarge(mask: Mask, shape: tuple[int, int], margin: int = 0) -> Mask:
    """Return a block mask at pixel size, grown by `margin` blocks and cut to `shape`."""
    if margin:
        mask = ndimage.binary_dilation(mask, iterations=margin)
    pixels = mask.repeat(BLOCK, axis=0).repeat(BLOCK, axis=1)
    return pixels[: shape[0], : shape[1]]


def _halve(image: Gray) -> NDArray[np.float32]:
    """Average 2 x 2 pixels; the last row or column is repeated where a side is odd."""
    rows, columns = image.shape
    even = np.pad(image, ((0, rows % 2), (0, columns % 2)), mode="edge").astype(np.float32)
    halved: NDArray[np.float32]
    halved = even.reshape(-(-rows // 2), 2, -(-columns // 2), 2).mean(axis=(1, 3))
    return halved


def _around(values: NDArray[np.float32]) -> NDArray[np.float32]:
    smoothed: NDArray[np.float32] = ndimage.gaussian_filter(values, AROUND)
    return smoothed
