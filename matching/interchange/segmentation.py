"""Cut the fingers out of an impression: four from a slap, one from a card's box.

The sender's own segments (field 14.021) are preferred. Otherwise each connected area of ridges
is a candidate; the second joints beneath the fingertips and what was written above them are
dropped, and the largest candidates become the fingers from left to right.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.interchange.errors import Unreadable
from matching.interchange.foreground import BLOCK, Labels, Mask, enlarge, ridge_mask, separate
from matching.interchange.images import PPI, Gray
from matching.interchange.impressions import Impression
from matching.interchange.positions import FINGER, NAMES, SLAPS, fingers_on

# Kept around a print, in blocks: its outermost minutiae lie where the ridges fade.
MARGIN = 3
# Longest side, in pixels, of a sensor for one finger (1.2 inches): its image shows that finger and
# nothing else, and minutiae at its rim are worth keeping.
SENSOR = 600
# Smallest fingertip, in blocks: about 11 x 11 mm of ridges.
LEAST_AREA = 250
# A fingertip is at most this many times as high as it is wide; below is the next joint.
TALLEST = 1.6
# Two candidates stand above one another when they share this much of the narrower's width.
SHARED_WIDTH = 0.4
# What stands above is a fingertip and not handwriting when it has this share of the lower's area.
UPPER_SHARE = 0.5
# A hand lies upright within this angle, in radians; steeper axes come from round prints.
MOST_TILT = np.pi / 3


@dataclass(frozen=True)
class Finger:
    """One finger cut out: its position 1-10, its pixels, and where on them its own ridges are.

    ``image`` is uint8 and ``ridges`` bool, both of shape (height, width) at 500 ppi. ``ridges``
    is all false where no ridges were found.
    """

    position: int
    image: Gray
    ridges: Mask


@dataclass(frozen=True)
class _Candidate:
    """A print among the labels: rows and columns of its box, in blocks, turned upright.

    ``across`` and ``down`` are its extents in the frame of the upright hand.
    """

    label: int
    area: int
    across: tuple[float, float]
    down: tuple[float, float]


def cut_fingers(impression: Impression, image: Gray) -> list[Finger]:
    """Return the fingers of an impression from left to right (`Unreadable`).

    `image` holds the impression's pixels at 500 ppi. A slap on which not every finger that
    should be there can be found is refused: a finger under another's name is worse than none.
    """
    labels = separate(ridge_mask(image), part_touching=impression.position in SLAPS)
    if impression.segments:
        return _cut_as_told(impression, image, labels)
    if impression.position not in SLAPS:
        (finger,) = fingers_on(impression.position)
        return [_single(image, _largest(labels), finger)]
    expected = [f for f in fingers_on(impression.position) if f not in impression.absent]
    found = _fingertips(labels, len(expected))
    if len(found) < len(expected):
        raise Unreadable(
            f"{len(found)} of {len(expected)} fingers could be told apart on the image of the "
            f"{NAMES[impression.position]}."
        )
    return [
        _cut(image, _without_joint(labels == label), finger)
        for finger, label in zip(expected, found, strict=True)
    ]


def _fingertips(labels: Labels, count: int) -> list[int]:
    """Return up to `count` labels of fingertips from left to right."""
    candidates = _candidates(labels)
    tips = [c for c in candidates if not any(_hides(other, c) for other in candidates)]
    tips = sorted(tips, key=lambda c: -c.area)[:count]
    return [c.label for c in sorted(tips, key=lambda c: sum(c.across))]


def _hides(other: _Candidate, one: _Candidate) -> bool:
    """Tell whether `other` makes `one` a second joint below it, or a scribble above it."""
    shared = min(other.across[1], one.across[1]) - max(other.across[0], one.across[0])
    narrower = min(c.across[1] - c.across[0] for c in (other, one))
    if other is one or shared < SHARED_WIDTH * narrower:
        return False
    if sum(other.down) < sum(one.down):
        return other.area >= UPPER_SHARE * one.area
    return one.area < UPPER_SHARE * other.area


def _candidates(labels: Labels) -> list[_Candidate]:
    areas = np.bincount(labels.ravel())
    chosen = [n for n in range(1, len(areas)) if areas[n] >= LEAST_AREA]
    points = {n: np.argwhere(labels == n).astype(np.float64) for n in chosen}
    tilt = _tilt(list(points.values()))
    turn = np.array([[np.cos(tilt), -np.sin(tilt)], [np.sin(tilt), np.cos(tilt)]])
    found = []
    for number in chosen:
        down, across = (points[number] @ turn).T
        across_range = (float(across.min()), float(across.max()) + 1)
        down_range = (float(down.min()), float(down.max()) + 1)
        found.append(_Candidate(number, int(areas[number]), across_range, down_range))
    return found


def _tilt(prints: list[NDArray[np.float64]]) -> float:
    """Return by how much the hand leans, in radians: the mean of the prints' long axes.

    Axes are averaged at twice their angle, each weighing its area and how elongated it is. The
    long axis of an upright print is (row, column) = (1, 0); leaning, it is (cos, sin).
    """
    total = np.zeros(2)
    for points in prints:
        (rows, both), (_, columns) = np.cov(points.T)
        total += len(points) * np.array([rows - columns, 2 * both]) / (rows + columns)
    tilt = 0.5 * float(np.arctan2(total[1], total[0]))
    return tilt if abs(tilt) <= MOST_TILT else 0.0


def _largest(labels: Labels) -> Mask:
    """Return the blocks of the largest print; none when there is no print."""
    areas = np.bincount(labels.ravel())
    areas[0] = 0
    largest: Mask = labels == (areas.argmax() if areas.any() else -1)
    return largest


def _single(image: Gray, own: Mask, position: int) -> Finger:
    """Keep a sensor's small image whole; cut a print out of what is as large as a card's box."""
    if max(image.shape) > SENSOR:
        return _cut(image, own, position)
    return Finger(position, image.copy(), np.full(image.shape, own.any()))


def _without_joint(own: Mask) -> Mask:
    """Cut off what hangs below a fingertip on a slap: its second joint, run into it."""
    rows, columns = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
    upper = own.copy()
    upper[rows[0] + int(TALLEST * (columns[-1] - columns[0] + 1)) :] = False
    return upper


def _cut(image: Gray, own: Mask, position: int) -> Finger:
    """Cut the box around a print's own blocks; the whole image when there are none."""
    if not own.any():
        return Finger(position, image, np.zeros(image.shape, np.bool_))
    rows, columns = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
    box = (
        _widen(rows[0] * BLOCK, (rows[-1] + 1) * BLOCK, image.shape[0]),
        _widen(columns[0] * BLOCK, (columns[-1] + 1) * BLOCK, image.shape[1]),
    )
    ridges = enlarge(own, (image.shape[0], image.shape[1]), MARGIN)
    return Finger(position, image[box].copy(), ridges[box].copy())


