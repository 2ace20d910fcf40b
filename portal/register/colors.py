"""The colors of the map: steps of lightness of at least 3:1, so that it can be read without hue.

WCAG 2.2, 1.4.11: parts of a picture that are needed to understand it stand out 3:1 from their
neighbors.  The dark scheme turns the steps around.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scheme:
    """Fills by flow, the dots of what is not in the register, and two lines for borders."""

    fills: dict[str, str]
    dots: str
    paper: str
    ink: str


LIGHT = Scheme(
    {"L0": "#162e51", "L1": "#6a86b0", "L2": "#f0f0f0"}, "#71767a", "#ffffff", "#1b1b1b"
)
DARK = Scheme({"L0": "#f0f0f0", "L1": "#6a86b0", "L2": "#232f3e"}, "#a9aeb1", "#1b1b1b", "#f0f0f0")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors (#rrggbb), from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """The relative luminance of a color (#rrggbb), from 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
