"""A print reduced to binary cylinders: what galleries hold and searches compare."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matching.engine.records import pack, unpack

KIND, VERSION = b"MDSC", 1
LAYERS = 6
MAX_CYLINDERS = 1_000  # no print has more minutiae
MAX_ANGLE = 3.1416  # half a turn, and room for rounding


@dataclass(frozen=True, eq=False)
class Descriptor:
    """The cylinders of one print, those with most set bits first.

    Attributes
    ----------
    bits : uint64, shape (K, 6)
        One 8 x 8 grid of cells a layer; cell (i, j) is bit 8 i + j.
    valid : uint64, shape (K,)
        The cells that lie near the print.
    minutiae : float32, shape (K, 3)
        Row, column, angle (-pi to pi) of the minutia at the center of each cylinder.
    """

    bits: NDArray[np.uint64]
    valid: NDArray[np.uint64]
    minutiae: NDArray[np.float32]

    def __post_init__(self) -> None:
        """Lay the arrays out as kernels read them; ValueError if they are no descriptor."""
        for name, kind in (("bits", np.uint64), ("valid", np.uint64), ("minutiae", np.float32)):
            object.__setattr__(self, name, np.ascontiguousarray(getattr(self, name), kind))
        count = len(self.valid)
        if self.bits.shape != (count, LAYERS) or self.minutiae.shape != (count, 3):
            raise ValueError("Every cylinder has six layers, a mask and a minutia.")
        if count > MAX_CYLINDERS:
            raise ValueError("A print does not have so many cylinders.")
        if not np.isfinite(self.minutiae).all():
            raise ValueError("A cylinder's minutia is not a finite number.")
        if np.abs(self.minutiae[:, 2]).max(initial=0.0) > MAX_ANGLE:
            raise ValueError("A cylinder's angle is beyond half a turn.")

    def __len__(self) -> int:
        """How many cylinders there are."""
        return len(self.valid)

    def to_bytes(self) -> bytes:
        """Pack as one versioned little-endian record."""
        return pack(KIND, VERSION, (len(self), 0, 0), (self.bits, self.valid, self.minutiae))

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Read back what ``to_bytes`` wrote; ValueError if anything is damaged."""
        _, arrays = unpack(raw, KIND, VERSION, (("u8", LAYERS), ("u8", 0), ("f4", 3)))
        return cls(arrays[0], arrays[1], arrays[2])
