"""What is made of numbers shown: years and shares, and from where on a unit may be shown."""

from collections import defaultdict
from collections.abc import Sequence

from reports.disclosure.cube import Cell, Shown

# Events expected of a unit of the public funnel.  Below that its place among the limits would be
# the rounding's and not its own.
FEWEST_EXPECTED = 10.0
LEAST_SHARE, GREATEST_SHARE = 5, 95  # percent


def rolled_up(period: str, quarters: Sequence[Shown]) -> Shown:
    """The sum of shown quarters, as of a year or the last four; `period` names it.

    ValueError where a quarter comes twice or was not protected.
    """
    if not all(isinstance(cube, Shown) for cube in quarters):
        raise ValueError("Only numbers shown are added up.")
    if len({cube.quarter for cube in quarters}) < len(quarters):
        raise ValueError("A quarter comes twice.")
    total: dict[tuple[str, ...], int] = defaultdict(int)
    for cube in quarters:
        for labels, count in zip(cube.labels.tolist(), cube.counts.tolist(), strict=True):
            total[tuple(labels)] += count
    cells: list[Cell] = [(*labels, count) for labels, count in total.items()]  # type: ignore[misc]
    return Shown.of(period, cells)


def share(part: int, whole: int) -> str | None:
    """A share of two numbers shown, in whole percent; None where the whole is nothing.

    Under 5 and over 95 percent it says no more than that.  ValueError where the part is not
    within the whole.
    """
    if not 0 <= part <= whole:
        raise ValueError("A part is between nothing and the whole.")
    if whole == 0:
        return None
    if 100 * part < LEAST_SHARE * whole:
        return f"<{LEAST_SHARE} %"
    if 100 * part > GREATEST_SHARE * whole:
        return f">{GREATEST_SHARE} %"
    return f"{(200 * part + whole) // (2 * whole)} %"
