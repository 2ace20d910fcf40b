"""Finger position codes of ANSI/NIST-ITL 1-2011, table 8, and what each may measure.

Codes 1-5 are the right thumb to little finger, 6-10 the left; 11 and 12 the plain thumbs; 13 and
14 the plain four-finger slaps of the right and left hand; 15 both thumbs side by side.
"""

from dataclasses import dataclass

from matching.interchange.errors import WrongFingerCode, WrongSize

NAMES = {
    1: "right thumb",
    2: "right index finger",
    3: "right middle finger",
    4: "right ring finger",
    5: "right little finger",
    6: "left thumb",
    7: "left index finger",
    8: "left middle finger",
    9: "left ring finger",
    10: "left little finger",
    11: "plain right thumb",
    12: "plain left thumb",
    13: "plain right four fingers",
    14: "plain left four fingers",
    15: "both plain thumbs",
}
# Left to right as they lie on the image.
SLAPS = {13: (2, 3, 4, 5), 14: (10, 9, 8, 7), 15: (6, 1)}
PLAIN_THUMBS = {11: 1, 12: 6}

MAX_SIDE = 12_000
MAX_PIXELS = 40_000_000


@dataclass(frozen=True)
class Sides:
    """Shortest and longest sides of an image, in pixels at 500 ppi."""

    least: int
    widest: int
    highest: int


# A card's largest boxes are 800 x 750 for a rolled print and 1,600 x 1,500 for a slap; live-scan
# platens reach 3.2 inches and flatbed crops are generous. Below 100 no extractor is safe to run.
FINGER = Sides(least=100, widest=2_000, highest=2_000)
SLAP = Sides(least=200, widest=3_200, highest=2_000)


def fingers_on(position: int) -> tuple[int, ...]:
    """Return the fingers (1-10) that an image of this position shows, from left to right."""
    if position in SLAPS:
        return SLAPS[position]
    return (PLAIN_THUMBS.get(position, position),)


def require_position(position: int) -> None:
    """Refuse a code that is not one finger, a plain thumb or a slap (`WrongFingerCode`)."""
    if position not in NAMES:
        raise WrongFingerCode(
            f"Finger position {position} is not one of the codes 1 to 15 for fingers and slaps."
        )


def require_sides(position: int, width: int, height: int, ppi: float) -> None:
    """Refuse an image whose sides in pixels cannot be this position's (`WrongSize`)."""
    name = NAMES[position]
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise WrongSize(
            f"The image of the {name} is {width} x {height} pixels; "
            f"at most {MAX_SIDE:,} a side and {MAX_PIXELS // 1_000_000} megapixels are read."
        )
    limit = SLAP if position in SLAPS else FINGER
    wide, high = width * 500 / ppi, height * 500 / ppi
    if min(wide, high) < limit.least or wide > limit.widest or high > limit.highest:
        raise WrongSize(
            f"The image of the {name} is {wide:.0f} x {high:.0f} pixels at 500 ppi; it must be "
            f"{limit.least} to {limit.widest:,} wide and {limit.least} to {limit.highest:,} high."
        )