def _widen(start: int, stop: int, side: int) -> slice:
    """Add the margin on both ends, and more where that is below the least side of a finger."""
    margin = max(MARGIN * BLOCK, -(-(FINGER.least - (stop - start)) // 2))
    start, stop = max(0, start - margin), min(side, stop + margin)
    if stop - start < FINGER.least:
        start = max(0, min(start, side - FINGER.least))
        stop = min(side, start + FINGER.least)
    return slice(int(start), int(stop))


def _cut_as_told(impression: Impression, image: Gray, labels: Labels) -> list[Finger]:
    """Cut at the sender's segments (field 14.021), whose pixels are those of the sender."""
    ridges = enlarge(labels > 0, (image.shape[0], image.shape[1]), MARGIN)
    factor = PPI / impression.ppi
    if len({told.position for told in impression.segments}) < len(impression.segments):
        raise Unreadable("The finger segments of a slap (14.021) name a finger twice.")
    fingers = []
    for told in impression.segments:
        rows = _widen(round(told.top * factor), round(told.bottom * factor), image.shape[0])
        columns = _widen(round(told.left * factor), round(told.right * factor), image.shape[1])
        if told.position not in fingers_on(impression.position) or told.right <= told.left:
            raise Unreadable("The finger segments of a slap (14.021) do not fit its position.")
        fingers.append(Finger(told.position, image[rows, columns], ridges[rows, columns]))
    return fingers
