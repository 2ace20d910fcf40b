"""Pixels an inch, out of the four ways in which ANSI/NIST-ITL and its neighbors write them."""

CM_PER_INCH = 2.54
MM_PER_INCH = 25.4
NOMINAL = (500.0, 1_000.0)
# The standard lets a scanner be 1 % off its nominal resolution, and 19.69 px/mm is 500.1.
TOLERANCE = 0.01


def nominal(ppi: float) -> float:
    """Return 500 or 1000 for what is within 1 % of it, else `ppi` itself."""
    for value in NOMINAL:
        if abs(ppi - value) <= TOLERANCE * value:
            return value
    return ppi


def from_per_cm(per_cm: float) -> float:
    """Convert pixels per centimeter to pixels an inch."""
    return nominal(per_cm * CM_PER_INCH)


def from_per_mm(per_mm: float) -> float:
    """Convert pixels per millimeter to pixels an inch."""
    return nominal(per_mm * MM_PER_INCH)
