"""What is said of a county whose FIPS code is no longer given out."""

from collections.abc import Collection, Mapping

from portal.imports.fips import RETIRED
from portal.imports.plans import Values

_RENAMED = {gone: RETIRED[gone].successors[0][0] for gone in RETIRED if RETIRED[gone].renamed}
_FORMER = {new: gone for gone, new in _RENAMED.items()}


def retirement_of(fips: str) -> str:
    """A sentence that names the successor of a retired code; empty for any other code."""
    gone = RETIRED.get(fips)
    if gone is None:
        return ""
    heirs = " and ".join(f"{code} {name}" for code, name in gone.successors)
    word = "successor is" if len(gone.successors) == 1 else "successors are"
    day = f"{gone.on:%B} {gone.on.day}, {gone.on.year}"
    return f"FIPS {fips} was retired on {day}: its {word} {heirs}."


def clash(fips: str, *, named: Collection[str], present: Mapping[str, Values]) -> str:
    """A sentence where one place stands under its old and its new code; else empty."""
    other = _RENAMED.get(fips) or _FORMER.get(fips, "")
    if other in named:
        where = "the file names too"
    elif present.get(other, {}).get("listed"):
        where = "the register has"
    else:
        return ""
    return f"FIPS {fips} is the same county as {other}, which {where}: keep one of the two."
