"""One fingerprint image as a transaction carries it: checked at the door, not yet decoded."""

from dataclasses import dataclass

from matching.interchange import headers
from matching.interchange.errors import Unreadable
from matching.interchange.positions import NAMES, require_position, require_sides

# ANSI/NIST-ITL 1-2011, table 7. Latent prints (4-7, 12-19) are no part of a booking.
ROLLED_TYPES = frozenset({1, 3, 25})
PLAIN_TYPES = frozenset({0, 2, 8, 24, 28, 29})

# Prints are scanned at 500 or 1000 ppi; some flatbeds and older live-scans differ a little.
LEAST_PPI, MOST_PPI = 300.0, 1_200.0


@dataclass(frozen=True)
class Segment:
    """Where a sender says that one finger lies on its slap, in the image's own pixels."""

    position: int
    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True)
class Impression:
    """An image of a finger or of a slap.

    ``width`` and ``height`` are pixels at ``ppi`` pixels an inch; ``compression`` is one of
    `headers.RAW`, ``WSQ``, ``PNG``, ``JP2``; ``absent`` are fingers (1-10) that the record says
    are amputated or bandaged; ``segments`` are the sender's own cuts, if any.
    """

    position: int
    impression_type: int
    width: int
    height: int
    ppi: float
    compression: str
    data: bytes
    absent: tuple[int, ...] = ()
    segments: tuple[Segment, ...] = ()

    @property
    def rolled(self) -> bool:
        """Whether the finger was rolled from nail to nail."""
        return self.impression_type in ROLLED_TYPES


def require_sound(impression: Impression) -> None:
    """Refuse an impression whose codes, sides or header cannot be right.

    Raises `WrongFingerCode`, `WrongSize` or `Unreadable`. No pixel is decoded.
    """
    require_position(impression.position)
    name = NAMES[impression.position]
    if impression.impression_type not in ROLLED_TYPES | PLAIN_TYPES:
        raise Unreadable(
            f"The image of the {name} has impression type {impression.impression_type}, "
            "which is neither a plain nor a rolled print."
        )
    if impression.rolled and impression.position > 10:
        raise Unreadable(f"The image of the {name} is announced as rolled.")
    if not LEAST_PPI <= impression.ppi <= MOST_PPI:
        raise Unreadable(
            f"The image of the {name} has {impression.ppi:.0f} pixels an inch; "
            f"{LEAST_PPI:.0f} to {MOST_PPI:,.0f} are read."
        )
    require_sides(impression.position, impression.width, impression.height, impression.ppi)
    headers.check(impression.compression, impression.data, impression.width, impression.height)
