"""What every picture comes as: the drawing, a sentence, and the rows that both were made of."""

from dataclasses import dataclass

Cell = str | int | float


@dataclass(frozen=True)
class Figure:
    """A picture that can be read without seeing it."""

    title: str
    summary: str  # one sentence, computed from the rows
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]  # no cell is blank: a gap says why
