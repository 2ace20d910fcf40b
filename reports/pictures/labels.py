"""Names beside marks, where there is room: a name that finds none is left to the table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle; y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share some area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies within."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True)
class Mark:
    """A mark at (x, y) whose name is so wide."""

    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Beside:
    """Where a name stands: its base line, and which end of it the place is."""

    x: float
    y: float
    anchor: str
    box: Box


def place(marks: Sequence[Mark], frame: Box, size: float) -> list[Beside | None]:
    """A place for the name of each mark in type of a size, the first served first.

    Right of its mark, left, above or below; None where the name would leave the frame or lie
    upon a mark or a name.
    """
    reach = 0.4 * size
    taken = [Box(m.x - reach, m.y - reach, m.x + reach, m.y + reach) for m in marks]
    found: list[Beside | None] = []
    for mark in marks:
        free = next((b for b in _around(mark, size) if _is_free(b.box, frame, taken)), None)
        found.append(free)
        if free:
            taken.append(free.box)
    return found


def _is_free(box: Box, frame: Box, taken: Iterable[Box]) -> bool:
    return frame.holds(box) and not any(box.overlaps(other) for other in taken)


def _around(mark: Mark, size: float) -> list[Beside]:
    x, y, wide, off = mark.x, mark.y, mark.width, 0.5 * size
    rise = 0.35 * size  # from the middle of the letters to their base
    return [
        Beside(x + off, y + rise, "start", Box(x + off, y - off, x + off + wide, y + off)),
        Beside(x - off, y + rise, "end", Box(x - off - wide, y - off, x - off, y + off)),
        _over(mark, y - off - rise, size),
        _over(mark, y + off + 2 * rise, size),
    ]


def _over(mark: Mark, base: float, size: float) -> Beside:
    half = mark.width / 2
    return Beside(
        mark.x,
        base,
        "middle",
        Box(mark.x - half, base - 0.8 * size, mark.x + half, base + 0.2 * size),
    )
