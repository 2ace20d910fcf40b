"""A print reduced to its minutiae.

The convention of the whole engine: row counts down from the top, column counts right from the
left, both in pixels at 500 ppi; an angle is in radians, 0 points right (along increasing column)
and angles grow counter-clockwise as seen on the screen.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matching.engine.records import pack, unpack

KIND, VERSION = b"MTPL", 1
MAX_SIDE = 65_535
MAX_MINUTIAE = 1_000  # a rolled print has about 150, an ISO/IEC 19794-2 view at most 255


@dataclass(frozen=True, eq=False)
class Template:
    """The minutiae of one print.

    Attributes
    ----------
    minutiae : float32, shape (N, 3)
        Row, column, angle.
    quality : uint8, shape (N,)
        0 (worst) to 100.
    height, width : int
        Of the image in pixels at 500 ppi.
    """

    minutiae: NDArray[np.float32]
    quality: NDArray[np.uint8]
    height: int
    width: int

    def __post_init__(self) -> None:
        """Refuse what is not a template (ValueError)."""
        if self.minutiae.ndim != 2 or self.minutiae.shape[1] != 3:
            raise ValueError("Minutiae are rows of row, column and angle.")
        if len(self.minutiae) > MAX_MINUTIAE:
            raise ValueError("A print does not have so many minutiae.")
        if self.quality.shape != (len(self.minutiae),):
            raise ValueError("Every minutia has one quality.")
        if not np.isfinite(self.minutiae).all():
            raise ValueError("A minutia is not a finite number.")
        if np.abs(self.minutiae).max(initial=0.0) > MAX_SIDE:
            raise ValueError("A minutia lies outside any image.")
        if not (0 <= self.height <= MAX_SIDE and 0 <= self.width <= MAX_SIDE):
            raise ValueError("The image's sides are out of range.")

    def to_bytes(self) -> bytes:
        """Pack as one versioned little-endian record."""
        numbers = (len(self.minutiae), self.height, self.width)
        return pack(KIND, VERSION, numbers, (self.minutiae, self.quality))

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Read back what ``to_bytes`` wrote; ValueError if anything is damaged."""
        numbers, arrays = unpack(raw, KIND, VERSION, (("f4", 3), ("u1", 0)))
        return cls(arrays[0], arrays[1], numbers[1], numbers[2])
